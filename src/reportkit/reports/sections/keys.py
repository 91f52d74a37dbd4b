"""The key to symbols under a table: only those that the table uses."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.blocks import Inline, text_of
from reportkit.reports.wording import SYMBOLS

_MEANINGS = dict(SYMBOLS.values()) | {"[x]": "not available"}


def key_for(rows: Iterable[tuple[Inline, ...]]) -> tuple[str, ...]:
    """One line that explains the symbols standing in the rows; nothing where there are none."""
    text = " ".join(text_of(cell) for row in rows for cell in row)
    used = [f"{symbol} {meaning}" for symbol, meaning in _MEANINGS.items() if symbol in text]
    return (f"Key: {'; '.join(used)}.",) if used else ()
