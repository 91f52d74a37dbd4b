"""From a printed figure back to its file, row and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkit.exceptions import MissingData
from reportkit.places import Places
from reportkit.publishing.manifest import (
    NAME,
    read_manifest,
)


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A printed figure, the document it is in, and its source cells (file, row, column)."""

    document: str
    label: str
    printed: str
    how: str
    cells: tuple[tuple[str, int, str], ...]


def trace(places: Places, figure_id: str) -> tuple[TracedFigure, ...]:
    """Every place the figure is printed. Raises MissingData if no built document has it."""
    found = []
    for path in sorted(places.outputs.glob(f"*/*/{NAME}")):
        for name, document in read_manifest(path.parent)["documents"].items():
            where = (path.parent / name).relative_to(places.outputs).as_posix()
            found += [_traced(where, f) for f in document["figures"] if f["id"] == figure_id]
    if not found:
        raise MissingData(
            f"No document in outputs/ prints a figure with the id {figure_id}. Ids are in the HTML "
            "working papers (rest the pointer on a figure) and in manifest.json."
        )
    return tuple(found)


def _traced(where: str, figure: Mapping[str, object]) -> TracedFigure:
    cells = tuple((str(f), int(r), str(c)) for f, r, c in figure["cells"])  # type: ignore[attr-defined]  # JSON
    return TracedFigure(where, str(figure["label"]), str(figure["printed"]), str(figure["how"]), cells)
