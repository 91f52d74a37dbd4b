"""Key stage 2 performance tables: the boroughs' schools, their authorities, and England."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportkit.invented.england import DISADVANTAGED_SHARE, STAGE_2
from reportkit.invented.files.published import (
    Published,
    Row,
    as_csv,
    header_with_years,
    percent,
    share,
    tables_folder,
    unless_few,
)
from reportkit.invented.files.tabled import Tabled
from reportkit.invented.results import Reached, YearGroup

_COLUMNS = {
    "rwm": "PTRWM_EXP",
    "higher": "PTRWM_HIGH",
    "reading": "PTREAD_EXP",
    "writing": "PTWRITTA_EXP",
    "maths": "PTMAT_EXP",
    "gps": "PTGPS_EXP",
}
_SCORES = {"reading": ("READ_AVERAGE", 105), "maths": ("MAT_AVERAGE", 104), "gps": ("GPS_AVERAGE", 105)}
_PROGRESS = {"READPROG": 6.2, "WRITPROG": 6.0, "MATPROG": 6.2}
_GROUP, _OTHERS = "FSM6CLA1A", "NotFSM6CLA1A"
_PROGRESS_YEARS = ("201819", "202223")
_SCORE_A_PERCENT, _PROGRESS_A_PERCENT = 0.25, 0.14
# England's pupils at the end of primary school, in round numbers.
_ENGLAND = 600_000


def ks2_table(year: str, schools: Sequence[Tabled]) -> Published:
    """The tables of a year, under the name and in the folder that DfE gives them."""
    stage = "final" if year == "201819" else "revised"
    rows = [*map(dict, _school_rows(year, schools)), *_area_rows(year, schools), _england_row(year)]
    return Published(
        f"{tables_folder(year)}/england_ks2{stage}.csv", as_csv(header_with_years("ks2", year), rows)
    )


def _school_rows(year: str, schools: Iterable[Tabled]) -> Iterator[Row]:
    for school in schools:
        yield {**_who(school), **_cells(year, school)}


def _who(school: Tabled) -> Row:
    return {
        "RECTYPE": "1",
        "LEA": school.la,
        "ESTAB": school.number,
        "URN": school.urn,
        "SCHNAME": school.name,
        "NFTYPE": school.short_type,
        "ICLOSE": "0",
        "RELDENOM": "Does not apply",
        "AGERANGE": f" {school.ages[0]}-{school.ages[1]}",
        "TOTPUPS": str(school.roll),
    }


def _cells(year: str, school: Tabled) -> Row:
    if year in school.course.not_published:
        return {"TELIG": str(school.course.pupils), **dict.fromkeys(_published_columns(), "NP")}
    group = school.course.stage_2(year)
    return {**_counts(group), **_shares(group), **_scores(group), **_progress(year, group)}


def _published_columns() -> list[str]:
    columns = [*_COLUMNS.values(), *(column for column, _ in _SCORES.values())]
    return [name + end for name in columns for end in ("", f"_{_GROUP}", f"_{_OTHERS}")]


def _counts(group: YearGroup) -> Row:
    return {
        "TELIG": str(group.pupils),
        f"T{_GROUP}": str(group.disadvantaged),
        f"PT{_GROUP}": percent(group.disadvantaged, group.pupils),
        f"T{_OTHERS}": str(group.others),
        f"PT{_OTHERS}": percent(group.others, group.pupils),
        "TEALGRP2": str(round(group.pupils * 0.3)),
    }


def _shares(group: YearGroup) -> dict[str, str]:
    cells = {}
    for standard, column in _COLUMNS.items():
        reached = group.reached[standard]
        cells[column] = share(reached.all, group.pupils)
        cells[f"{column}_{_GROUP}"] = share(reached.disadvantaged, group.disadvantaged)
        cells[f"{column}_{_OTHERS}"] = share(reached.all - reached.disadvantaged, group.others)
    return cells


def _scores(group: YearGroup) -> dict[str, str]:
    cells = {}
    for subject, (column, england) in _SCORES.items():
        away = group.level.subjects.get(subject, group.level.score)
        cells[column] = _score(england + _SCORE_A_PERCENT * away, group.pupils)
        down = england - 3 + _SCORE_A_PERCENT * group.level.disadvantaged
        cells[f"{column}_{_GROUP}"] = _score(down, group.disadvantaged)
        cells[f"{column}_{_OTHERS}"] = _score(england + 1 + _SCORE_A_PERCENT * away, group.others)
    return cells


def _score(score: float, pupils: int) -> str:
    return unless_few(str(round(score)), pupils)


def _progress(year: str, group: YearGroup) -> dict[str, str]:
    """Progress with its 95% limits, in the years for which there is any."""
    if year not in _PROGRESS_YEARS:
        return {}
    cells = {}
    for column, deviation in _PROGRESS.items():
        score, half = _PROGRESS_A_PERCENT * group.level.all, 1.96 * deviation / group.pupils**0.5
        for end, value in (("", score), ("_LOWER", score - half), ("_UPPER", score + half)):
            cells[column + end] = unless_few(f"{value:.1f}", group.pupils)
    return cells


def _area_rows(year: str, schools: Sequence[Tabled]) -> Iterator[Row]:
    for la in sorted({school.la for school in schools}):
        groups = [s.course.stage_2(year) for s in schools if s.la == la]
        yield {"RECTYPE": "3", "LEA": la, **_counts(_summed(groups)), **_shares(_summed(groups))}


def _summed(groups: Sequence[YearGroup]) -> YearGroup:
    reached = {
        standard: Reached(
            sum(g.reached[standard].all for g in groups),
            sum(g.reached[standard].disadvantaged for g in groups),
        )
        for standard in _COLUMNS
    }
    return YearGroup(
        sum(g.pupils for g in groups), sum(g.disadvantaged for g in groups), groups[0].level, reached
    )


def _england_row(year: str) -> Row:
    poor = round(_ENGLAND * DISADVANTAGED_SHARE)
    cells = {
        "RECTYPE": "5",
        "TELIG": str(_ENGLAND),
        f"T{_GROUP}": str(poor),
        f"T{_OTHERS}": str(_ENGLAND - poor),
    }
    for standard, column in _COLUMNS.items():
        shares = STAGE_2[year][standard]
        cells |= {column: f"{shares.all}%", f"{column}_{_GROUP}": f"{shares.disadvantaged}%"}
        cells[f"{column}_{_OTHERS}"] = f"{round(shares.others)}%"
    for column, england in _SCORES.values():
        cells |= {column: str(england), f"{column}_{_GROUP}": str(england - 3)}
        cells[f"{column}_{_OTHERS}"] = str(england + 1)
    return cells
