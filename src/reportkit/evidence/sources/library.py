"""Every layout that can be read, and how a file finds its own."""

from __future__ import annotations

from pathlib import Path

from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.lait import (
    AreaCodes,
    LaitDictionary,
    LaitFigures,
    StatisticalNeighbours,
)
from reportkit.evidence.sources.layout import Layout, Reading
from reportkit.evidence.sources.text_table import Header, open_file
from reportkit.exceptions import Place, UnrecognisedFile

LAYOUTS: tuple[Layout, ...] = (
    LaitFigures(),
    LaitDictionary(),
    StatisticalNeighbours(),
    AreaCodes(),
)


def recognise(header: Header, shown_as: str) -> Layout:
    """The layout with this header. Raises UnrecognisedFile if there is none."""
    found = next((layout for layout in LAYOUTS if layout.recognises(header)), None)
    if found is None:
        raise UnrecognisedFile(
            Place(shown_as),
            f"its columns ({', '.join(header[:4])} …) are not those of any file that is known.",
            "The files that can be loaded are listed in data/README.md.",
        )
    return found


def read_source(path: Path, dating: Dating) -> Reading:
    """The validated reading of one file. Raises a SourceError; nothing is half read."""
    opened = open_file(path, dating.file)
    layout = recognise(opened.header, dating.file)
    return layout.read(opened.table(layout.columns(opened.header)), dating)
