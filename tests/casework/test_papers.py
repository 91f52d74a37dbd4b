"""Which events a paper rests on: its own, what refers to it, and the kinds it draws on."""

from __future__ import annotations

from datetime import date

from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.events.support_kinds import Panel
from reportkit.casework.events.visit_kinds import Visit, VisitCheck
from reportkit.casework.papers import resting_on, saying
from reportkit.casework.register import tell_history
from tests.casework.events.builders import TODAY, event
from tests.casework.requirements.builders import panel, placed, visited

EVENTS = [
    event(placed(), 1, ago=30),
    event(visited(), 2, ago=20),
    event(visited(), 3, ago=10),
    event(VisitCheck(visit="102368-2", assured_by="Bea"), 4, ago=9),
    event(VisitCheck(visit="102368-3", assured_by="Bea"), 5, ago=8),
    event(visited(reviewed=date(2026, 11, 1)), 6, ago=20, corrects="102368-2"),
    event(panel(), 7, ago=15),
    event(panel(), 8, ago=25),
]
HISTORY = tell_history(EVENTS)


def ids(of: str | None, *kinds: type[Panel], as_at: date = TODAY) -> list[str]:
    about = HISTORY.current(of) if of else None
    return [one.id.removeprefix("102368-") for one in resting_on(HISTORY, about, kinds, as_at)]


def test_it_rests_on_its_event_what_that_corrects_and_what_refers_to_either() -> None:
    assert ids("102368-6") == ids("102368-2") == ["2", "4", "6"]


def test_of_other_kinds_it_rests_on_what_happened_no_later_than_its_event() -> None:
    assert ids("102368-6", Panel) == ["2", "4", "6", "8"]


def test_a_form_rests_on_all_of_its_kinds_up_to_the_day() -> None:
    assert ids(None, Panel) == ["7", "8"]
    assert ids(None, Panel, as_at=date(2026, 10, 30)) == ["8"]


def test_what_refers_to_it_later_than_the_day_is_left_out() -> None:
    assert ids("102368-6", as_at=date(2026, 11, 10)) == ["2", "6"]


def test_what_was_taken_back_is_left_out_with_what_took_it_back() -> None:
    history = tell_history([*EVENTS, event(Withdrawal(), 9, corrects="102368-4")])
    about = history.current("102368-6")
    assert [one.number for one in resting_on(history, about, (), TODAY)] == [2, 6]


def test_events_of_a_kind_come_with_what_they_say() -> None:
    assert [said.data_reviewed_on for _, said in saying(HISTORY.standing(), Visit)] == [
        date(2026, 11, 1),
        None,
    ]


def test_what_stands_for_an_event_is_its_newest_correction_and_nothing_once_it_is_taken_back() -> None:
    again = event(visited(), 9, corrects="102368-6", ago=20)
    gone = event(Withdrawal(), 10, corrects="102368-9", ago=20)
    assert tell_history([*EVENTS, again]).current("102368-2") == again
    assert tell_history([*EVENTS, again, gone]).current("102368-2") is None
    assert HISTORY.current("102368-77") is None
