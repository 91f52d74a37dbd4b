"""Where the records put a school, as its own head may read it: since when, decided by whom and why."""

from __future__ import annotations

from datetime import date

from reportkit.casework.events import Event, Payload
from reportkit.casework.events.erasing import ERASED
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Contact, Decision, Placement, Removal
from reportkit.casework.papers import saying
from reportkit.casework.register import Casefile, RegisterEntry, Status, register_entry
from reportkit.casework.requirements import Rules
from reportkit.pipeline.for_heads.screening import Screen, indicators_told
from reportkit.reports.profiles.casework import Act, Recorded
from reportkit.vocabulary import Urn, in_words

_GOBAR, _ALWAYS_CONTACTED = "gobar", "H51"


def recorded_standing(urn: Urn, file: Casefile, screen: Screen) -> Recorded | None:
    """Where the records put the school; None if nobody ever did, also where it was only considered (H5)."""
    entry = register_entry(urn, file)
    if entry is None or entry.status is Status.NOT_ON:
        return None
    giver, ended = _giver(entry, file), None if entry.is_on else entry.removal
    said = giver.payload if giver else None
    rule = said.rule if isinstance(said, Placement) else ""
    return Recorded(
        entry.category,
        entry.since,
        rule,
        _act(giver, screen) if giver and not rule else None,
        isinstance(said, Decision) and bool(said.departs_from),
        _act(ended, screen) if ended else None,
        screen.provider(_handed_to(ended)),
        str(entry.focus or ""),
        screen.passed(entry.aspect, "the aspect that is supported"),
    )


def _giver(entry: RegisterEntry, file: Casefile) -> Event | None:
    """The event that gave the category it has, or had."""
    until = entry.removal.happened_on if entry.removal and not entry.is_on else date.max
    since = entry.since or date.min
    found = [event for event in file.of(Placement, Decision) if since <= event.happened_on <= until]
    return next((event for event in reversed(found) if _gives(event.payload)), None)


def _gives(said: Payload) -> bool:
    match said:
        case Placement():
            return not said.keeps_category
        case Decision():
            return said.on_register is not False
        case _:
            return False


def _act(event: Event, screen: Screen) -> Act:
    what = f"the reason of the {event.kind} of {in_words(event.happened_on)} ({event.id})"
    why = screen.passed(event.why, what, event.indicators)
    return Act(event.happened_on, named(event.who), why, indicators_told(event.indicators))


def named(who: str) -> str:
    """The name, "" where it was erased."""
    return "" if ERASED in who else who


def _handed_to(event: Event | None) -> str:
    return event.payload.handed_to if event and isinstance(event.payload, Removal) else ""


def why_held(urn: Urn, file: Casefile, rules: Rules) -> str:
    """Why the document may not be sent yet (H51, A3.4): nobody has spoken with the head; "" where it may."""
    entry = register_entry(urn, file)
    if entry is None or not entry.is_on or entry.category != _GOBAR or not rules.has(_ALWAYS_CONTACTED):
        return ""
    since = entry.since or date.min
    talks = [event for event, said in saying(file.of(Contact), Contact) if said.party is Party.HEAD]
    if any(event.happened_on >= since for event in talks):
        return ""
    return (
        f"The policy asks that we speak with the headteacher first ({rules.clause(_ALWAYS_CONTACTED)}). No "
        f"such talk is on record since {in_words(since)}, the day of the placement."
    )
