"""Schools that left this term: the register by a removal (H58), or the list of schools altogether."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block
from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Removal
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.register.wording import named, on_day
from reportkit.reports.wording import listed
from reportkit.vocabulary import in_words

_COLUMNS = (("School", 2.6), ("Left on", 1.4), ("What it was", 2.0), ("How it left", 4.6))


def left_this_term(profile: RegisterProfile) -> list[Block]:
    """The schools that were taken off this term, then those that are on the list no more."""
    rows = [*_removed(profile), *_gone(profile)]
    none = "No school was taken off this term, and none has left the list of schools."
    return part(
        "Schools that left this term", listing("Schools that left", _COLUMNS, rows, none), *_since(profile)
    )


def _removed(profile: RegisterProfile) -> Iterator[list[str]]:
    for subject in profile.subjects:
        entry = subject.entry
        if entry and entry.removal and entry.removal.happened_on >= profile.term.starts:
            event = entry.removal
            yield [
                named(subject.facts),
                in_words(event.happened_on),
                profile.pack.label_of(entry.category),
                f"{_how(event)}. {event.why.rstrip('.')}.",
            ]


def _how(event: Event) -> str:
    """Who took it off, to whom it was handed over and who approved that."""
    said, told = event.payload, [f"Taken off by {event.who}"]
    if isinstance(said, Removal):
        told += [f"handed over to {said.handed_to}"] if said.handed_to else []
        told += [f"approved by {said.approved_by}"] if said.approved_by else []
    return "; ".join(told)


def _gone(profile: RegisterProfile) -> Iterator[list[str]]:
    before = profile.assessed.before
    for one in profile.assessed.departed:
        heirs = f"In its place: {listed(list(one.now))}." if one.now else "No successor is on this list."
        yield [
            f"{one.name} ({one.urn})",
            f"since {on_day(before.as_at if before else None)}",
            one.then,
            f"It is no longer on the list of schools. {heirs}",
        ]


def _since(profile: RegisterProfile) -> list[Block]:
    if profile.assessed.before is not None:
        return []
    return [paragraph("No list of schools goes back to the term before, so nothing is compared with it.")]
