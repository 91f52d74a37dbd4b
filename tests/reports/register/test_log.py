"""The change log tells what was corrected too; the readers are told with how often and why (H42, H119)."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportkit.casework.events import Event
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.record import TeamReturn
from reportkit.reports.sections.register import change_log, readers, team_returns
from tests.casework.events.builders import TODAY, contact, event
from tests.casework.record.builders import school
from tests.casework.requirements.builders import placed
from tests.reports.register.builders import profile, rows, said


def test_the_newest_change_comes_first_and_contacts_are_no_changes() -> None:
    found = rows(change_log(profile(school((placed(), 20), (contact(), 10), (placed("ri_a"), 5)))))
    assert [row[0] for row in found] == ["102368-3", "102368-1"]
    assert found[1][2:] == [
        "2 November 2026",
        "Placed as School GOBAR by decision.",
        "Ann Officer: KS2 fell for three years.",
    ]


def test_what_was_taken_back_is_still_told() -> None:
    wrong = event(placed(), 1, ago=5)
    back = event(Withdrawal(), 2, ago=4, corrects=wrong.id)
    from dataclasses import replace

    found = rows(change_log(profile(replace(school(), events=(wrong, back)))))
    assert found[0][3] == "Took back 102368-1."
    assert found[1][3] == "Placed as School GOBAR by decision; no longer counts, see 102368-2."


def test_an_old_event_written_down_this_term_is_a_change_of_this_term() -> None:
    """Every event of the builders was written down today."""
    assert [row[2] for row in rows(change_log(profile(school((placed(), 300)))))] == ["26 January 2026"]


def test_what_happens_after_the_day_is_not_told() -> None:
    assert rows(change_log(profile(school((placed(), -3))))) == []


def reading(number: int, ago: int, who: str = "Ann Officer", what: str = "register", **said: Any) -> Event:
    return event(Reading(what=what, as_at=TODAY), number, ago=ago, who=who, **said)


def test_readers_are_told_once_for_each_thing_they_opened() -> None:
    opened = (
        reading(1, 30),
        reading(2, 3, why="Half-termly meeting"),
        reading(3, 2, who="Bea Head"),
        reading(4, 1, what="history of 102368"),
        reading(5, 200, who="Cy Gone"),
    )
    found = rows(readers(profile(school(), borough=opened)))
    assert found == [
        ["Ann Officer", "history of 102368", "1", "21 November 2026", "KS2 fell for three years"],
        ["Ann Officer", "register", "2", "19 November 2026", "Half-termly meeting"],
        ["Bea Head", "register", "1", "20 November 2026", "KS2 fell for three years"],
    ]


def test_a_team_that_did_not_answer_has_no_return_and_not_no_concern() -> None:
    teams = (
        TeamReturn("Finance", 0, 3, "Fay Finance", date(2026, 10, 1), date(2026, 11, 13)),
        TeamReturn("Governance", 2, 3, "Gus", date(2026, 10, 1), date(2026, 12, 4), date(2026, 11, 2)),
        TeamReturn("HR", 0, 3),
    )
    blocks = team_returns(profile(school(), teams=teams))
    assert rows(blocks) == [
        ["Finance", "Fay Finance", "1 October 2026", "13 November 2026 (overdue)", "no return", "none"],
        ["Governance", "Gus", "1 October 2026", "4 December 2026", "2 of 3 schools", "2 November 2026"],
        ["HR", "nobody", "not asked", "not asked", "no return", "none"],
    ]
    assert "That is not “no concern”." in said(blocks)
