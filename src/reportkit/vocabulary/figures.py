"""A figure is a number or a reason, never a bare gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a number counts, as it is printed."""

    PERCENT = "percent"
    POINTS = "points"
    PERCENTAGE_POINTS = "percentage points"
    SCORE = "score"
    RATE = "per 100 pupils"
    COUNT = "count"
    RANK = "rank"
    POUNDS = "pounds"


class MissingReason(StrEnum):
    """Why there is no number (domain E0)."""

    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"
    NO_ENTRIES = "no entries"
    NO_RESULTS = "annulled or no results"
    LOW_COVERAGE = "low coverage"
    NEW_SCHOOL = "new school"
    LOW_RELIABILITY = "low reliability"
    ROUNDS_TO_ZERO = "rounds to zero"
    DISCONTINUED = "discontinued"
    NOT_COLLECTED = "not collected"
    NOT_CALCULABLE = "not calculable"
    NOT_PUBLISHED = "not published at this level"
    EXPECTED = "expected, not yet published"
    NOT_HELD = "not held"
    TOO_FEW = "too few pupils"
    OUT_OF_DATE = "out of date"
    NOT_COMPARABLE = "no comparable earlier year"
    NO_COUNT = "number of pupils not held"
    NO_LIMITS = "no limits published"
    NO_COMPARATOR = "nothing held to compare with"
    NO_RETURN = "no return received"
    OLD_RETURN = "return out of date"
    TOLD_APART = "told by a named person, not here"


@dataclass(frozen=True, slots=True, order=True)
class SourceCell:
    """One cell of one published file; rows count from 1 with the header, as a spreadsheet does."""

    file: str
    row: int
    column: str
    release: str = ""
    published_on: date = date.min

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}, column {self.column}"


@dataclass(frozen=True, slots=True)
class Number:
    """A value with its unit, the decimals its source gives, and the cells it comes from.

    `n` is the number of pupils (or schools) behind it, None where none is published.
    """

    value: Decimal
    unit: Unit
    decimals: int = 0
    cells: tuple[SourceCell, ...] = field(default=(), repr=False)
    n: int | None = None

    @property
    def rounded(self) -> Decimal:
        """The value as printed; halves go away from zero (A3.21)."""
        return self.value.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Missing:
    """No number, and why; `detail` completes "we cannot say because ..."."""

    reason: MissingReason
    detail: str = ""
    cells: tuple[SourceCell, ...] = field(default=(), repr=False)


Figure = Number | Missing


def exact(value: float | str) -> Decimal:
    """A published number without the noise of binary storage: 0.28999999999999998 is 0.29."""
    return Decimal(f"{float(value):.12g}")


def cells_of(figures: Iterable[Figure]) -> tuple[SourceCell, ...]:
    """Every source cell behind the figures, each once, in order of first use."""
    return tuple(dict.fromkeys(cell for figure in figures for cell in figure.cells))
