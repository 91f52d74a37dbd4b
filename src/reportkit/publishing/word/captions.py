"""Captions above tables and figures, notes below them."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.fields import field
from reportkit.publishing.word.markup import paragraph, text_run


def render_caption(label: str, text: str, draft: Draft, where: str = "") -> str:
    """`Table 3: text`, its number a field of Word's with the number already in it.

    `where` stands after the number, to tell one of several pictures in a line: ` (left)`; such captions
    stand close together.
    """
    number = field(f"SEQ {label} \\* ARABIC", str(draft.next(label)))
    close = "<w:contextualSpacing/>" if where else ""
    said = f"{text_run(f'{label} ')}{number}{text_run(f'{where}: {text}')}"
    return paragraph(draft.style("Caption"), said, close)


def render_notes(notes: Iterable[str], draft: Draft) -> str:
    """A paragraph for each note or source."""
    return "".join(paragraph(draft.style("Note"), text_run(note)) for note in notes if note.strip())
