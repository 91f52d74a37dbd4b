"""Indicator 11, the public limb: what the latest inspection says of safeguarding (H108).

A flag needs a named person's review on the same day; it is never scored or averaged. An inspection
that found safeguarding effective clears only this limb: what the council knows is a return of its own
(see `returns`), and without it indicator 11 is not clear.
"""

from __future__ import annotations

import numpy as np

from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Whole, Words

INSPECTED = Test("11a", 11, "Safeguarding at the latest inspection", ())
EFFECTIVE, NOT_EFFECTIVE, NOT_SAID = "yes", "no", ""
NOT_INSPECTED = "no inspection held says"


def safeguarding(evidence: Evidence, effective: Words, cell: Whole) -> Sheet:
    """11a: a breach where safeguarding was not effective or the standard not met.

    `effective` is "yes", "no" or "" (not inspected, or not judged) for each school; `cell` the place of
    the inspection's cell. Raises ValueError for any other word, so that none reads as clear.
    """
    unknown = set(effective) - {EFFECTIVE, NOT_EFFECTIVE, NOT_SAID}
    if unknown:
        raise ValueError(f"“{min(map(str, unknown))}” does not say whether safeguarding is effective.")
    not_said = effective == NOT_SAID
    return Sheet(
        INSPECTED,
        "",
        "",
        np.ones(evidence.size, dtype=np.bool_),
        first_reason(evidence.size, (not_said, MissingReason.NOT_AVAILABLE)),
        effective == NOT_EFFECTIVE,
        {},
        [cell],
        np.full(evidence.size, NO_YEAR),
        note=np.where(not_said, NOT_INSPECTED, "").astype(object),
    )
