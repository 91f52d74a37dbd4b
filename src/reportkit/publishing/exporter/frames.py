"""Rows of cells as a table that reads aloud well: every column named, no cell empty."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.blocks import Align, Column, Inline, Span, Table, text_of

EMPTY = "\N{EN DASH}"
_NUMBER = re.compile(
    r"^[-+\N{MINUS SIGN}(]?[£$€]?\d[\d,. ]*([eE][-+]?\d+)?\s?(%|pp|m|bn|k)?\)?$|^(NaN|nan|inf|-inf)$"
)
_NARROWEST, _WIDEST = 5, 32


def table_of(
    labels: Sequence[str],
    rows: Sequence[Sequence[Inline]],
    caption: str = "",
    rights: Sequence[bool] = (),
    names: int = 0,
) -> Table:
    """The table; each column is as wide as what it holds asks for.

    Columns of numbers stand right, and those marked in `rights`; the first `names` columns, which name the
    rows, stand left whatever they hold.
    """
    named = _named([" ".join(label.split()) for label in labels])
    filled = tuple(tuple(_filled(cell) for cell in _even(row, len(named))) for row in rows)
    columns = tuple(
        _column(label, [row[place] for row in filled], _asked(place, names, rights))
        for place, label in enumerate(named)
    )
    return Table(caption, columns, filled, _alt_text(caption, named, len(filled)))


def _asked(place: int, names: int, rights: Sequence[bool]) -> Align | None:
    if place < names:
        return Align.LEFT
    return Align.RIGHT if rights and rights[place] else None


def _named(labels: list[str]) -> list[str]:
    first = labels[0] if labels and labels[0].strip() else "Row"
    return [label or f"Item {place}" for place, label in enumerate([first, *labels[1:]], start=1)]


def _even(row: Sequence[Inline], wanted: int) -> list[Inline]:
    return [*row[:wanted], *[()] * (wanted - len(row))]


def _filled(cell: Inline) -> Inline:
    return cell if text_of(cell).strip() else (Span(EMPTY),)


def _column(label: str, cells: list[Inline], asked: Align | None) -> Column:
    texts = [text_of(cell).strip() for cell in cells]
    written = [text for text in texts if text not in (EMPTY, "...", "…")]
    numbers = bool(written) and all(_NUMBER.match(text) for text in written)
    return Column(label, asked or (Align.RIGHT if numbers else Align.LEFT), _width(label, texts))


def _width(label: str, texts: list[str]) -> float:
    """In characters: the longest cell within reason, and no less than the label's longest word."""
    word = max((len(part) for part in label.split()), default=0) + 1
    return (
        float(min(_WIDEST, max(_NARROWEST, word, *(len(text) for text in texts)))) if texts else float(word)
    )


def _alt_text(caption: str, labels: list[str], rows: int) -> str:
    about = f"{caption}. " if caption else ""
    listed = ", ".join(labels[:6]) + (" and others" if len(labels) > 6 else "")
    return f"{about}Table of {rows} row{'' if rows == 1 else 's'} with the columns {listed}"
