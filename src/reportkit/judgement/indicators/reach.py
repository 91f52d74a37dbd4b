"""Tests that could not flag a school whatever its figure, and so cannot clear it either."""

from __future__ import annotations

import numpy as np

from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Words

NO_FIGURE = "so few pupils are behind it that no figure could be past the line"
NO_FALL = "so few pupils reached the standard the year before that no fall could be past the line"
NO_FIGURE_AMONG_LIKE = (
    "so few pupils are behind it, or reach the standard in comparable schools, that no figure could be past "
    "the line"
)


def within_reach(cannot: Words, could_flag: Flags, why: str, note: Words | str = "") -> tuple[Words, Words]:
    """Why a test cannot say, and its note, with `why` where it could say but never could flag.

    `could_flag` is whether the worst figure that a school can have would be flagged.
    """
    never = (cannot == "") & ~could_flag
    reason: Words = np.where(never, MissingReason.TOO_FEW, cannot)
    noted: Words = np.where(never, why, note)
    return reason.astype(object), noted.astype(object)
