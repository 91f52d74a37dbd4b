"""One title, and headings that never skip a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportkit.blocks import Block, Heading, Title

_DEEPEST = 4


def order_headings(blocks: Sequence[Block], title: str) -> Iterator[Block]:
    """The blocks with their title first and each heading at most one level below the one above it.

    A title among the blocks is kept; else the first heading becomes it, if it is of level 1; else `title`.
    """
    found, rest = _title(blocks, title)
    yield found
    open_levels: list[int] = []
    for block in rest:
        yield _levelled(block, open_levels) if isinstance(block, Heading) else block


def _title(blocks: Sequence[Block], title: str) -> tuple[Title, list[Block]]:
    titles = [block for block in blocks if isinstance(block, Title)]
    headings = [block for block in blocks if isinstance(block, Heading)]
    if titles:
        return titles[0], [_demoted(block) for block in blocks if block is not titles[0]]
    if headings and headings[0].level == 1:
        return Title(headings[0].text), [block for block in blocks if block is not headings[0]]
    return Title(title), list(blocks)


def _demoted(block: Block) -> Block:
    return Heading(1, block.text) if isinstance(block, Title) else block


def _levelled(heading: Heading, open_levels: list[int]) -> Heading:
    while open_levels and open_levels[-1] >= heading.level:
        open_levels.pop()
    open_levels.append(heading.level)
    return replace(heading, level=min(len(open_levels), _DEEPEST))
