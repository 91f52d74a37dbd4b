"""The only way past the guard: a named person's recorded reason, for one text in one document.

It holds for what was found in the text and for nothing else, whatever else in the document changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportkit.casework.events import Entry, Event
from reportkit.casework.events.keeping_kinds import LetThrough
from reportkit.casework.store import open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.board.said_on_record import ON_RECORD
from reportkit.pipeline.casework.asking import Asked, check_officer
from reportkit.pipeline.guarding.found import Found
from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.let import let_through_by
from reportkit.places import Places
from reportkit.publishing.disclosure.letters import plain
from reportkit.vocabulary import in_words

_NO_REASON = "Nothing was let through: say with --why why this text may stand in this document."
_NOT_FOUND = (
    "Nothing was let through: the guard does not find “{text}” in {document}. Copy the text as it stands in "
    "its finding.{there}"
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A finding that a person let through, and the event that says so."""

    found: Found
    event: Event

    def __str__(self) -> str:
        when = in_words(self.event.happened_on)
        return f"{self.found} Let through by {self.event.who} on {when}: {self.event.why} ({self.event.id})"


def parted(known: Knowledge, found: Iterable[Found]) -> tuple[tuple[Found, ...], tuple[Passed, ...]]:
    """The findings that stand, and those that somebody let through."""
    let = let_through_by(known.events, known.as_at)
    open_ones, passed = [], []
    for one in found:
        text, why = plain(one.text), one.why
        event = let.get((one.document, text, why)) or let.get((_record_of(one), text, why))
        if event is None:
            open_ones.append(one)
        else:
            passed.append(Passed(one, event))
    return tuple(open_ones), tuple(passed)


def _record_of(found: Found) -> str:
    """What a document of the board is made from, where a sentence may have been let through once for all."""
    return ON_RECORD if found.document.startswith("sspb/") else found.document


def found_on_record(known: Knowledge, text: str) -> tuple[Found, ...]:
    """What is found in that sentence, where it is one typed for the board's papers, built or not."""
    typed = (one for one in known.members_guard(()).typed if plain(one.text) == plain(text))
    return tuple(Found(ON_RECORD, "the record", one.text, one.why) for one in typed)


def let_through(places: Places, asked: Asked, found: Sequence[Found], text: str) -> tuple[Event, ...]:
    """Records that the text may stand where it was found for all that was found in it, with who says so.

    Raises CaseworkRefused for nobody, no reason, or a text that was not found.
    """
    check_officer(asked.by)
    if not asked.why.strip():
        raise CaseworkRefused(_NO_REASON)
    mine = {(one.document, one.why): one for one in found if plain(one.text) == plain(text)}
    if not mine or not plain(text):
        there = ", ".join(dict.fromkeys(f"“{one.text}”" for one in found))
        document = found[0].document if found else "the document"
        raise CaseworkRefused(
            _NOT_FOUND.format(text=text, document=document, there=f" It finds {there}." if there else "")
        )
    entries = (_entry(asked, one, text) for one in mine.values())
    return open_store(places.casework).append(*entries)


def _entry(asked: Asked, found: Found, text: str) -> Entry:
    return Entry(
        authority=asked.authority,
        urn=None,
        who=asked.by,
        recorded_at=asked.at,
        happened_on=asked.on,
        why=asked.why,
        payload=LetThrough(document=found.document, text=text, why_found=found.why),
    )
