"""The blocks that an executed notebook shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

from reportkit.blocks import MIME_TYPE, Block, Evidence, SourcedFigure, decode


def shown_blocks(notebook: NotebookNode) -> tuple[Block, ...]:
    """Every block in the notebook's outputs, in order."""
    return tuple(_blocks(notebook))


def _blocks(notebook: NotebookNode) -> Iterator[Block]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            bundle = output.get("data", {})
            if MIME_TYPE in bundle:
                yield decode(bundle[MIME_TYPE], bundle.get("image/png", ""))


def figures_in(blocks: Iterable[Block]) -> tuple[SourcedFigure, ...]:
    """Every printed figure with its source cells, each once."""
    found: dict[tuple[str, str], SourcedFigure] = {}
    for block in blocks:
        if isinstance(block, Evidence):
            for figure in block.figures:
                found.setdefault((figure.id, figure.printed), figure)
    return tuple(found.values())
