"""What may follow what was recorded of a school before: corrections, and leaving the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportkit.casework.events import called
from reportkit.casework.events.event import Entry, Event
from reportkit.casework.events.register_kinds import Decision, Placement, Removal, Review, Taper, Withdrawal
from reportkit.casework.register.entries import RegisterEntry, register_entry
from reportkit.casework.register.standing import casefile, tell_history
from reportkit.exceptions import CaseworkRefused
from reportkit.vocabulary import Urn, in_words

LOOKS_BACK = (Placement, Decision, Review, Taper, Removal, Withdrawal)


def check_follows(event: Event, before: Sequence[Event]) -> None:
    """Raises CaseworkRefused for an event that may not follow those recorded of the school before it.

    `before` has the events of the kinds in LOOKS_BACK and, for a correction, the one it corrects.
    """
    _check_correction(event, before)
    if event.urn is not None and isinstance(event.payload, LOOKS_BACK):
        _check_place(event, event.urn, before)
        _check_not_silent(event, event.urn, before)


def _check_correction(event: Event, before: Sequence[Event]) -> None:
    if event.corrects is None:
        if isinstance(event.payload, Withdrawal):
            raise _refused(event, "it does not say which event it takes back; give the event's id")
        return
    told = {one.event.id: one for one in tell_history(before).told}
    if event.corrects not in told:
        raise _refused(event, f"there is no event {event.corrects} of this school to correct")
    one = told[event.corrects]
    if one.replaced_by:
        raise _refused(event, f"{event.corrects} was corrected by {one.replaced_by} already; correct that")
    if not isinstance(event.payload, type(one.event.payload) | Withdrawal):
        other = f"{event.corrects} is of another kind, {called(one.event.kind)}"
        raise _refused(event, f"{other}; withdraw it and record what is right")
    if isinstance(one.event.payload, Withdrawal):
        raise _refused(event, f"{event.corrects} took an event back; record that event again")


def _check_place(event: Event, urn: Urn, before: Sequence[Event]) -> None:
    """A school is reviewed, tapered or removed while it is on the register, and leaves it by a removal."""
    entry = register_entry(urn, casefile(_others(event, before), event.happened_on))
    is_on = entry is not None and entry.is_on
    if isinstance(event.payload, Review | Taper | Removal) and not is_on:
        raise _refused(event, f"the school was not on the register on {in_words(event.happened_on)}")
    if isinstance(event.payload, Decision) and event.payload.on_register is False and is_on:
        raise _refused(event, "the school is on the register, and leaves it by a removal alone")


def _check_not_silent(event: Event, urn: Urn, before: Sequence[Event]) -> None:
    """A rule's placement goes out of force only by naming it and who approved (H45, H46, K48, K54)."""
    was = _automatic(urn, before) or _automatic(urn, _others(event, before))
    now = _automatic(urn, [*before, event])
    if was is None or now is not None or _owns_up(event, was):
        return
    raise _refused(
        event,
        f"{was.id} placed the school by rule, and that cannot end unsaid; name {was.id} and who approved "
        "that it ends",
    )


def _others(event: Event, before: Sequence[Event]) -> Sequence[Event]:
    """What stood before, without what the event corrects."""
    return before if event.corrects is None else (*before, replace(event, payload=Withdrawal()))


def _automatic(urn: Urn, events: Sequence[Event]) -> Event | None:
    entry: RegisterEntry | None = register_entry(urn, casefile(events, date.max))
    return entry.automatic if entry else None


def _owns_up(event: Event, ended: Event) -> bool:
    match event.payload:
        case Removal(ends=named) | Decision(departs_from=named):
            return named == ended.id
        case Withdrawal(approved_by=approved_by):
            return event.corrects == ended.id and bool(approved_by)
        case _:
            return False


def _refused(entry: Entry, problem: str) -> CaseworkRefused:
    return CaseworkRefused(
        f"The {called(entry.kind)} for {entry.urn or entry.authority} was not recorded: {problem}."
    )
