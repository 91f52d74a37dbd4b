"""The abbreviations that the papers of a pack use, handed to the notebook of its front (H91)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from reportkit.blocks import Block
from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.opening import BoardDesk, Reads
from reportkit.publishing.disclosure import Passage, WatchList, find_leaks_in
from reportkit.publishing.exporter.binding import read_leaf
from reportkit.reports.sections.abbreviations import explained

_FILE = "abbreviations.json"


def glossary_read(desk: BoardDesk, executed: Iterable[Path]) -> Reads:
    """Where the abbreviations in those executed notebooks stand, each with what it stands for.

    Those that tell how a team places a school stand in no part but the one that quotes the policies.
    """
    blocks = (block for one in executed for block in _blocks_of(one))
    watched = desk.guard.words if desk.guard else WatchList()
    rows = [row for row in explained(blocks, desk.profile.pack) if may_be_told(row, watched)]
    path = desk.working / _FILE
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return Reads({"abbreviations": str(path)})


def _blocks_of(executed: Path) -> tuple[Block, ...]:
    """What it shows; nothing where it is not there, which the binding tells."""
    try:
        return read_leaf("", executed).blocks
    except DocumentError:
        return ()


def may_be_told(row: tuple[str, str], watched: WatchList) -> bool:
    """Whether neither the abbreviation nor its meaning is a word that no paper of the board may hold."""
    return not find_leaks_in((Passage("abbreviations", "\n".join(row)),), watched)
