"""The measures of DfE's Local Authority Interactive Tool, with England's figures about as published."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_YEARS = range(2019, 2026)


@dataclass(frozen=True, slots=True)
class LaitMeasure:
    """One measure as DfE names it, England's figures by year, and how far authorities are apart."""

    short: str
    title: str
    topic: str
    polarity: str
    years: str
    decimals: int
    spread: float
    london: float
    england: Mapping[int, float]

    def label(self, year: int) -> str:
        """The year as this measure labels it."""
        return f"{year - 1}/{year % 100:02}" if "/" in self.years else str(year)


@cache
def lait_measures() -> tuple[LaitMeasure, ...]:
    """Every measure that the documents know, in the order of the layout."""
    text = files(__package__).joinpath("layouts", "lait_england.csv").read_text(encoding="utf-8")
    return tuple(_measure(row) for row in csv.DictReader(io.StringIO(text)))


def _measure(row: Mapping[str, str]) -> LaitMeasure:
    return LaitMeasure(
        row["short"],
        row["title"],
        row["topic"],
        row["polarity"],
        row["years"],
        int(row["decimals"]),
        float(row["spread"]),
        float(row["london"]),
        {year: float(row[str(year)]) for year in _YEARS if row[str(year)]},
    )
