"""What goes to the Schools' Forum: approved minutes alone, what is asked of it, and what was checked."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit import __version__
from reportkit.blocks import Block, Callout, Heading, Table, Title, text_of
from reportkit.casework.events import board_kinds as kinds
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board import handover
from tests.casework.test_minute_book import Clerk
from tests.reports.board.meetings import ALL, JULY, approved, lines, met, minuted, of, rows, seated

SECTIONS = (
    *(handover.front, handover.forum, handover.recommendations),
    *(handover.certificate, handover.minutes),
)


def ready() -> tuple[Clerk, str]:
    """Minutes of July that Ben Chair approved."""
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    approved(clerk, first)
    return clerk, first


def whole(profile: BoardProfile) -> list[Block]:
    return [block for section in SECTIONS for block in section(profile)]


def test_it_is_ready_once_a_co_chair_has_approved_the_minutes_as_they_stand() -> None:
    clerk, first = ready()
    assert handover.ready(of(clerk)) is not None
    clerk.write(kinds.Minute(meeting=first, item="Late", said="Forgotten."), JULY)
    assert handover.ready(of(clerk)) is None
    with pytest.raises(ValueError, match="H88"):
        handover.front(of(clerk))
    assert handover.ready(of(seated())) is None


def test_it_says_who_approved_and_bears_no_mark_of_a_draft() -> None:
    clerk, _ = ready()
    title, said = handover.front(of(clerk))
    assert isinstance(title, Title) and title.marking == ""
    assert lines([said]) == ["Ben Chair, Co-Chair for school leaders, approved these minutes on 8 July 2026."]


@pytest.mark.parametrize(
    ("settings", "meets", "papers"),
    [
        (
            {"forum_on": (date(2026, 7, 16), date(2026, 12, 17)), "forum_papers_before": 7},
            "17 December 2026",
            "10 December 2026",
        ),
        ({"forum_papers_before": 7}, "Not known: add its days", "7 days before it meets."),
        ({"forum_on": (date(2026, 12, 17),)}, "17 December 2026", "Not known: set  forum_papers_before"),
    ],
)
def test_it_gives_the_next_forum_and_by_when_that_wants_its_papers(
    settings: dict[str, object], meets: str, papers: str
) -> None:
    clerk, _ = ready()
    found = dict(map(tuple, rows(handover.forum(of(clerk, **settings)))))
    assert found["It meets on"].startswith(meets)
    assert found["Its papers are due by"].startswith(papers)
    assert found["Earliest day for the Forum"].startswith("16 July 2026.")
    assert found["Item"] == "The board’s minutes are a standing item of every Forum."


def test_once_they_went_it_names_the_forum_that_they_went_to() -> None:
    clerk, first = ready()
    clerk.write(kinds.MinutesToForum(meeting=first, forum_on=date(2026, 7, 15)), date(2026, 7, 10))
    found = dict(map(tuple, rows(handover.forum(of(clerk, forum_on=(date(2026, 12, 17),))))))
    assert found["It met on"] == "15 July 2026"
    assert found["Sent"] == "On 10 July 2026."
    assert found["Earliest day for the Forum"] == "16 July 2026. That Forum is too soon."


@pytest.mark.parametrize(
    ("before", "says"),
    [
        (5, "On 10 July 2026."),
        (6, "On 10 July 2026, one day after the Forum’s papers were due."),
        (None, "On 10 July 2026."),
    ],
)
def test_papers_that_went_late_are_said_to_be_late(before: int | None, says: str) -> None:
    clerk, first = ready()
    clerk.write(kinds.MinutesToForum(meeting=first, forum_on=date(2026, 7, 15)), date(2026, 7, 10))
    found = dict(map(tuple, rows(handover.forum(of(clerk, forum_papers_before=before)))))
    assert found["Sent"] == says
    if before:
        assert found["Its papers were due by"] == f"{15 - before} July 2026"


def test_recommendations_come_with_what_they_ask_for_in_money() -> None:
    clerk, _ = ready()
    assert rows(handover.recommendations(of(clerk))) == [["Finance", "Fund the networks", "£24,000"]]


def test_minutes_of_a_meeting_without_a_quorum_are_not_handed_over_as_decided() -> None:
    clerk = seated()
    first = met(clerk, present=ALL[1:])
    minuted(clerk, first)
    approved(clerk, first)
    profile = of(clerk)
    blocks = whole(profile)
    callouts = [text_of(one.spans) for one in blocks if isinstance(one, Callout)]
    assert [said.startswith("The meeting was not quorate (H78).") for said in callouts] == [True, True]
    assert "Put forward, not decided: Writing it is." in str(rows(blocks))
    assert not [line for line in lines(blocks) if line.startswith("Decision ")]
    assert handover.expected_parts(profile).tables == sum(isinstance(one, Table) for one in blocks)


def test_the_certificate_says_what_was_looked_for_where_by_what_and_that_nothing_was_found() -> None:
    clerk, _ = ready()
    said = " ".join(lines(handover.certificate(of(clerk))))
    assert f"reportkit {__version__} searched this file on 22 November 2026" in said
    for part in ("tables", "descriptions of pictures", "properties", "file name", "(URN)", "It found none"):
        assert part in said


def test_what_is_expected_of_the_handover_is_what_is_written() -> None:
    clerk, _ = ready()
    profile = of(clerk)
    parts, blocks = handover.expected_parts(profile), whole(profile)
    headings = {block.text for block in blocks if isinstance(block, Heading)}
    assert set(parts.headings) <= headings
    assert parts.tables == sum(isinstance(block, Table) for block in blocks)
    assert "DRAFT" not in str(blocks)
