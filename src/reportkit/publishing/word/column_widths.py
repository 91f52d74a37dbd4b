"""How wide each column of a table is: as asked for, and if it can be, no narrower than its longest word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.blocks import Table, text_of

# Arial's digits are 0.56 of its size, its bold capitals 0.72; words are between.
_TWIPS_IN_A_LETTER = {"": 123, " Small": 106}
_MARGINS = 200
_LONGEST_WORD = 24
_BREAKS = re.compile(r"[\s/-]+")


def share(total: int, weights: Sequence[float]) -> tuple[int, ...]:
    """The total shared out by weight in whole numbers; what is left over goes to the last."""
    shares = [int(total * weight / sum(weights)) for weight in weights]
    return (*shares[:-1], total - sum(shares[:-1]))


def least_widths(block: Table, small: str) -> tuple[int, ...]:
    """For each column the room that its longest word takes, in twentieths of a point."""
    letter = _TWIPS_IN_A_LETTER[small]
    texts = [
        [column.label, *(text_of(row[place]) for row in block.rows)]
        for place, column in enumerate(block.columns)
    ]
    return tuple(_MARGINS + letter * max(_longest(text) for text in column) for column in texts)


def column_widths(total: int, weights: Sequence[float], least: Sequence[int]) -> tuple[int, ...]:
    """The columns' widths by weight, the narrow ones widened to their longest word at the cost of the others.

    Where not even the longest words fit side by side, the total is shared out by their lengths.
    """
    if sum(least) >= total:
        return share(total, least)
    held: set[int] = set()
    while True:
        free = [place for place in range(len(weights)) if place not in held]
        room = total - sum(least[place] for place in held)
        scale = room / sum(weights[place] for place in free)
        short = {place for place in free if weights[place] * scale < least[place]}
        if not short:
            break
        held |= short
    return share(
        total, [least[place] if place in held else weights[place] * scale for place in range(len(weights))]
    )


def _longest(text: str) -> int:
    return min(_LONGEST_WORD, max((len(word) for word in _BREAKS.split(text)), default=0))
