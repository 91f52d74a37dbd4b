"""The table in docs/coverage-of-policies.md: a row for each number of both policies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "coverage-of-policies.md"
TEXT_ONLY, NOT_BUILT = "Text only: ", "Not built yet: "
_CODE = re.compile(r"`([^`]+)`")
_CELLS = 5


@dataclass(frozen=True)
class Row:
    """What a policy asks under a number, by what it is decided, where it lives, and its tests or why none."""

    number: str
    asks: str
    decided_by: str
    places: tuple[str, ...]
    tests: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        return self.number

    @property
    def needs_a_test(self) -> bool:
        """Whether the team's records, a person or a date decide it, alone or with others."""
        return bool(set("LJC") & set(re.findall(r"\b[PLJC]\b", self.decided_by)))


@cache
def rows() -> tuple[Row, ...]:
    """Every row, in the page's order."""
    return tuple(_rows(PAGE.read_text(encoding="utf-8")))


def by_number() -> Mapping[str, Row]:
    return {row.number: row for row in rows()}


def number_of(rule: str) -> str:
    """The number that a rule stands under: K44 for K44b."""
    return rule.rstrip("abcdefghij")


def _rows(page: str) -> Iterator[Row]:
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if re.match(r"\| [HK]\d+ \|", line):
            assert len(cells) == _CELLS, f"{cells[0]} has {len(cells)} cells and not {_CELLS}"
            yield _row(*cells)


def _row(number: str, asks: str, decided_by: str, where: str, last: str) -> Row:
    is_reason = last.startswith((TEXT_ONLY, NOT_BUILT))
    tests = () if is_reason else tuple(_CODE.findall(last))
    return Row(number, asks, decided_by, tuple(_CODE.findall(where)), tests, last if is_reason else "")
