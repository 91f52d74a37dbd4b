"""What a test or an indicator says of a school: one of four words, never a blank."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """A suppressed or missing figure is CANNOT_SAY, never CLEAR; no return is never “no concern”."""

    FLAG = "flag"
    CLEAR = "clear"
    CANNOT_SAY = "cannot say"
    NOT_APPLICABLE = "not applicable"
