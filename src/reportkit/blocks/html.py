"""Blocks as HTML for the working paper; a figure's id shows when a pointer rests on it."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape
from typing import assert_never

from reportkit.blocks.model import (
    Block,
    BulletList,
    Callout,
    Chart,
    Contents,
    Evidence,
    Heading,
    Inline,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    SourcedFigure,
    Span,
    Table,
    Title,
)


def render_html(block: Block) -> str:
    """The block as an HTML fragment."""
    match block:
        case Title():
            return f"<h1>{escape(block.text)}</h1><p>{escape(block.subtitle)}</p>"
        case Heading():
            level = block.level + 1
            return f"<h{level}>{escape(block.text)}</h{level}>"
        case Paragraph():
            return f"<p>{_inline(block.spans)}</p>"
        case BulletList():
            return f"<ul>{_items(block.items)}</ul>"
        case NumberedList():
            return f"<ol>{_items(block.items)}</ol>"
        case KeyFigures():
            return _key_figures(block)
        case Table():
            return _table(block)
        case Chart():
            return _figure(block.png, block.alt_text, f"<b>{escape(block.title)}</b> {escape(block.caption)}")
        case Picture():
            return _figure(block.png, block.alt_text, escape(block.caption))
        case Callout():
            return f"<aside><b>{escape(block.heading)}</b><p>{_inline(block.spans)}</p></aside>"
        case Preformatted():
            return f"<pre>{escape(block.text)}</pre>"
        case Evidence():
            return _evidence(block)
        case Part():
            return f"<hr><p>{escape(block.name)}</p>"
        case Contents() | PageBreak():
            return "<hr>"
        case _:
            assert_never(block)


def _span(span: Span) -> str:
    text = escape(span.text)
    for wanted, tag in ((span.bold, "b"), (span.italic, "i"), (span.code, "code")):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    if span.link:
        text = f'<a href="{escape(span.link, quote=True)}">{text}</a>'
    if span.figure:
        figure = escape(span.figure, quote=True)
        text = f'<span class="figure" data-figure="{figure}" title="{figure}">{text}</span>'
    return text


def _inline(spans: Inline) -> str:
    return "".join(_span(span) for span in spans)


def _items(items: Iterable[Inline]) -> str:
    return "".join(f"<li>{_inline(item)}</li>" for item in items)


def _key_figures(block: KeyFigures) -> str:
    items = "".join(
        f"<dt>{escape(item.label)}</dt><dd><b>{_span(item.value)}</b> {escape(item.note)}</dd>"
        for item in block.items
    )
    return f"<p>{escape(block.caption)}</p><dl>{items}</dl>"


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column.label)}</th>' for column in block.columns)
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td style="text-align:{column.align}">{_inline(cell)}</td>'
            for column, cell in zip(block.columns, row, strict=True)
        )
        + "</tr>"
        for row in block.rows
    )
    notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in block.notes)
    caption = f"<caption>{escape(block.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{notes}"


def _evidence(block: Evidence) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(figure.id)}</code></td><td>{escape(figure.label)}</td>"
        f"<td>{escape(figure.printed)}</td><td>{escape(figure.how)}</td><td>{_cells(figure)}</td></tr>"
        for figure in block.figures
    )
    return (
        "<details><summary>Where these figures come from</summary><table><thead><tr><th>Figure</th>"
        "<th>What</th><th>Printed</th><th>How</th><th>Source cells</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></details>"
    )


def _cells(figure: SourcedFigure, most: int = 3) -> str:
    shown = "; ".join(f"{escape(f)}, row {r}, {escape(c)}" for f, r, c in figure.cells[:most])
    return shown + (f" and {len(figure.cells) - most} more" if len(figure.cells) > most else "")


def _figure(png: bytes, alt_text: str, caption: str) -> str:
    data = base64.b64encode(png).decode("ascii")
    image = f'<img alt="{escape(alt_text, quote=True)}" src="data:image/png;base64,{data}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
