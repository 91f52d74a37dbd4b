"""`reportkit calendar`: every deadline of the term, and school by school for one who says who and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.exceptions import CaseworkRefused, UsageError
from tests.casework.events.builders import entry
from tests.casework.test_minute_book import meeting
from tests.commands.builders import GOOD, Officer

MEETING = date(2026, 12, 3)
GOBAR = f"register place {GOOD} --category gobar --indicator 1 --why Fell"
WHY = 'calendar --why "Planning the term"'


def arrange(officer: Officer) -> str:
    """The id of the meeting of 3 December, arranged in September."""
    arranged = entry(meeting(MEETING), happened_on=date(2026, 9, 7))
    return officer.store.append(arranged)[0].id


def readings(officer: Officer) -> list[str]:
    found = (event.payload for event in officer.store.events("hillingdon"))
    return [said.what for said in found if isinstance(said, Reading)]


def test_every_deadline_is_told_by_day_with_its_rule(officer: Officer) -> None:
    officer.store.append(entry(kinds.PapersSent(meeting=arrange(officer)), happened_on=date(2026, 11, 20)))
    said = officer.does("calendar").splitlines()
    papers, board, minutes = [
        next(line for line in said if text in line)
        for text in ("papers to members", "meeting of the board", "approved minutes")
    ]
    assert papers.startswith("Thu 26 Nov 2026  met") and papers.endswith("(H84), on 20 November 2026")
    assert board.startswith("Thu  3 Dec 2026  due") and board.endswith("(H81)")
    assert minutes.startswith("Thu 17 Dec 2026  due") and minutes.endswith("(H87)")
    assert said.index(papers) < said.index(board) < said.index(minutes)
    assert said[0].startswith("Hillingdon, autumn term 2026, 1 September 2026 to 3 January 2027")


def test_without_a_reason_no_school_is_named_and_nothing_is_opened(officer: Officer) -> None:
    officer.does(GOBAR)
    said = officer.does("calendar")
    assert GOOD not in said and "School by school" not in said
    assert "To see it, say who you are with --by and why with --why." in said
    assert readings(officer) == []


def test_with_a_reason_it_tells_what_is_due_for_each_school_and_that_is_on_record(officer: Officer) -> None:
    officer.does(GOBAR)
    said = officer.does(WHY)
    [visit] = [line for line in said.splitlines() if "support and challenge visit" in line]
    assert visit.startswith(f"Sun  3 Jan 2027  due            {GOOD}") and "H115" in visit
    assert readings(officer) == ["calendar"]


def test_a_reason_without_a_name_is_refused(officer: Officer) -> None:
    nobody = Officer(officer.siod, officer.address, name="")
    assert isinstance(nobody.is_refused(WHY), CaseworkRefused)


def test_the_file_holds_no_school_and_nothing_that_somebody_wrote(officer: Officer, tmp_path: Path) -> None:
    officer.does(GOBAR)
    first = arrange(officer)
    action = kinds.Action(meeting=first, what="Ask Gobar Primary", owner="Ann", due=date(2026, 12, 1))
    officer.store.append(entry(action))
    path = tmp_path / "autumn.ics"
    assert "Ask Gobar Primary" in officer.does(f"{WHY} --ics {path}")
    content = path.read_text(encoding="utf-8")
    assert GOOD not in content and "Gobar" not in content and "visit" not in content
    events = Calendar.from_ical(content).events
    assert {date(2026, 11, 26), MEETING, date(2026, 12, 17)} <= {event.decoded("dtstart") for event in events}
    assert len({event["uid"] for event in events}) == len(events)
    officer.does(f"calendar --ics {tmp_path / 'again.ics'}")
    assert (tmp_path / "again.ics").read_text(encoding="utf-8") == content


def test_a_file_that_no_calendar_would_open_is_refused(idle: Officer) -> None:
    assert "does not end in .ics" in str(idle.is_refused("calendar --ics autumn.txt"))


def test_another_term_can_be_asked_for_and_one_that_is_not_set_up_is_refused(idle: Officer) -> None:
    assert "spring term 2027, 4 January 2027 to 11 April 2027" in idle.does("calendar --term 2027-spring")
    refused = idle.is_refused("calendar --term 2027-winter")
    assert isinstance(refused, UsageError) and "The last that can be shown is 2027-summer." in str(refused)


def test_under_hackney_s_policy_it_shows_what_hackney_has(idle: Officer) -> None:
    said = idle.does("calendar --authority hackney")
    assert "(K30)" in said and "(K41)" in said and "how often the SRAS meets" in said
    assert "(H8" not in said and "board" not in said


def test_an_authority_without_a_policy_is_told_so(idle: Officer) -> None:
    refused = idle.is_refused("calendar --authority surrey")
    assert "Surrey has no policy" in str(refused)


@pytest.mark.parametrize(("as_at", "state"), [("2026-12-17", "due"), ("2026-12-18", "late")])
def test_the_day_it_is_looked_at_decides(officer: Officer, as_at: str, state: str) -> None:
    arrange(officer)
    minutes = [line for line in officer.does(f"calendar --as-at {as_at}").splitlines() if "(H87)" in line]
    assert [line[17:21].strip() for line in minutes] == [state]


def test_how_many_reviews_are_due_is_told_once_any_is_on_record(officer: Officer) -> None:
    none = "How many cannot be said, because no School Review is on record for any school."
    assert none in officer.does("calendar")
    officer.does(f"register school-review {GOOD} --led-by Lee --why Held --on 2023-11-22")
    said = officer.does("calendar")
    assert "1 due by 3 January 2027" in said and none not in said
