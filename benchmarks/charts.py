"""How long one chart takes to draw: for information, nothing is promised."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from benchmarks.measuring import Promise, print_table, time_in_turn
from reportkit.reports.charts import Series, draw_trend
from reportkit.vocabulary import AcademicYear, Number, Unit

_YEARS = tuple(AcademicYear.ending(end) for end in range(2017, 2026))


def build_series(count: int) -> tuple[Series, ...]:
    """So many lines over nine years."""
    return tuple(
        Series(
            f"Line {line}",
            tuple(Number(Decimal(50 + 4 * line + step % 3), Unit.PERCENT) for step, _ in enumerate(_YEARS)),
        )
        for line in range(count)
    )


def measure(runs: int = 21) -> list[Promise]:
    """One line and four lines over nine years, as PNG."""
    works = {
        f"{count} line{'s' * (count > 1)}": partial(draw_trend, _YEARS, build_series(count), "%")
        for count in (1, 4)
    }
    print_table("A chart of", time_in_turn(runs, works))
    return []
