"""A corrected event is replaced where it stood, and is still told."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from reportkit.casework.events.register_kinds import Contact, Withdrawal
from reportkit.casework.register import casefile, tell_history
from tests.casework.events.builders import NOW, TODAY, contact, day, decision, event

FIRST = event(contact("first"), 1, ago=3)
SECOND = event(contact("second"), 2, ago=2)
BETTER = event(contact("first, put right"), 3, ago=3, corrects=FIRST.id)


def ids(events):
    return [one.id[-1] for one in events]


def test_a_correction_takes_the_place_of_what_it_corrects():
    assert ids(tell_history([FIRST, SECOND, BETTER]).standing()) == ["3", "2"]


def test_what_was_corrected_is_still_told_with_what_replaced_it():
    told = tell_history([FIRST, SECOND, BETTER]).told
    assert [(one.event.id, one.replaced_by, one.stands) for one in told] == [
        (FIRST.id, BETTER.id, False),
        (SECOND.id, None, True),
        (BETTER.id, None, True),
    ]


def test_a_correction_corrected_again_keeps_the_place():
    best = event(contact("best"), 4, ago=3, corrects=BETTER.id)
    same_day = event(contact("same day"), 2, ago=3)
    assert ids(tell_history([FIRST, same_day, BETTER, best]).standing()) == ["4", "2"]


def test_a_correction_of_the_day_moves_it():
    later = event(contact("later"), 3, ago=1, corrects=FIRST.id)
    assert ids(tell_history([FIRST, SECOND, later]).standing()) == ["2", "3"]


def test_a_withdrawn_event_is_gone_and_its_withdrawal_does_not_stand():
    history = tell_history([FIRST, event(Withdrawal(), 2, corrects=FIRST.id)])
    assert history.standing() == ()
    assert ids(history.events) == ["1", "2"]


def test_a_day_shows_what_had_happened_by_its_end():
    assert ids(tell_history([FIRST, SECOND]).standing(day(3))) == ["1"]
    assert ids(tell_history([FIRST, SECOND]).standing(day(2))) == ["1", "2"]


def test_what_was_not_known_then_is_left_out():
    late = event(
        contact("first, put right"), 3, ago=3, corrects=FIRST.id, recorded_at=NOW + timedelta(days=1)
    )
    assert ids(casefile([FIRST, SECOND, late], TODAY, NOW).events) == ["1", "2"]
    assert ids(casefile([FIRST, SECOND, late], TODAY).events) == ["3", "2"]


def test_a_casefile_gives_events_by_kind():
    file = casefile([FIRST, event(decision(), 2), event(contact("x"), 3)], TODAY)
    assert ids(file.of(Contact)) == ["1", "3"]
    assert file.last(Contact).id == "102368-3"
    assert file.last(Withdrawal) is None


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12))
def test_nothing_is_ever_lost_from_a_history(plan):
    events = []
    for number, (ago, corrects) in enumerate(plan, start=1):
        open_ones = [one.event.id for one in tell_history(events).told if one.replaced_by is None]
        named = open_ones[-1] if corrects and open_ones else None
        events.append(event(contact(str(number)), number, ago=ago, corrects=named))
    history = tell_history(events)
    corrected = sum(one.corrects is not None for one in events)
    assert history.events == tuple(events)
    assert len(history.standing()) == len(events) - corrected
