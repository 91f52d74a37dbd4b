"""What people typed for the papers of the board, as it is on record: agenda, minutes, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportkit.blocks import BulletList, Inline, NumberedList
from reportkit.casework.events import Event
from reportkit.casework.events import board_kinds as said
from reportkit.casework.store import open_store
from reportkit.pipeline.guarding.let import let_through_by, texts_let
from reportkit.pipeline.typed.screening import Typed
from reportkit.places import Places
from reportkit.reports.sections.school.prose import read_prose

ON_RECORD = "what is on record of the board"


def let_on_record(places: Places, authority: str, as_at: date) -> frozenset[str]:
    """The sentences on record of the board that somebody let through, as `plain` gives them."""
    events = open_store(places.casework).events(authority) if places.has_casework else ()
    return texts_let(let_through_by(events, as_at), ON_RECORD)


def typed_on_record(events: Iterable[Event]) -> tuple[Typed, ...]:
    """Every text of theirs, as it is printed; what was minuted or decided with the item it was said on."""
    return tuple(one for event in events for one in _typed(event.payload))


def _typed(payload: object) -> Iterator[Typed]:
    match payload:
        case said.Minute(item=item, said=text):
            yield Typed(item)
            yield Typed(_prose(text), item)
        case said.BoardDecision(item=item, decided=text):
            yield Typed(item)
            yield Typed(text, item)
        case said.Paper():
            yield from map(Typed, (payload.title, payload.owner, payload.recommends, payload.late_because))
            yield Typed(_prose(payload.text), payload.title)
            implied = payload.implications
            yield from map(Typed, (implied.finance, implied.equality, implied.data_protection))
        case _:
            yield from map(Typed, _texts(payload))


def _texts(payload: object) -> tuple[str, ...]:
    match payload:
        case said.Meeting():
            return payload.venue, payload.apologies_to
        case said.AgendaItem():
            return payload.title, payload.owner
        case said.PapersSent():
            return (payload.late_because,)
        case said.Action():
            return payload.what, payload.owner
        case said.ForumRecommendation():
            return payload.recommends, payload.asks
        case said.ForumAnswer():
            return (payload.answer,)
        case said.MembershipReview():
            return (payload.found,)
        case _:
            return ()


def _prose(markdown: str) -> str:
    """What is printed of it, block by block, with a line for each item of a list below what leads to it."""
    text = ""
    for block in read_prose(markdown):
        match block:
            case BulletList(items=items) | NumberedList(items=items):
                text += "".join(f"\n{_line(item)}" for item in items)
            case _:
                text += f"\n\n{_line(block.spans)}"
    return text.strip()


def _line(line: Inline) -> str:
    """The words of a line."""
    return "".join(span.text for span in line)
