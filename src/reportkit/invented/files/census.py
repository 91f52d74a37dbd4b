"""The school census, school by school, and England's by phase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportkit.invented.files.published import Published, Row, as_csv, dated, header_of, tables_folder
from reportkit.invented.files.tabled import Tabled

_TYPES = {
    "nursery": "State-funded nursery",
    "primary": "State-funded primary",
    "infant": "State-funded primary",
    "junior": "State-funded primary",
    "secondary": "State-funded secondary",
    "all-through": "State-funded secondary",
    "special": "Special school",
    "pru": "Pupil referral unit",
}
_SHARES = {
    "PNORG": "NORG",
    "PNORB": "NORB",
    "PSENELSE": "TSENELSE",
    "PSENELK": "TSENELK",
    "PNUMEAL": "NUMEAL",
    "PNUMENGFL": "NUMENGFL",
    "PNUMUNCFL": "NUMUNCFL",
    "PNUMFSMEVER": "NUMFSMEVER",
}


def census_files(year: str, schools: Sequence[Tabled]) -> tuple[Published, Published]:
    """A year's school census, and the day on which the tables took it in."""
    england = [
        {"URN": "NAT", "Estab": word, "SCHOOLTYPE": kind, **_counted(1_000_000, share)}
        for word, kind, share in (
            ("PRI", "State-funded primary", 0.25),
            ("SEC", "State-funded secondary", 0.24),
            ("SPE", "Special school", 0.45),
        )
    ]
    folder, out = f"{tables_folder(year)}/census", date(2000 + int(year[4:]), 12, 11)
    content = as_csv(header_of("census"), [*map(_census_row, schools), *england])
    return Published(f"{folder}/england_census.csv", content), dated(folder, out)


def _census_row(school: Tabled) -> Row:
    who = {
        "URN": school.urn,
        "LA": school.la,
        "Estab": school.number,
        "SCHOOLTYPE": _TYPES[school.phase],
    }
    return {**who, **_counted(school.roll, school.course.disadvantaged / school.course.pupils)}


def _counted(roll: int, poor: float) -> Row:
    girls, eal, support, plan = (round(share * roll) for share in (0.49, 0.3, 0.14, 0.03))
    meals = round(poor * roll)
    counts = {
        "NOR": roll,
        "NORG": girls,
        "NORB": roll - girls,
        "TSENELSE": plan,
        "TSENELK": support,
        "NUMEAL": eal,
        "NUMENGFL": roll - eal,
        "NUMUNCFL": 0,
        "NUMFSM": meals,
        "NUMFSMEVER": meals,
        "NORFSMEVER": roll,
    }
    shares = {share: f"{100 * counts[count] / roll:.2f}" for share, count in _SHARES.items()}
    return {**{column: str(count) for column, count in counts.items()}, **shares}
