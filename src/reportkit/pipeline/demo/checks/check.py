"""What a check is, and how it tells what came out instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from reportkit.pipeline.demo.cases import Expected
from reportkit.pipeline.demo.seeing import Seen

# Given the school's URN, None for the borough, and the value in the case: what is wrong, a line each.
Check = Callable[[Seen, Expected, Any, Any], Iterator[str]]


def several(value: Any) -> Sequence[Any]:
    """The value as a list, also where it is one alone."""
    return value if isinstance(value, list | tuple) else (value,)


def listed(values: Iterable[object]) -> str:
    """The values in a row."""
    return ", ".join(map(str, values)) or "nothing"
