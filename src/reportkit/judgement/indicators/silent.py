"""The sheet of a test that cannot be made of any school, and why."""

from __future__ import annotations

import numpy as np

from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Words

NO_KEY: Key = ("", "")


def silent(evidence: Evidence, test: Test, key: Key, why: str | Words, note: Words | str = "") -> Sheet:
    """CANNOT SAY for every school, for the reason given; where that is "not applicable", NOT APPLICABLE."""
    nobody = np.zeros(evidence.size, dtype=np.bool_)
    cannot: Words = np.full(evidence.size, why, dtype=object) if isinstance(why, str) else why
    applies: Flags = cannot != MissingReason.NOT_APPLICABLE
    year = np.full(evidence.size, NO_YEAR)
    return Sheet(test, *key, applies, cannot, nobody, {}, [], year, note=note)


def holds_schools(evidence: Evidence, key: Key) -> bool:
    """Whether any school's figure of the series is held."""
    series = evidence.series.by_key.get(key)
    return series is not None and bool(series.has_row[:-1].any())
