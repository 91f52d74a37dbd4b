"""One act recorded: what is known of the school, the entry, the event, and what the policy asks next."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.casework.events import Entry, Event, parse_payload
from reportkit.casework.register import casefile
from reportkit.casework.requirements import Requirement, what_follows
from reportkit.casework.store import open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.asking import Asked, check_officer
from reportkit.pipeline.casework.filling import Values, fill
from reportkit.pipeline.casework.knowing import Known, know_school, subject_of
from reportkit.pipeline.casework.telling import requirement_lines, said_lines, standing_line
from reportkit.places import Places
from reportkit.vocabulary import in_words


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event, what follows from it, and all that as lines."""

    event: Event
    follows: tuple[Requirement, ...]
    lines: tuple[str, ...]


def record(places: Places, asked: Asked, kind: str, values: Values) -> Recorded:
    """The act of a kind, recorded. Raises CaseworkRefused for one that may not be, and nothing is."""
    if asked.urn is None:
        raise CaseworkRefused("Nothing was recorded: it is about one school; give its URN.")
    check_officer(asked.by)
    store = open_store(places.casework)
    known = know_school(places, asked, asked.urn, store)
    entry = _entry(asked, known, kind, values)
    _check_can_be_told(known)
    (event,) = store.append(entry, earlier={known.facts.urn: tuple(reversed(known.facts.earlier))})
    history = store.history(known.facts.urn, tuple(reversed(known.facts.earlier)))
    file = casefile(history.events, asked.today)
    subject = subject_of(known.facts, file, known.pack)
    follows = what_follows(subject, known.rules, event)
    lines = (
        f"Recorded {event.id}: {kind}, {in_words(event.happened_on)}.",
        f"  school: {known.facts.name} ({known.facts.urn})",
        *said_lines(event, known.pack),
        standing_line(subject.entry, known.pack),
        *requirement_lines(follows, asked.today),
    )
    return Recorded(event, follows, lines)


def _check_can_be_told(known: Known) -> None:
    """Raises UsageError now for settings from which nobody could say what follows, such as missing terms."""
    what_follows(subject_of(known.facts, known.file, known.pack), known.rules)


def _entry(asked: Asked, known: Known, kind: str, values: Values) -> Entry:
    return Entry(
        authority=asked.authority,
        urn=known.facts.urn,
        who=asked.doer,
        recorded_at=asked.at,
        happened_on=asked.on,
        why=asked.why,
        payload=parse_payload(kind, fill(known, kind, values)),
        indicators=asked.indicators,
        corrects=asked.corrects,
        entered_by=asked.by,
        key=asked.key,
    )
