"""What is told at once of minutes that go to the Schools' Forum: its days, and when it wanted its papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.minuting import board_told
from reportkit.casework.minuting.following import forum_lines
from tests.casework.minuting.test_refusing import TERMS
from tests.reports.board.meetings import JULY, approved, met, minuted, seated

FORUM = date(2026, 7, 16)


def told(on: date, *forums: date, papers_before: int | None = None) -> tuple[str, ...]:
    """What is told of minutes that went on a day to the Forum of 16 July."""
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    approved(clerk, first)
    clerk.write(kinds.MinutesToForum(meeting=first, forum_on=FORUM), on)
    sitting = clerk.book().sitting(JULY)
    assert sitting is not None
    periods = replace(TERMS.periods, forum_papers_before=papers_before)
    return board_told(
        clerk.events[-1], sitting, clerk.book(), replace(TERMS, forum_on=forums, periods=periods)
    )


@pytest.mark.parametrize(("day", "is_late"), [(9, False), (10, True)])
def test_minutes_that_went_after_the_forum_wanted_its_papers_are_told(day: int, *, is_late: bool) -> None:
    said = told(date(2026, 7, day), FORUM, papers_before=7)
    assert said == (
        (
            "The Schools' Forum of 16 July 2026 wanted its papers by 9 July 2026, and these went on 10 July "
            "2026: ask its clerk whether they are in time.",
        )
        if is_late
        else ()
    )
    assert told(date(2026, 7, day), FORUM) == ()


def test_a_forum_whose_days_nobody_published_is_told_as_not_checked() -> None:
    [said] = told(date(2026, 7, 9))
    assert said.startswith(
        "No day of the Schools' Forum is in the settings, so that it meets on 16 July 2026"
    )


@pytest.mark.parametrize(
    ("day", "meets", "is_warned"), [(16, "It meets next on", True), (17, "It met on", False)]
)
def test_the_forum_is_warned_of_while_the_minutes_are_due(day: int, meets: str, *, is_warned: bool) -> None:
    clerk = seated()
    met(clerk)
    book = clerk.book()
    sitting = book.sitting(JULY)
    assert sitting is not None
    said = forum_lines(replace(TERMS, forum_on=(FORUM,)).dates(sitting, book), date(2026, 7, day))
    assert f"{meets} 16 July 2026." in said[0]
    assert bool(said[1:]) is is_warned
