"""Who may have a Note of Visit (H120, K36): the policy's readers, and those whose request was granted."""

from __future__ import annotations

from typing import Any

import pytest

from reportkit.casework.events import Event, Named, Payload
from reportkit.casework.events.erasing import ERASED
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.events.visit_kinds import ShareRequest, VisitSort
from reportkit.casework.register import tell_history
from reportkit.casework.sharing import Recipient, readers_named, recipients_of
from reportkit.exceptions import UsageError
from tests.casework.events.builders import event
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, rules, visited

VISIT, OTHER_VISIT, CORRECTION = "102368-1", "102368-2", "102368-9"


def asked(name: str, *, granted: bool, visit: str = VISIT) -> ShareRequest:
    return ShareRequest(visit=visit, asked_by=Named(name=name, position="governor"), granted=granted)


def may_have_it(policy: str, *recorded: Payload | Event, of: str = VISIT) -> tuple[str, ...]:
    """Who may have the note of the first of two visits, requests being recorded after both."""
    two = [event(visited(), 1, ago=9), event(visited(sort=VisitSort.OTHER), 2, ago=9)]
    events = [one if isinstance(one, Event) else event(one, n) for n, one in enumerate(recorded, start=3)]
    history = tell_history([*two, *events])
    visit = history.current(of)
    assert visit is not None
    return tuple(one.who for one in recipients_of(visit, history, rules(policy).pack))


def taken_back(number: int, corrects: str) -> Event:
    return event(Withdrawal(), number, corrects=corrects)


TABLE: dict[str, tuple[tuple[Any, ...], tuple[str, ...]]] = {
    "nobody asked": ((), ()),
    "a request was granted": ((asked("C Chair", granted=True),), ("C Chair",)),
    "a request was declined": ((asked("C Chair", granted=False),), ()),
    "another visit's note was asked for": ((asked("C Chair", granted=True, visit=OTHER_VISIT),), ()),
    "granted, then declined": (
        (asked("C Chair", granted=True), asked("C  CHAIR", granted=False)),
        (),
    ),
    "declined, then granted": (
        (asked("C Chair", granted=False), asked("C Chair", granted=True)),
        ("C Chair",),
    ),
    "granted twice": ((asked("C Chair", granted=True), asked("C Chair", granted=True)), ("C Chair",)),
    "two people asked": (
        (asked("C Chair", granted=True), asked("D Diocese", granted=True)),
        ("C Chair", "D Diocese"),
    ),
    "the grant was taken back": ((asked("C Chair", granted=True), taken_back(4, "102368-3")), ()),
    "the name was erased": ((asked(ERASED, granted=True),), ()),
}


@pytest.mark.parametrize("case", TABLE)
def test_hillingdon_s_note_goes_to_the_head_and_to_whoever_was_granted_it(case: str) -> None:
    recorded, others = TABLE[case]
    assert may_have_it(HILLINGDON, *recorded) == ("headteacher", *others)


@pytest.mark.parametrize("case", TABLE)
def test_hackney_s_goes_to_head_and_chair_and_to_whoever_was_granted_it(case: str) -> None:
    recorded, others = TABLE[case]
    assert may_have_it(HACKNEY, *recorded) == ("headteacher", "chair of governors", *others)


def test_a_request_stays_with_a_note_that_is_corrected_twice() -> None:
    recorded = (
        asked("C Chair", granted=True),
        event(visited(), 4, corrects=VISIT, ago=9),
        event(visited(), 5, corrects="102368-4", ago=9),
    )
    assert may_have_it(HILLINGDON, *recorded, of="102368-5") == ("headteacher", "C Chair")
    assert may_have_it(HILLINGDON, *recorded, of=OTHER_VISIT) == ("headteacher",)


def test_a_recipient_by_request_names_the_request() -> None:
    first, request = event(visited(), 1), event(asked("C Chair", granted=True), 2)
    found = recipients_of(first, tell_history([first, request]), rules(HILLINGDON).pack)
    assert found == (Recipient("headteacher"), Recipient("C Chair", "102368-2"))


def test_a_policy_that_names_no_reader_is_refused() -> None:
    with pytest.raises(UsageError, match="hillingdon@2016-02 does not say who gets this"):
        readers_named(rules(HILLINGDON).pack, "no such rule")
