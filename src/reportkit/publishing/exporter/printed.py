"""Printed text, without the colours and the overwriting of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.blocks import Paragraph, Preformatted, Span

MOST_LINES = 200
_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")


def plain(text: str) -> str:
    """The text as a terminal would show it in the end: no escape codes, overwritten lines as last written."""
    lines = _ESCAPES.sub("", text.replace("\r\n", "\n")).split("\n")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)


def printed(text: str) -> Iterator[Preformatted | Paragraph]:
    """The text with its spacing kept; beyond 200 lines, only how many more there were."""
    lines = plain(text).strip("\n").rstrip().split("\n")
    if not any(line.strip() for line in lines):
        return
    yield Preformatted("\n".join(lines[:MOST_LINES]))
    if len(lines) > MOST_LINES:
        yield Paragraph((Span(f"Another {len(lines) - MOST_LINES:,} lines are left out here.", italic=True),))
