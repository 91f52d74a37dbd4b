"""Small numbers (domain B5): the one place that decides what may be shown of few pupils or schools.

Applied to figures before any table, sentence, chart mark or alternative text is made from them, so
that what is withheld in one is withheld in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportkit.vocabulary import Figure, Missing, MissingReason, Number, Unit

FEWEST_SHOWN = 6
FEWEST_FOR_EXTREMES = 11
FEWEST_SCHOOLS = 3
_HIDDEN_COUNTS = (1, 2)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and the parts that add up to it, such as a cohort by group."""

    total: Figure
    parts: tuple[Figure, ...]


def protect(figure: Figure, fewest: int = FEWEST_SHOWN) -> Figure:
    """The figure, withheld if fewer than six pupils are behind it (primary suppression).

    A percentage of 0 or 100 for fewer than eleven pupils says something of each of them, so it is
    withheld too (attribute rule). A figure whose number of pupils is not known is left as published.
    """
    if isinstance(figure, Missing) or figure.n is None:
        return figure
    if figure.n < fewest or (figure.n < FEWEST_FOR_EXTREMES and _is_extreme(figure)):
        return withheld(figure)
    return figure


def protect_count(figure: Figure, fewest: int = FEWEST_SHOWN) -> Figure:
    """A count of pupils, withheld from 1 to 5; none is not a small number of anybody."""
    if isinstance(figure, Number) and 0 < figure.value < fewest:
        return withheld(figure)
    return figure


def protect_breakdown(breakdown: Breakdown, fewest: int = FEWEST_SHOWN) -> Breakdown:
    """A breakdown of counts in which no withheld part can be had by subtraction.

    If the total and all parts but one are shown, the next smallest part is withheld as well
    (secondary suppression); with two parts that is the complement rule. Where there is no other part
    the total goes, as it does where it is itself a count of few.
    """
    total = protect_count(breakdown.total, fewest)
    parts = [protect_count(part, fewest) for part in breakdown.parts]
    hidden = [place for place, part in enumerate(parts) if isinstance(part, Missing)]
    if isinstance(total, Number) and len(hidden) == 1:
        smallest = min(
            (place for place in range(len(parts)) if place not in hidden),
            key=lambda place: _size(parts[place]),
            default=None,
        )
        if smallest is None:
            total = withheld(total)
        else:
            parts[smallest] = withheld(parts[smallest])
    return Breakdown(total, tuple(parts))


def protect_pair(group: Figure, others: Figure, total: Figure) -> tuple[Figure, Figure, Figure]:
    """A group's figure, the others' and that of all: one withheld takes a second with it.

    Two of the three give the third, so the others' figure goes when the group's is withheld, and
    the group's when the others' is (complement rule). The figure for all pupils stays.
    """
    shown = protect(group), protect(others)
    if any(isinstance(figure, Missing) for figure in shown):
        return withheld(shown[0]), withheld(shown[1]), protect(total)
    return *shown, protect(total)


def keep_source_suppression(published: Figure, held: Figure) -> Figure:
    """What may go out where a local figure is held: one suppressed at source stays suppressed."""
    is_masked = isinstance(published, Missing) and published.reason is MissingReason.SUPPRESSED
    return published if is_masked else held


def round_strictly(count: int) -> int | None:
    """The "10-5 rule" for public totals of local data: under ten is withheld, the rest to fives."""
    return None if count < 10 else 5 * ((count + 2) // 5)


def can_show_phase(schools: int) -> bool:
    """Whether figures for a phase may stand: with one or two schools they would be those schools'."""
    return schools >= FEWEST_SCHOOLS


def can_release_total(total: int, deducible: int) -> bool:
    """Whether a count of schools by a confidential class may go out (school-level rule).

    `deducible` is how many of them public facts already give away; if one or two remain, the total
    would tell who they are.
    """
    return total - deducible not in _HIDDEN_COUNTS


def withheld(figure: Figure) -> Figure:
    """The reason that stands in place of the figure; its cells stay for the trace."""
    if isinstance(figure, Missing):
        return figure
    return Missing(MissingReason.SUPPRESSED, "few pupils are behind it", figure.cells)


def _is_extreme(number: Number) -> bool:
    return number.unit is Unit.PERCENT and number.value in (Decimal(0), Decimal(100))


def _size(figure: Figure) -> Decimal:
    return figure.value if isinstance(figure, Number) else Decimal("Infinity")


def shown_numbers(figures: Sequence[Figure]) -> tuple[Number, ...]:
    """The numbers that may be shown, each protected first."""
    protected = (protect(figure) for figure in figures)
    return tuple(figure for figure in protected if isinstance(figure, Number))
