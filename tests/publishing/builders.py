"""Builders for the documents under test."""

from __future__ import annotations

import struct
import zlib
from datetime import date

from reportkit.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Chart,
    Column,
    Contents,
    Evidence,
    Heading,
    Inline,
    KeyFigure,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Preformatted,
    SourcedFigure,
    Span,
    Table,
    Title,
)
from reportkit.publishing.word import Properties

PROPERTIES = Properties("School Improvement Update", "Autumn term 2026", marking="", as_at=date(2026, 11, 22))


def words(text: str) -> Inline:
    """Plain text as spans."""
    return (Span(text),)


def png(width: int = 60, height: int = 40, shade: int = 90, dpi: int = 0) -> bytes:
    """A small picture of one shade of grey."""
    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    density = (
        _chunk(b"pHYs", struct.pack(">IIB", round(dpi / 0.0254), round(dpi / 0.0254), 1)) if dpi else b""
    )
    pixels = _chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + density + pixels + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def table(rows: int = 3, columns: int = 3, caption: str = "Pupils by school") -> Table:
    """A table of numbers under a column of names."""
    heads = (Column("School", width=3), *(Column(f"Year {n}", Align.RIGHT) for n in range(1, columns)))
    body = tuple(
        (Span(f"School {n}"),) if m == 0 else (Span(str(n * 10 + m)),)
        for n in range(rows)
        for m in range(columns)
    )
    cells = tuple(tuple(body[n * columns : (n + 1) * columns]) for n in range(rows))
    return Table(
        caption, heads, cells, f"{rows} schools with figures for {columns - 1} years", ("Source: DfE.",)
    )


def chart() -> Chart:
    """A chart whose title tells the story."""
    return Chart(
        "Attainment rose for the third year",
        "Percentage of pupils reaching the expected standard, 2023 to 2026. Source: DfE.",
        "Line chart: the percentage rises from 58 in 2023 to 64 in 2026",
        png(660, 300),
    )


def kitchen_sink() -> tuple[Block, ...]:
    """One of everything, and two of what is numbered."""
    figure = SourcedFigure("f1", "Pupils at the standard", "62%", "sum", (("ks2.csv", 2, "ptrwm_exp"),))
    return (
        Title("School Improvement Update", "Hillingdon, autumn term 2026"),
        Contents(),
        Heading(1, "What this update says"),
        Paragraph(
            (
                Span("Results "),
                Span("rose", bold=True),
                Span(" in "),
                Span("most", italic=True),
                Span(" schools."),
            )
        ),
        KeyFigures(
            "Key stage 2 in 2026",
            (
                KeyFigure("Reading", Span("74%", figure="f1"), "England 75%"),
                KeyFigure("Writing", Span("72%"), "England 72%"),
                KeyFigure("Mathematics", Span("76%")),
            ),
        ),
        Evidence((figure,)),
        BulletList((words("First point"), words("A point under it"), words("Second point")), (0, 1, 0)),
        NumberedList((words("Read the update"), words("Talk to your link officer"))),
        Heading(2, "Where to look next"),
        Paragraph(
            (
                Span("See "),
                Span("the performance tables", link="https://www.gov.uk/school-performance-tables"),
            )
        ),
        Paragraph((Span("Go back to "), Span("the first section", link="#What-this-update-says"), Span("."))),
        NumberedList((words("This list"), words("starts again at 1"))),
        chart(),
        Callout(
            "Check before you share",
            (Span("Figures for 2026 are "), Span("provisional", bold=True), Span(".")),
        ),
        table(),
        Heading(1, "Wider tables"),
        table(6, 12, "Pupils by school over eleven years"),
        Picture("cell 3, picture 1", png(200, 100), "A grey rectangle", "The playground"),
        Heading(2, "Printed text"),
        Heading(3, "From a notebook cell"),
        Heading(4, "As it was printed"),
        Preformatted("mean   12.5\nmedian 11.0\tok"),
        PageBreak(),
        Heading(1, "Annex"),
        Paragraph(
            (Span("Use "), Span("reportkit coverage", code=True), Span(" to see what is loaded \x0b&<>."))
        ),
        PageBreak(),
        Evidence((figure,)),
        table(40, 4, "A table over two pages"),
    )
