"""Times of day of a meeting are times, and it ends after it begins."""

from __future__ import annotations

import pytest

from reportkit.casework.events import parse_payload
from reportkit.casework.events.board_kinds import Meeting
from reportkit.exceptions import CaseworkRefused
from tests.casework.events.builders import TODAY

HELD = {"board": "SSPB", "on": TODAY}


@pytest.mark.parametrize("typed", ["banana", "1600", "24:00", "4pm", "16:60"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(CaseworkRefused, match="no time of day"):
        parse_payload("meeting", {**HELD, "begins": typed})


def test_a_meeting_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(CaseworkRefused, match="ends before it begins"):
        parse_payload("meeting", {**HELD, "begins": "16:00", "ends": "15:00"})


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("9:05", "09:05"), ("16:00", "16:00")])
def test_a_time_is_kept_with_two_digits_an_hour_or_left_out(typed: str, kept: str) -> None:
    said = parse_payload("meeting", {**HELD, "begins": typed, "ends": "18:00"})
    assert isinstance(said, Meeting) and said.begins == kept
