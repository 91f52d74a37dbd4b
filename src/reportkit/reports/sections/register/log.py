"""What changed on the register this term, and who has read it (H42, H119)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.blocks import Block
from reportkit.casework.events import Event
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.events.register_kinds import (
    Decision,
    Placement,
    Removal,
    Review,
    Taper,
    Withdrawal,
)
from reportkit.casework.record import SchoolRecord
from reportkit.casework.register import Told
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, part
from reportkit.reports.sections.register.wording import named
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

_COLUMNS = (("Event", 1.4), ("School", 2.4), ("Day", 1.5), ("What", 2.6), ("By and why", 3.2))
_READERS = (("Who", 2.0), ("What", 2.4), ("Times", 0.8), ("Last on", 1.7), ("Last reason given", 3.2))
_LOGGED = (Placement, Decision, Removal, Review, Taper, Withdrawal)


def change_log(profile: RegisterProfile) -> list[Block]:
    """Every event on a school's standing that happened or was written down this term, the newest first."""
    found = sorted(
        _logged(profile), key=lambda one: (one[1].event.happened_on, one[1].event.id), reverse=True
    )
    rows = [_row(profile.pack, school, told) for school, told in found]
    since = in_words(profile.term.starts)
    return part(
        "What changed this term",
        listing(
            f"Changes on record since {since}",
            _COLUMNS,
            rows,
            f"Nothing has changed on record since {since}.",
            ("What was corrected or taken back is told as well.",),
        ),
    )


def _logged(profile: RegisterProfile) -> Iterator[tuple[SchoolRecord, Told]]:
    for school in (*profile.record.schools, *profile.record.former):
        for told in school.history.told:
            if isinstance(told.event.payload, _LOGGED) and _is_of_term(profile, told.event):
                yield school, told


def _is_of_term(profile: RegisterProfile, event: Event) -> bool:
    starts, ends = profile.term.starts, profile.record.as_at
    written: date = event.recorded_at.date()
    return event.happened_on <= ends and (event.happened_on >= starts or starts <= written <= ends)


def _row(pack: PolicyPack, school: SchoolRecord, told: Told) -> list[str]:
    event = told.event
    return [
        event.id,
        named(school.facts),
        in_words(event.happened_on),
        f"{_what(pack, event)}{_became(told)}",
        f"{event.who}: {event.why.rstrip('.')}.",
    ]


def _what(pack: PolicyPack, event: Event) -> str:
    match event.payload:
        case Placement(category=category, rule=rule):
            return f"Placed as {pack.label_of(category)} {f'by rule {rule}' if rule else 'by decision'}"
        case Decision(on_register=False):
            return "Decided not to place it"
        case Decision(category=category):
            return f"Decided: {pack.label_of(category)}"
        case Removal(handed_to=handed_to):
            return f"Taken off{f', handed over to {handed_to}' if handed_to else ''}"
        case Review(found=found):
            return f"Looked at again: {found.rstrip('.')}"
        case Taper():
            return "Support tapers by plan"
        case _:
            return f"Took back {event.corrects}"


def _became(told: Told) -> str:
    corrects = told.event.corrects
    is_withdrawal = isinstance(told.event.payload, Withdrawal)
    corrected = f"; it corrects {corrects}" if corrects and not is_withdrawal else ""
    return f"{corrected}{f'; no longer counts, see {told.replaced_by}' if told.replaced_by else ''}."


def readers(profile: RegisterProfile) -> list[Block]:
    """Who opened what this term, how often, and the reason given last (H119)."""
    rows = [_reader_row(events) for events in _read(profile)]
    return part(
        "Who has read it this term",
        listing(
            "Readers this term",
            _READERS,
            rows,
            "Nobody has opened it this term.",
            ("Each opening is recorded before anything is shown, the one for this document too.",),
        ),
    )


def _read(profile: RegisterProfile) -> list[list[Event]]:
    """The readings of the term by who and what, in the order of their names."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in profile.record.borough_file.of(Reading):
        if isinstance(event.payload, Reading) and event.happened_on >= profile.term.starts:
            found.setdefault((event.who, event.payload.what), []).append(event)
    return [found[key] for key in sorted(found)]


def _reader_row(events: list[Event]) -> list[str]:
    last = events[-1]
    what = last.payload.what if isinstance(last.payload, Reading) else ""
    return [last.who, what, str(len(events)), in_words(last.happened_on), last.why]
