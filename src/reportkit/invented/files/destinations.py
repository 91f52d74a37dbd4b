"""Where pupils went after key stage 4."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.invented.files.published import (
    FEWEST_PUBLISHED,
    SUPPRESSED,
    Published,
    Row,
    as_csv,
    header_of,
    percent,
)
from reportkit.invented.files.tabled import Tabled

_STAYED, _STAYED_POOR = 0.94, 0.88
_ROUTES = {"APPREN": 0.04, "EMPLOYMENT": 0.03}


def destinations_table(schools: Sequence[Tabled]) -> Published:
    """The tables of 2024-25, which tell of the leavers of 2022/23."""
    path = "dfe-performance-tables/2024-2025/england_ks4-pupdest.csv"
    return Published(path, as_csv(header_of("ks4_destinations"), [*map(_row, schools), _england_row()]))


def _row(school: Tabled) -> Row:
    who = {"RECTYPE": "1", "LEA": school.la, "ESTAB": school.number, "URN": school.urn, "ICLOSE": "0"}
    pupils, poor = school.course.pupils, school.course.disadvantaged
    return {**who, "SCHNAME": school.name, "NFTYPE": school.short_type, **_groups(pupils, poor)}


def _groups(pupils: int, poor: int) -> Row:
    others = _went(pupils - poor, _STAYED, "_NONDIS")
    return {**_went(pupils, _STAYED, ""), **_went(poor, _STAYED_POOR, "_DIS"), **others}


def _went(pupils: int, share: float, group: str) -> dict[str, str]:
    if pupils < FEWEST_PUBLISHED:
        names = ("OVERALL_DESTPER", "EDUCATIONPER", "APPRENPER", "EMPLOYMENTPER")
        return {f"COHORT{group}": str(pupils), **{name + group: SUPPRESSED for name in names}}
    stayed = round(pupils * share)
    routes = {name: round(pupils * part) for name, part in _ROUTES.items()}
    counts = {"OVERALL_DEST": stayed, "EDUCATION": stayed - sum(routes.values()), **routes}
    cells = {f"COHORT{group}": str(pupils)}
    for name, count in counts.items():
        cells |= {name + group: str(count), f"{name}PER{group}": percent(count, pupils)}
    return cells


def _england_row() -> Row:
    return {"RECTYPE": "NAT", **_groups(600_000, 150_000)}
