"""What stands in a file that somebody typed, as texts to look at: cells of a table together with its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportkit.pipeline.typed.screening import Typed
from reportkit.publishing.disclosure import Passage

_PARAGRAPH = re.compile(r".*, a paragraph|the text\b.*|.*\bpage \d+.*|word/document\.xml")
_CUT = re.compile(r"the text\b|.*\bpage \d")
_CELL, _MOST_CELLS = 40, 60


def typed_in(passages: Iterable[Passage]) -> Iterator[Typed]:
    """Every paragraph, and short lines in a row as one, for they may be the cells of a table.

    Where lines are cut at the edge of a page they are read as one text too.
    """
    said = [one for one in passages if _is_said(one)]
    lines = [line.strip() for one in said for line in one.text.split("\n")]
    yield from (Typed(line) for line in lines if line)
    yield from (Typed(" ".join(one.text.split())) for one in said if _CUT.match(one.where))
    for is_cell, run in groupby(filter(None, lines), key=_is_cell):
        cells = list(run)
        if is_cell and len(cells) > 1:
            yield from map(Typed, _together(cells))


def _is_said(passage: Passage) -> bool:
    return bool(_PARAGRAPH.fullmatch(passage.where))


def _is_cell(line: str) -> bool:
    return len(line) <= _CELL and not line.endswith((".", "!", "?"))


def _together(cells: Sequence[str]) -> Iterator[str]:
    """So many cells at a time, with those that may be the head of their columns."""
    head = " | ".join(cells[:2])
    for at in range(0, len(cells), _MOST_CELLS):
        some = " | ".join(cells[at : at + _MOST_CELLS])
        yield some if at == 0 else f"{head} | {some}"
