"""Headline numbers, large and side by side: a table with one header row, so that it reads aloud in order."""

from __future__ import annotations

from math import ceil

from reportkit.blocks import KeyFigure, KeyFigures
from reportkit.publishing.word.column_widths import share
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.inline import runs
from reportkit.publishing.word.markup import paragraph, text_run
from reportkit.publishing.word.room_after_tables import room_under
from reportkit.publishing.word.tables import cell, open_table, row

_MOST_ABREAST = 5


def render_key_figures(block: KeyFigures, draft: Draft) -> str:
    """The caption, and the figures in as many even rows as they need."""
    caption = paragraph(draft.style("Caption"), text_run(block.caption)) if block.caption else ""
    return caption + "".join(_abreast(block.caption, items, draft) for items in _even(block.items))


def _even(items: tuple[KeyFigure, ...]) -> list[tuple[KeyFigure, ...]]:
    if not items:
        return []
    size = ceil(len(items) / ceil(len(items) / _MOST_ABREAST))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _abreast(caption: str, items: tuple[KeyFigure, ...], draft: Draft) -> str:
    widths = share(draft.text_width, (1.0,) * len(items))
    spoken = "; ".join(f"{item.label}: {item.value.text}" for item in items)
    start = open_table("Reportkit Key Figures", caption or "Key figures", spoken, widths, draft)
    labels = "".join(cell(width, _label(item, draft)) for item, width in zip(items, widths, strict=True))
    values = "".join(cell(width, _value(item, draft)) for item, width in zip(items, widths, strict=True))
    return f"{start}{row(labels, header=True)}{row(values)}</w:tbl>{room_under(draft)}"


def _label(item: KeyFigure, draft: Draft) -> str:
    return paragraph(draft.style("Key Figure Label"), text_run(item.label))


def _value(item: KeyFigure, draft: Draft) -> str:
    value = paragraph(draft.style("Key Figure Value"), runs((item.value,), draft))
    note = paragraph(draft.style("Key Figure Note"), text_run(item.note)) if item.note.strip() else ""
    return value + note
