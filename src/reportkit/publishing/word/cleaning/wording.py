"""How what was taken out is said to an officer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

_LONGEST = 300


def counted(number: int, one: str, many: str = "") -> str:
    """1 comment, 3 comments."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def quoted(text: str) -> str:
    """The text in quotation marks, a long one cut, with the number of its words."""
    words = text.split()
    short = textwrap.shorten(" ".join(words), _LONGEST, placeholder=" …")
    return f"“{short}” ({counted(len(words), 'word')})"


def by(people: Iterable[str]) -> str:
    """The names after “by”; nothing where nobody is named."""
    names = list(dict.fromkeys(name for name in people if name))
    return f" by {listed(names)}" if names else ""


def listed(names: Iterable[str]) -> str:
    """A, B and C."""
    *first, last = list(dict.fromkeys(names))
    return f"{', '.join(first)} and {last}" if first else last
