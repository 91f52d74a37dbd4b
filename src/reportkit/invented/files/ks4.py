"""Key stage 4 performance tables, revised and provisional."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.invented.england import DISADVANTAGED_SHARE, STAGE_4
from reportkit.invented.files.published import (
    Published,
    Row,
    as_csv,
    header_of,
    header_with_years,
    percent,
    share,
    tables_folder,
    unless_few,
)
from reportkit.invented.files.tabled import Tabled
from reportkit.invented.results import YearGroup, attainment8

_PROGRESS_YEARS = ("201819", "202223", "202324")
_DEVIATION = 1.27
_GROUP, _OTHERS = "FSM6CLA1A", "NFSM6CLA1A"
_ENGLAND = 600_000
_ENTRY, _POINTS = 40.0, 4.05
_PROVISIONAL_LESS = 0.2


def ks4_table(year: str, schools: Sequence[Tabled]) -> Published:
    """The tables of a year with every school, each authority and England."""
    stage = "final" if year == "201819" else "revised"
    rows = [*_school_rows(year, schools), *_area_rows(year, schools), _england_row(year)]
    return Published(
        f"{tables_folder(year)}/england_ks4{stage}.csv", as_csv(header_with_years("ks4", year), rows)
    )


def ks4_provisional(year: str, schools: Sequence[Tabled]) -> Published:
    """The tables as they first came out, with fewer columns and a few results not yet checked."""
    rows = [_earlier(row) for row in [*_school_rows(year, schools), _england_row(year)]]
    header = header_of("ks4_provisional")
    return Published(f"{tables_folder(year)}/england_ks4provisional.csv", as_csv(header, rows))


def _earlier(row: Row) -> Row:
    score = row["ATT8SCR"]
    is_number = row["RECTYPE"] == "1" and score.replace(".", "").isdigit()
    return {**row, "ATT8SCR": f"{float(score) - _PROVISIONAL_LESS:.1f}"} if is_number else row


def _school_rows(year: str, schools: Sequence[Tabled]) -> Iterator[Row]:
    for school in schools:
        yield {**_who(school), **_cells(year, school)}


def _who(school: Tabled) -> Row:
    return {
        "RECTYPE": "1",
        "LEA": school.la,
        "ESTAB": school.number,
        "URN": school.urn,
        "SCHNAME": school.name,
        "ICLOSE": "0",
        "NFTYPE": school.short_type,
        "RELDENOM": "None",
        "EGENDER": "MIXED",
        "AGERANGE": f"{school.ages[0]}-{school.ages[1]}",
        "TOTPUPS": str(school.roll),
    }


def _cells(year: str, school: Tabled) -> Row:
    group = school.course.stage_4(year)
    return {**_counts(group), **_shares(group), **_scores(year, group), **_progress(year, group)}


def _counts(group: YearGroup) -> Row:
    return {
        "TPUP": str(group.pupils),
        "TFSM6CLA1A": str(group.disadvantaged),
        "PTFSM6CLA1A": percent(group.disadvantaged, group.pupils),
        "TNOTFSM6CLA1A": str(group.others),
        "PTNOTFSM6CLA1A": percent(group.others, group.pupils),
        "TEALGRP2": str(round(group.pupils * 0.25)),
    }


def _shares(group: YearGroup) -> dict[str, str]:
    cells = {}
    for standard, end in (("five", "95"), ("four", "94")):
        reached = group.reached[standard]
        cells[f"PTL2BASICS_{end}"] = share(reached.all, group.pupils)
        cells[f"PTFSM6CLA1ABASICS_{end}"] = share(reached.disadvantaged, group.disadvantaged)
        others = reached.all - reached.disadvantaged
        cells[f"PTNOTFSM6CLA1ABASICS_{end}"] = share(others, group.others)
    return cells


def _scores(year: str, group: YearGroup) -> dict[str, str]:
    level, cells = group.level, {}
    others = attainment8(year, level.score) + 3.5
    scores = {"": attainment8(year, level.score), f"_{_OTHERS}": others}
    scores[f"_{_GROUP}"] = attainment8(year, level.disadvantaged, disadvantaged=True)
    counts = {"": group.pupils, f"_{_OTHERS}": group.others, f"_{_GROUP}": group.disadvantaged}
    for end, score in scores.items():
        cells[f"ATT8SCR{end}"] = _score(score, 1, counts[end])
        cells[f"EBACCAPS{end}"] = _score(score / 11.4, 2, counts[end])
    entry = max(5.0, min(95.0, _ENTRY + level.all))
    cells["PTEBACC_E_PTQ_EE"] = _score(entry, 0, group.pupils, "%")
    cells["PTEBACC_EFSM6CLA1A_PTQ_EE"] = _score(max(2.0, entry - 12), 0, group.disadvantaged, "%")
    cells["PTEBACC_ENFSM6CLA1A_PTQ_EE"] = _score(min(97.0, entry + 4), 0, group.others, "%")
    others_in_england = STAGE_4[year]["attainment8"].others
    cells["DIFFN_ATT8"] = _score(scores[f"_{_GROUP}"] - others_in_england, 1, group.disadvantaged)
    return cells


def _score(score: float, places: int, pupils: int, unit: str = "") -> str:
    return unless_few(f"{score:.{places}f}{unit}", pupils)


def _progress(year: str, group: YearGroup) -> dict[str, str]:
    """Progress 8 with its 95% limits, in the years for which there is any."""
    ends = {"": group.pupils, f"_{_GROUP}": group.disadvantaged, f"_{_OTHERS}": group.others}
    cells: dict[str, str] = {}
    for end, pupils in ends.items():
        if year not in _PROGRESS_YEARS:
            cells |= {f"{name}{end}": "NP" for name in ("P8PUP", "P8MEA", "P8CILOW", "P8CIUPP")}
            continue
        score = (group.level.progress8 or 0.0) + {"": 0, f"_{_GROUP}": -0.35, f"_{_OTHERS}": 0.1}[end]
        half = 1.96 * _DEVIATION / max(pupils, 1) ** 0.5
        cells[f"P8PUP{end}"] = unless_few(str(pupils), pupils)
        for name, value in (("P8MEA", score), ("P8CILOW", score - half), ("P8CIUPP", score + half)):
            cells[f"{name}{end}"] = _score(value, 2, pupils)
    return cells


def _area_rows(year: str, schools: Sequence[Tabled]) -> Iterator[Row]:
    for la in sorted({school.la for school in schools}):
        groups = [s.course.stage_4(year) for s in schools if s.la == la]
        pupils, poor = sum(g.pupils for g in groups), sum(g.disadvantaged for g in groups)
        five = sum(g.reached["five"].all for g in groups)
        cells = {"RECTYPE": "4", "LEA": la, "TPUP": str(pupils), "PTL2BASICS_95": percent(five, pupils)}
        yield {**cells, "TFSM6CLA1A": str(poor), "TNOTFSM6CLA1A": str(pupils - poor)}


def _england_row(year: str) -> Row:
    poor = round(_ENGLAND * DISADVANTAGED_SHARE)
    cells = {
        "RECTYPE": "7",
        "TPUP": str(_ENGLAND),
        "TFSM6CLA1A": str(poor),
        "TNOTFSM6CLA1A": str(_ENGLAND - poor),
    }
    for standard, end in (("five", "95"), ("four", "94")):
        shares = STAGE_4[year][standard]
        cells[f"PTL2BASICS_{end}"] = f"{shares.all}%"
        cells[f"PTFSM6CLA1ABASICS_{end}"] = f"{shares.disadvantaged}%"
        cells[f"PTNOTFSM6CLA1ABASICS_{end}"] = f"{shares.others:.1f}%"
    score = STAGE_4[year]["attainment8"]
    cells |= {"ATT8SCR": str(score.all), f"ATT8SCR_{_GROUP}": str(score.disadvantaged)}
    cells |= {f"ATT8SCR_{_OTHERS}": f"{score.others:.1f}", "EBACCAPS": str(_POINTS)}
    cells |= {"PTEBACC_E_PTQ_EE": f"{_ENTRY:.0f}%", "P8MEA": "-0.03" if year in _PROGRESS_YEARS else "NP"}
    return cells
