"""Absence, school by school, and England's by phase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from reportkit.invented.boroughs import InventedSchool
from reportkit.invented.england import PERSISTENT_ABSENCE
from reportkit.invented.files.published import Published, Row, as_csv, dated, header_of, tables_folder
from reportkit.invented.files.tabled import Tabled
from reportkit.invented.kinds import COUNTED_AS

_ENGLAND_ROWS = (("PRI", "primary"), ("SEC", "secondary"), ("SPE", "special"))
_SPREAD, _MOST = 0.3, 95.0
# Quiet schools are a little better than England, some more than others.
_QUIET, _STEP, _STEPS = 0.62, 0.03, 11


def absence_files(year: str, schools: Sequence[Tabled], seed: int) -> tuple[Published, Published]:
    """A year's absence, and the day on which the tables took it in."""
    rng = np.random.default_rng([seed, int(year), 1])
    factors = np.exp(rng.normal(0, _SPREAD, len(schools)))
    rows = [
        _absent(year, s, float(f)) for s, f in zip(schools, factors, strict=True) if s.phase in COUNTED_AS
    ]
    england = [_absent_in_england(year, word, group) for word, group in _ENGLAND_ROWS]
    folder, out = f"{tables_folder(year)}/absence", date(2001 + int(year[4:]), 3, 19)
    content = as_csv(header_of("absence"), [*rows, *england])
    return Published(f"{folder}/england_abs.csv", content), dated(folder, out)


def _absent(year: str, school: Tabled, factor: float) -> Row:
    england = PERSISTENT_ABSENCE[year][COUNTED_AS[school.phase]]
    told = school.of.circumstance.absence if school.of and school.of.circumstance else None
    times = told or (_quiet(school.of) if school.of else factor)
    persistent = min(england * times, _MOST)
    return {
        "LA": school.la,
        "ESTAB": school.number,
        "URN": school.urn,
        "PERCTOT": f"{1.5 + 0.3 * persistent:.1f}",
        "PPERSABS10": f"{persistent:.1f}",
    }


def _quiet(school: InventedSchool) -> float:
    return _QUIET + _STEP * (int(school.urn) * 7 % _STEPS)


def _absent_in_england(year: str, word: str, group: str) -> Row:
    persistent = PERSISTENT_ABSENCE[year][group]
    return {
        "LA": "NAT",
        "ESTAB": word,
        "PERCTOT": f"{1.5 + 0.3 * persistent:.1f}",
        "PPERSABS10": str(persistent),
    }
