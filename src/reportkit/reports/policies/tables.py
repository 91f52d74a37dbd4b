"""Tables in markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table."""
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    yield from (f"| {' | '.join(cell(text) for text in row)} |" for row in rows)


def cell(text: str) -> str:
    """A text on one line, its bars not taken for the table's."""
    return " ".join(text.split()).replace("|", "\\|")
