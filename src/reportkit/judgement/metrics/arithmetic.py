"""Sums on figures that keep every source cell and never turn a reason into a number."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportkit.evidence.registry import Polarity
from reportkit.vocabulary import Figure, Missing, MissingReason, Number, Unit
from reportkit.vocabulary.figures import cells_of

FEWEST_FOR_A_MEDIAN = 6


@dataclass(frozen=True, slots=True)
class Position:
    """A place among areas, 1 being best; areas with the same published value share it (A3.21)."""

    place: int
    of: int
    joint: bool


def difference(first: Figure, second: Figure) -> Figure:
    """`first` less `second`, both as printed; percentages differ in percentage points.

    If either is missing the answer is its reason, the first one's before the second's.
    """
    match first, second:
        case Number(), Number():
            return Number(
                first.rounded - second.rounded,
                unit_of_difference(first.unit),
                max(first.decimals, second.decimals),
                cells_of((first, second)),
            )
        case Missing(), _:
            return first
        case _:
            return second


def unit_of_difference(unit: Unit) -> Unit:
    """What two figures of the unit differ in."""
    return Unit.PERCENTAGE_POINTS if unit is Unit.PERCENT else unit


def change(now: Figure, then: Figure) -> Figure:
    """How far a figure moved since an earlier, comparable year."""
    return difference(now, then)


def median(figures: Sequence[Figure], fewest: int = FEWEST_FOR_A_MEDIAN) -> Figure:
    """The middle of the numbers; `n` says how many there were. Of whole numbers it may end in .5.

    Fewer than `fewest` numbers make no median: the answer is then the reason "not held".
    """
    numbers = [figure for figure in figures if isinstance(figure, Number)]
    if len(numbers) < fewest:
        return Missing(
            MissingReason.NOT_HELD,
            f"only {len(numbers)} of {len(figures)} have a figure",
            cells_of(figures),
        )
    value = statistics.median(number.value for number in numbers)
    first = numbers[0]
    decimals = first.decimals if first.decimals or _fits(value, 0) else 1
    found = Number(value, first.unit, decimals, cells_of(numbers), len(numbers))
    return replace(found, value=found.rounded)


def _fits(value: Decimal, decimals: int) -> bool:
    return value == value.quantize(Decimal(1).scaleb(-decimals))


def position_among(own: Figure, others: Sequence[Figure], polarity: Polarity) -> Position | Missing:
    """The place of `own` among itself and the others that have a number, by published value."""
    if isinstance(own, Missing):
        return own
    values = [other.rounded for other in others if isinstance(other, Number)]
    if not values:
        return Missing(MissingReason.NOT_HELD, "none of the others has a figure")
    better = sum(_is_better(value, own.rounded, polarity) for value in values)
    return Position(better + 1, len(values) + 1, own.rounded in values)


def _is_better(value: Decimal, than: Decimal, polarity: Polarity) -> bool:
    return value > than if polarity is Polarity.HIGH else value < than


def share(part: int, whole: int) -> Figure:
    """`part` as a percentage of `whole`, to whole percent, with n; nothing of nothing is a reason."""
    if whole == 0:
        return Missing(MissingReason.NOT_APPLICABLE, "there is none to count")
    return Number(Decimal(100 * part) / Decimal(whole), Unit.PERCENT, 0, (), whole)
