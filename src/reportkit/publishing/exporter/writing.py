"""What was read of a notebook, as a Word file."""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode

from reportkit.exceptions import UndescribedPicture
from reportkit.publishing.exporter.notebook import Reading
from reportkit.publishing.exporter.particulars import read_properties
from reportkit.publishing.word import compose_document


def write_word(reading: Reading, nb: NotebookNode, template: Path) -> bytes:
    """What was read of the notebook, as a Word file with the properties that its metadata gives."""
    return compose_document(reading.blocks, read_properties(nb, reading.title), template)


def write_described_word(reading: Reading, nb: NotebookNode, template: Path) -> bytes:
    """The same. Raises UndescribedPicture for pictures without a description."""
    if reading.undescribed:
        raise UndescribedPicture(undescribed(reading))
    return write_word(reading, nb, template)


def undescribed(reading: Reading) -> str:
    """Where pictures have no description, and what to do, as a sentence."""
    return f"Pictures without a description: {'; '.join(reading.undescribed)}. {_REMEDY}"


_REMEDY = (
    "Begin the cell with a line such as “#| fig-alt: what the picture shows”, "
    "or give the cell an “alt_text” in its metadata."
)
