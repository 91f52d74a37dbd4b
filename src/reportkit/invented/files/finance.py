"""Consistent financial reporting: income and spending of the schools that a council maintains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportkit.invented.files.published import PLAIN, Published, Row, as_csv, dated, header_of
from reportkit.invented.files.tabled import Tabled

_A_PUPIL = {"secondary": 7_900, "all-through": 7_400, "special": 29_000, "pru": 31_000, "nursery": 9_500}
_PRIMARY_PUPIL, _RISE_A_YEAR = 6_300, 1.04
_QUIET, _STEP, _STEPS = 0.965, 0.005, 7
_BY_TRUST = ("Academy", "Free schools")


def finance_files(year: str, schools: Sequence[Tabled]) -> tuple[Published, Published]:
    """A financial year's income and spending, and the day on which they came out."""
    rows = [_account(year, school) for school in schools if not school.type.startswith(_BY_TRUST)]
    end = 2000 + int(year[4:])
    folder = f"finance/cfr-in-year-balance/{end}"
    content = as_csv(header_of("cfr_balances"), rows, PLAIN)
    return Published(f"{folder}/financials_{end}.csv", content), dated(folder, date(end, 12, 16))


def _account(year: str, school: Tabled) -> Row:
    rise = _RISE_A_YEAR ** (int(year[4:]) - 25)
    income = school.roll * _A_PUPIL.get(school.phase, _PRIMARY_PUPIL) * rise
    told = school.of.circumstance.spending if school.of and school.of.circumstance else {}
    spending = income * told.get(year, _QUIET + _STEP * (int(school.urn) % _STEPS))
    return {
        "URN": school.urn,
        "Income": f"{income:.2f}",
        "Expenditure": f"{spending:.2f}",
        "Balance": f"{income - spending:.2f}",
        "Academic Year": f"20{year[4:]}",
    }
