"""Tests that say the same of a school whatever its figure, and so say nothing of it."""

from __future__ import annotations

import numpy as np

from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Words

NO_FIGURE = "so few pupils are behind it that no figure could be past the line"
NO_FALL = "so few pupils reached the standard the year before that no fall could be past the line"
NO_ROOM = (
    "so many of its pupils reached the standard in the years before that not even all of them in the latest "
    "year would have kept up with England"
)
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


def within_bounds(cannot: Words, must_flag: Flags, why: str, note: Words | str = "") -> tuple[Words, Words]:
    """Why a test cannot say, and its note, with `why` where it could say but could not help flagging.

    `must_flag` is whether the school is flagged, and the best figure that it can have would be too.
    """
    always = (cannot == "") & must_flag
    reason: Words = np.where(always, MissingReason.NOT_CALCULABLE, cannot)
    noted: Words = np.where(always, why, note)
    return reason.astype(object), noted.astype(object)
