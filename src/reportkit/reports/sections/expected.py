"""What a document must hold, worked out from what is known and not from what was drawn."""

from __future__ import annotations

from typing import NamedTuple


class Parts(NamedTuple):
    """The headings in order, and how many charts and tables there are."""

    headings: tuple[str, ...]
    charts: int
    tables: int
