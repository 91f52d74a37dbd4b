"""How many flags chance alone would make (E0, Multiplicity)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from reportkit.judgement.assessment.model import Finding
from reportkit.judgement.statistics import expected_false_flags


def false_flags(findings: Iterable[Finding]) -> float:
    """How many of the tests that could be made would be flagged though nothing had changed.

    A test whose chance cannot be worked out, such as one that rests on a return, adds nothing.
    """
    chances = [finding.chance for finding in findings if finding.is_made]
    return float(np.nan_to_num(expected_false_flags(chances)))
