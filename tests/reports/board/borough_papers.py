"""A meeting of Hillingdon's board on a day, beside a borough made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from reportkit.casework.record import Record
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.profiles.board import BoardProfile, board_profile
from reportkit.reports.profiles.board_borough import BoroughPaper, Earlier
from tests.reports.builders import PARAMS

AS_AT, MEETING = date(2026, 11, 22), date(2026, 12, 3)


def board(*, five_aims: bool = True, called: Literal["borough", "county"] = "borough") -> BoardProfile:
    """The meeting with nothing on record of it."""
    profile = board_profile(Record("hillingdon", AS_AT, "hillingdon@2016-02", ()), PARAMS, MEETING)
    changed = {"has_five_aims": five_aims, "called": called}
    return replace(profile, authority=profile.authority.model_copy(update=changed))


def paper(borough: BoroughProfile, *, earlier: BoroughProfile | None = None) -> BoroughPaper:
    """The meeting beside the borough, and the borough as it was known when last term ended."""
    then = Earlier(date(2026, 8, 31), is_meeting=False, known=earlier)
    return BoroughPaper(board(five_aims=borough.authority.has_five_aims), borough, then)
