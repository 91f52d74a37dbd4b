"""Builders for notebooks and their outputs."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pandas as pd
from nbformat import NotebookNode, v4

from reportkit.blocks import Block
from reportkit.publishing.exporter import Reading, read_notebook
from tests.publishing.builders import png

HERE = Path("no-such-folder")


def notebook(*cells: NotebookNode, **metadata: Any) -> NotebookNode:
    """A notebook of cells."""
    return v4.new_notebook(cells=list(cells), metadata=metadata)


def markdown(text: str, *tags: str, **attachments: Any) -> NotebookNode:
    """A markdown cell."""
    cell = v4.new_markdown_cell(text, metadata={"tags": list(tags)})
    if attachments:
        cell["attachments"] = attachments
    return cell


def code(
    *outputs: NotebookNode, source: str = "x", tags: tuple[str, ...] = (), **metadata: Any
) -> NotebookNode:
    """A code cell that has run."""
    return v4.new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)} | metadata)


def shown(metadata: dict[str, Any] | None = None, **data: Any) -> NotebookNode:
    """An output; its kinds are spelt `text_html` for text/html."""
    kinds = {name.replace("_", "/", 1): value for name, value in data.items()}
    return v4.new_output("display_data", kinds, metadata=metadata or {})


def bundle(data: dict[str, Any]) -> NotebookNode:
    """An output of kinds given as they are."""
    return v4.new_output("display_data", data)


def figure(metadata: dict[str, Any] | None = None, content: bytes = b"") -> NotebookNode:
    """A picture as matplotlib shows it."""
    drawn = base64.b64encode(content or png()).decode()
    return shown(metadata, image_png=drawn, text_plain="<Figure size 640x480 with 1 Axes>")


def frame(table: pd.DataFrame) -> NotebookNode:
    """A table as pandas shows it."""
    return shown(text_html=table._repr_html_(), text_plain=table.to_string())


def stream(text: str, name: str = "stdout") -> NotebookNode:
    """Printed text."""
    return v4.new_output("stream", name=name, text=text)


def reading(*cells: NotebookNode, folder: Path = HERE, **metadata: Any) -> Reading:
    """What the exporter reads in the cells."""
    return read_notebook(notebook(*cells, **metadata), folder, "my-notebook")


def blocks(*cells: NotebookNode, folder: Path = HERE) -> list[Block]:
    """The blocks of the cells, the title left out."""
    return list(reading(*cells, folder=folder).blocks[1:])
