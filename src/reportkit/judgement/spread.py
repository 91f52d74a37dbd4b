"""How far the schools of one authority differ on a measure, without saying which is which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportkit.evidence.siod.school_figures import SchoolFigures
from reportkit.judgement.disclosure import can_show_phase, shown_numbers
from reportkit.judgement.metrics import median
from reportkit.vocabulary import Figure, Missing, MissingReason, Number


@dataclass(frozen=True, slots=True)
class Spread:
    """The schools' figures that may be shown, lowest first, with quartiles and how many are not."""

    source: SchoolFigures
    numbers: tuple[Number, ...]
    middle: Figure
    lower_quarter: Figure
    upper_quarter: Figure
    left_out: int


def spread_schools(source: SchoolFigures | None, as_at: date) -> Spread | Missing:
    """The spread in the latest year held, after small numbers are withheld (domain B5).

    A reason if nothing is held, the year is out of date (A3.12) or fewer than three schools remain.
    """
    if source is None:
        return Missing(MissingReason.NOT_HELD, "we hold no figures for single schools")
    if source.year < source.measure.oldest_current(as_at):
        detail = f"the newest figures we hold for single schools are for {source.year.label}"
        return Missing(MissingReason.NOT_HELD, detail)
    shown = sorted(shown_numbers([figure for _, figure in source.figures]), key=lambda n: n.value)
    if not can_show_phase(len(shown)):
        return Missing(MissingReason.TOO_FEW, "there are too few schools")
    half = len(shown) // 2
    return Spread(
        source,
        tuple(shown),
        median(shown, 1),
        median(shown[:half], 1),
        median(shown[-half:], 1),
        len(source.figures) - len(shown),
    )
