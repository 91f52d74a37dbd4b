"""What officers wrote, as blocks: their words as they stand, and room to write where a form is empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from reportkit.blocks import Align, Block, BulletList, Callout, Column, Inline, Paragraph, Span, Table
from reportkit.casework.events import Event, Named
from reportkit.casework.events.visit_kinds import AgreedAction
from reportkit.reports.citing import words
from reportkit.vocabulary import in_words

NOTHING = "Nothing was recorded."
NO_DAY = "No day was recorded."
ROOM = "…"
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_LINES, _ROWS = 4, 4
_WIDE, _NARROW = 3.0, 1.3


def written(text: str, *, is_form: bool = False, lines: int = _LINES) -> list[Block]:
    """What was written, a paragraph for each of its own; for nothing, that it is nothing, or room."""
    if is_form and not text:
        return [room(lines=lines)]
    parts = [part.strip() for part in _PARAGRAPHS.split(text)]
    return [Paragraph(words(part)) for part in parts if part] or [Paragraph(words(NOTHING))]


def points(items: Sequence[str], *, is_form: bool = False) -> list[Block]:
    """Each item as a point."""
    if not items:
        return written("", is_form=is_form, lines=3)
    return [BulletList(tuple(words(item) for item in items))]


def room(question: str = "", lines: int = _LINES) -> Callout:
    """A box to write in, with what is asked at its top."""
    asked = (Span(f"{question}\n".replace("'", "’"), bold=True),) if question else ()
    return Callout("", (*asked, Span(ROOM + "\n" * lines)))


def particulars(what: str, rows: Iterable[tuple[str, str]], *, is_form: bool = False) -> Table:
    """A table of particulars under a heading; one without a value says so, or leaves room."""
    empty = ROOM if is_form else NOTHING
    return Table(
        "",
        (Column("Particular", width=1), Column("As recorded" if not is_form else "To be filled in", width=2)),
        tuple((words(label), words(value or empty)) for label, value in rows),
        f"{what}: each particular, and what is recorded of it.",
    )


def actions(agreed: Sequence[AgreedAction], *, is_form: bool = False) -> list[Block]:
    """Agreed actions as a table; an empty one on a form."""
    if not agreed and not is_form:
        return written("")
    rows = tuple(_action(action) for action in agreed) or (empty_row(3),) * _ROWS
    columns = (Column("What", width=_WIDE), Column("Who", width=_NARROW), Column("By when", width=_NARROW))
    return [Table("", columns, rows, "Agreed actions: what was agreed, who does it and by when.")]


def followed(agreed: Sequence[AgreedAction]) -> Table:
    """What was agreed last time, with room to say where each action stands."""
    rows = tuple((*_action(action), words(ROOM)) for action in agreed)
    columns = (
        *(Column("What", width=2.4), Column("Who", width=_NARROW), Column("By when", width=_NARROW)),
        Column("Where it stands", width=1.6),
    )
    return Table(
        "", columns, rows, "What was agreed last time: each action, with room to say where it stands."
    )


def empty_row(columns: int) -> tuple[Inline, ...]:
    """A row to write in, high enough for two lines by hand."""
    return tuple(words(f"{ROOM}\n") for _ in range(columns))


def table(what: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> Table:
    """A table of words, under the heading that says what it is of."""
    return Table(
        "",
        tuple(Column(label, Align.LEFT, width) for label, width in columns),
        tuple(tuple(words(value) for value in row) for row in rows),
        f"{what}: {', '.join(label.lower() for label, _ in columns)}.",
    )


def next_day(when: date | None, *, is_form: bool) -> list[Block]:
    """The day agreed for the next one; on a form, room for it."""
    said = f"{in_words(when)}." if when else "" if is_form else "No day was agreed."
    return written(said, is_form=is_form, lines=1)


def person(named: Named | None) -> str:
    """Somebody as “Jo Bloggs, headteacher”; "" for nobody."""
    return ", ".join(filter(None, (named.name, named.position))) if named else ""


def day(when: date | None) -> str:
    """The day in words; "" for none."""
    return in_words(when) if when else ""


def recorded_as(event: Event) -> str:
    """Where an event stands on record: its id, the day and who."""
    return f"{event.id}: {in_words(event.happened_on)}, by {event.who}"


def _action(action: AgreedAction) -> tuple[Inline, ...]:
    return words(action.what), words(action.owner), words(day(action.due) or "No day was agreed.")
