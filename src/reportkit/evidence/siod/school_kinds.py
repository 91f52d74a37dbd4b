"""What kind of school the registers' words describe: its phase, and who maintains it.

Ofsted, GIAS, the school information and the school census each have their own words for both.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

_NOT_STATE_FUNDED = re.compile(
    "independent|post.?16|further education|higher education|children.s centre|online|offshore|overseas|"
    "miscellaneous|secure unit|sixth form|welsh|service children|other government department"
)
_ACADEMY = re.compile("academy|free school|studio school|university technical|city technology")
_SPECIAL = re.compile("special")
_ALTERNATIVE = re.compile(r"pupil referral|alternative provision|\bpru\b")
_SIXTEEN_PLUS = re.compile("16.(to.)?19|16 plus|sixth form")
_KEY_STAGE_2_ENDS = 11
_SECONDARY_ENDS = 16
_STARTS_IN_PRIMARY = 7


class Phase(StrEnum):
    """What a school is, whichever register says so; UNKNOWN where none does."""

    NURSERY = "nursery"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SPECIAL = "special"
    PRU = "pru"
    SIXTEEN_PLUS = "sixteen-plus"
    UNKNOWN = ""


_BY_NAME = {
    "nursery": Phase.NURSERY,
    "primary": Phase.PRIMARY,
    "middle deemed primary": Phase.PRIMARY,
    "secondary": Phase.SECONDARY,
    "middle deemed secondary": Phase.SECONDARY,
    "all-through": Phase.ALL_THROUGH,
    "all through": Phase.ALL_THROUGH,
}


@cache
def is_state_funded(kind: str) -> bool:
    """Whether a type of establishment is a state-funded school; one of no known type counts as such."""
    return not _NOT_STATE_FUNDED.search(kind.lower())


@cache
def is_academy_type(kind: str) -> bool | None:
    """Whether schools of the type are academies of some sort; None where the type does not tell."""
    return None if is_broad(kind) else bool(_ACADEMY.search(kind.lower()))


@cache
def is_broad(kind: str) -> bool:
    """Whether a type says nothing of who runs the school.

    It is blank, or the census's "State-funded primary", which covers academies and maintained schools.
    """
    return not kind or kind.lower().startswith("state-funded")


@cache
def phase_of(phase: str, kind: str, low: int | None, high: int | None) -> Phase:
    """The phase from a register's words, and its ages where the words cover several.

    Ofsted counts an all-through school as secondary; the school information counts middle and special
    schools as "Primary and secondary".
    """
    by_kind = _by_kind(f"{phase} {kind}".lower())
    if by_kind is not Phase.UNKNOWN:
        return by_kind
    words = phase.lower() or kind.lower().removeprefix("state-funded ")
    if words == "primary and secondary":
        return _of_several(low, high)
    named = _BY_NAME.get(words, Phase.UNKNOWN)
    return Phase.ALL_THROUGH if named is Phase.SECONDARY and _spans(low, high) else named


def _by_kind(words: str) -> Phase:
    """What the type settles alone, whatever ages the school has."""
    if _ALTERNATIVE.search(words):
        return Phase.PRU
    if _SPECIAL.search(words):
        return Phase.SPECIAL
    if "nursery" in words:
        return Phase.NURSERY
    return Phase.SIXTEEN_PLUS if _SIXTEEN_PLUS.search(words) else Phase.UNKNOWN


def _of_several(low: int | None, high: int | None) -> Phase:
    """A middle school is deemed secondary if more of its years are: 9 to 13 is, 8 to 12 is not."""
    if low is None or high is None:
        return Phase.UNKNOWN
    if _spans(low, high):
        return Phase.ALL_THROUGH
    return Phase.PRIMARY if _KEY_STAGE_2_ENDS - low > high - _KEY_STAGE_2_ENDS else Phase.SECONDARY


def _spans(low: int | None, high: int | None) -> bool:
    """Whether the ages run from primary to the end of secondary."""
    return low is not None and high is not None and low <= _STARTS_IN_PRIMARY and high >= _SECONDARY_ENDS


def teaches(end: int, low: int | None, high: int | None) -> bool | None:
    """Whether a school with these ages has the school year whose pupils turn `end`; None if not known."""
    return None if low is None or high is None else low < end <= high
