"""Releases and readings of a few rows, for a database in memory."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from reportkit.evidence.contracts import CONTRACTS, check_table
from reportkit.evidence.sources import Reading, Release
from reportkit.evidence.sources.measurements import NOTHING_MEASURED, measurements_of

_NUMBER = itertools.count(1)
_BLANK: Mapping[str, object] = {
    "column": "COL",
    "level": "la",
    "pupil_group": "all",
    "value": None,
    "denominator": None,
    "lower": None,
    "upper": None,
    "position": 1,
    "closeness": "Close",
    "era": 1,
    "slot": "latest graded",
    "opened": None,
    "closed": None,
    "linked_on": None,
    "joined_on": None,
    "started_on": None,
    "published_on": None,
    "age_low": None,
    "age_high": None,
    "pupils": None,
    "link_type": "Successor",
}
Row = Mapping[str, object]


def release(file: str = "lait/2026-04/bds.parquet", **changed: object) -> Release:
    """A release of LAIT, final, out on 30 April 2026, of content like no other."""
    values: dict[str, object] = {
        "sha256": hashlib.sha256(f"{file} {next(_NUMBER)}".encode()).hexdigest(),
        "layout": "lait",
        "publisher": "Department for Education",
        "title": "A title",
        "published_on": date(2026, 4, 30),
    }
    return Release(file=file, **(values | changed))  # type: ignore[arg-type]  # the caller names fields


def reading(of: Release | None = None, rows_read: int | None = None, **tables: Sequence[Row]) -> Reading:
    """A reading of the rows given for each table; a row says only what matters to the test."""
    made = of or release()
    frames = {name: _frame(name, rows, made.file) for name, rows in tables.items()}
    figures = frames.pop("measurement", None)
    return Reading(
        made,
        frames,
        sum(map(len, tables.values())) if rows_read is None else rows_read,
        measurements=NOTHING_MEASURED if figures is None else measurements_of(figures),
    )


def _frame(name: str, rows: Sequence[Row], file: str) -> pd.DataFrame:
    columns = CONTRACTS[name].columns
    whole = [
        {column: row.get(column, _BLANK.get(column, "")) for column in columns}
        | {"row": row.get("row", number)}
        for number, row in enumerate(rows, start=2)
    ]
    kinds = {column: str(kind.dtype) for column, kind in columns.items()}
    frame = pd.DataFrame(whole, columns=list(columns)).astype(kinds)
    return check_table(name, frame, file)


def figure(code: str, year: str, value: float | None, reason: str = "", **changed: object) -> Row:
    """A row of an area's figure for key stage 2, or the reason there is none."""
    row: dict[str, object] = {
        "code": code,
        "time_period": year,
        "measure": "ks2_rwm_expected",
        "value": value,
        "missing_reason": reason,
    }
    return row | changed


def school_figure(urn: str, year: str, value: float | None, reason: str = "", **changed: object) -> Row:
    """A row of one school's figure for key stage 2, of 30 pupils."""
    return figure(urn, year, value, reason, **({"level": "school", "denominator": 30.0} | changed))


def school(urn: str, name: str = "", **changed: object) -> Row:
    """A row of a maintained primary school in Hillingdon."""
    row: dict[str, object] = {
        "urn": urn,
        "name": name or f"School {urn}",
        "la": "312",
        "la_name": "Hillingdon",
        "phase": "Primary",
        "type": "Community School",
        "status": "Open",
        "pupils": 210.0,
    }
    return row | changed


def register(schools: Iterable[Row], as_at: date = date(2025, 8, 31), **changed: object) -> Reading:
    """Ofsted's list of schools as at a day, out a month later."""
    values: dict[str, object] = {"layout": "ofsted_graded", "as_at": as_at, "published_on": date(2025, 9, 29)}
    of = release("ofsted/2025-08-31/schools.csv", **(values | changed))
    return reading(of, school=list(schools))


def links(*pairs: tuple[str, str, date], **changed: object) -> Reading:
    """Successor links (old, new, the old school's last day), out on 21 August 2026."""
    values: dict[str, object] = {"layout": "gias_links", "published_on": date(2026, 8, 21)}
    rows = [
        {"urn": old, "linked_urn": new, "linked_name": f"School {new}", "linked_on": pd.Timestamp(day)}
        for old, new, day in pairs
    ]
    return reading(release("gias/2026-08-21/links.csv", **(values | changed)), school_link=rows)
