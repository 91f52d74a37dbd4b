"""Captions above tables and figures, notes below them."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.fields import field
from reportkit.publishing.word.markup import paragraph, text_run


def render_caption(label: str, text: str, draft: Draft, where: str = "") -> str:
    """`Table 3: text`, its number a field of Word's with the number already in it.

    Where the draft's part has a letter it stands before the number, `Table B3`, and the part's first
    caption starts the numbers again. `where` stands after the number, to tell one of several pictures in a
    line: ` (left)`; such captions stand close together.
    """
    count = draft.next(label)
    again = " \\r 1" if draft.letter and count == 1 else ""
    number = field(f"SEQ {label} \\* ARABIC{again}", str(count))
    close = "<w:contextualSpacing/>" if where else ""
    said = f"{text_run(f'{label} {draft.letter}')}{number}{text_run(f'{where}: {text}')}"
    return paragraph(draft.style("Caption"), said, close)


def render_notes(notes: Iterable[str], draft: Draft) -> str:
    """A paragraph for each note or source."""
    return "".join(paragraph(draft.style("Note"), text_run(note)) for note in notes if note.strip())
