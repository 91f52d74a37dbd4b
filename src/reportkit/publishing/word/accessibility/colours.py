"""Colour must be strong enough to read, and never the only thing that says something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, quoted, text_in, value
from reportkit.publishing.word.accessibility.findings import Finding
from reportkit.publishing.word.accessibility.looks import background, run_property, runs

_LEAST_CONTRAST = 4.5
_HEX = re.compile(r"^[0-9A-Fa-f]{6}$")
_EMPHASES = ("w:b", "w:i", "w:u", "w:strike", "w:caps")


@cache
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, RRGGBB, from 1 to 21. Source: WCAG 2.2, success criterion 1.4.3."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def check_contrast(built: BuiltDocument) -> Iterator[Finding]:
    """Text stands out from what is behind it by 4.5 to 1 or more."""
    for run in runs(built):
        text, behind = value(run_property(run, "w:color", built)), background(run)
        if _HEX.match(text) and _HEX.match(behind) and contrast(text, behind) < _LEAST_CONTRAST:
            ratio = f"#{text} on #{behind} is {contrast(text, behind):.1f} to 1"
            yield Finding(
                "contrast", f"the text {quoted(run.element)}", f"{ratio}; make it {_LEAST_CONTRAST} or more."
            )


def check_colour_alone(built: BuiltDocument) -> Iterator[Finding]:
    """A coloured word is also bold, italic or underlined; equal words in a column are not shaded apart."""
    for run in runs(built):
        if _coloured_alone(run.element):
            yield Finding(
                "colour-alone",
                f"the text {quoted(run.element)}",
                "Mark it by words or weight, not colour alone.",
            )
    for number, table in enumerate(built.body.iter(q("w:tbl")), start=1):
        yield from _shaded_apart(number, table)


def _coloured_alone(run: _Element) -> bool:
    own = run.find(q("w:rPr"))
    colour = value(own.find(q("w:color"))) if own is not None else ""
    if own is None or not _HEX.match(colour) or any(own.find(q(name)) is not None for name in _EMPHASES):
        return False
    paragraph = next(run.iterancestors(q("w:p")), run)
    others = [other for other in paragraph.iter(q("w:r")) if text_in(other).strip()]
    return any(value(other.find(f"{q('w:rPr')}/{q('w:color')}")) != colour for other in others)


def _shaded_apart(number: int, table: _Element) -> Iterator[Finding]:
    shades: dict[tuple[int, str], str] = {}
    for row in table.findall(q("w:tr"))[1:]:
        for column, cell in enumerate(row.findall(q("w:tc")), start=1):
            shade = value(cell.find(f"{q('w:tcPr')}/{q('w:shd')}"), "w:fill") or "auto"
            if shades.setdefault((column, text_in(cell).strip()), shade) != shade:
                where = f"table {number}, column {column}, {quoted(cell)}"
                yield Finding("colour-alone", where, "Say in words what the shade says.")


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
