"""A notebook as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from reportkit.blocks import Block, Chart, Paragraph, Picture, Preformatted, Span, Title
from reportkit.publishing.exporter.left_out import LeftOut
from reportkit.publishing.exporter.markdown import read_markdown
from reportkit.publishing.exporter.outline import order_headings
from reportkit.publishing.exporter.outputs import read_outputs
from reportkit.publishing.exporter.visibility import Visibility, visibility_of

__all__ = ["LeftOut", "Reading", "read_notebook"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a notebook says: its blocks, the first of them its title, and what was left out."""

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def title(self) -> str:
        """The document's title."""
        return next(block.text for block in self.blocks if isinstance(block, Title))

    @property
    def undescribed(self) -> tuple[str, ...]:
        """Where the pictures stand that have no description."""
        return tuple(
            block.name if isinstance(block, Picture) else f"the chart “{block.title}”"
            for block in self.blocks
            if isinstance(block, Picture | Chart) and not block.alt_text.strip()
        )


def read_notebook(nb: NotebookNode, folder: Path, name: str) -> Reading:
    """The notebook's blocks; `folder` is where its picture files lie, `name` its title for want of another.

    Raises pydantic's ValidationError where an output claims to be a block and is none.
    """
    found = [
        _placed(item, number, pictures)
        for number, cell in enumerate(nb.cells, start=1)
        for item, pictures in _counted(_read_cell(cell, folder))
    ]
    blocks = [_said(item) if isinstance(item, LeftOut) else item for item in found]
    left_out = tuple(item for item in found if isinstance(item, LeftOut))
    title = str(nb.metadata.get("title") or (nb.metadata.get("reportkit") or {}).get("title") or _spelt(name))
    return Reading(tuple(order_headings(blocks, title)), left_out)


def _read_cell(cell: NotebookNode, folder: Path) -> Iterator[Block | LeftOut]:
    shown = visibility_of(cell)
    if cell.cell_type == "markdown" and shown & Visibility.CELL:
        yield from read_markdown(cell.source, folder, cell.get("attachments") or {})
    if cell.cell_type == "code" and shown & Visibility.INPUT and cell.source.strip():
        yield Preformatted(cell.source)
    if cell.cell_type == "code" and shown & Visibility.OUTPUT:
        yield from read_outputs(cell, folder)


def _counted(items: Iterator[Block | LeftOut]) -> Iterator[tuple[Block | LeftOut, int]]:
    pictures = 0
    for item in items:
        pictures += isinstance(item, Picture)
        yield item, pictures


def _placed(item: Block | LeftOut, cell: int, pictures: int) -> Block | LeftOut:
    if isinstance(item, Picture):
        return replace(item, name=item.name or f"cell {cell}, picture {pictures}")
    if isinstance(item, LeftOut):
        return replace(item, where=f"cell {cell}")
    return item


def _said(item: LeftOut) -> Paragraph:
    return Paragraph((Span(f"Left out here: {item.why}.", italic=True),))


def _spelt(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]
