"""Every overall grade that Ofsted gave a school from September 2005, by URN and day.

The file's name says 2018; its newest inspection is of 26 February 2020. It does not say when a report
was published, so nor does the reading: `siod.inspections` counts an inspection as known 60 days after
its day, or when Ofsted's own list says that the report came out if that was later. Of inspections in
both files one in eleven took longer than 60 days.

Grades are held as Ofsted numbers them; Satisfactory was grade 3 before Requires Improvement was. An
inadequate school was always put in a category of concern, but the file does not say which.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from reportkit.evidence.contracts import check_table
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.days import DayRange, no_days, parse_days
from reportkit.evidence.sources.layout import Reading, Release, quarantined
from reportkit.evidence.sources.markers import unknown_marker
from reportkit.evidence.sources.ofsted_columns import OVERALL
from reportkit.evidence.sources.rows import refuse_duplicates, trimmed, with_urns
from reportkit.evidence.sources.text_table import Header, TextTable
from reportkit.evidence.sources.texts import each_text, one_text
from reportkit.exceptions import ImpossibleValue

HISTORY = "history"
UNTIL_KNOWN = timedelta(days=60)
_RATING, _DAY = "Rating", "Inspection Date"
_COLUMNS = ("URN", _RATING, _DAY)
_GRADES = {
    "Outstanding": "1",
    "Good": "2",
    "Requires Improvement": "3",
    "Satisfactory": "3",
    "Inadequate": "4",
}
_CONCERN_NOT_GIVEN = {"4": "not given"}
_OVERALL_GRADES = DayRange(date(2005, 9, 1), date(2024, 9, 1))
_REPEATS = "the same inspection as in the row above it"


class OfstedHistory:
    """A row an inspection, each school's newest first."""

    name = "ofsted_history"
    publisher = "Ofsted"
    title = (
        "Inspection outcomes from 2005, without days of publication (60 days after each inspection assumed)"
    )

    def recognises(self, header: Header) -> bool:
        return set(header) == set(_COLUMNS)

    def columns(self, header: Header) -> list[str]:
        return list(_COLUMNS)

    def read(self, table: TextTable, dating: Dating) -> Reading:
        held, set_aside = with_urns(table, "URN")
        grades, days = _grades(held), _days(held)
        again = _repeats(held, grades)
        held = replace(held, frame=held.frame[~again])
        refuse_duplicates(held, "URN", _DAY)
        inspections = _inspections(held, grades, days)
        tables = {"inspection": inspections, "inspection_grade": _overall(held, grades)}
        repeats = quarantined({int(row): _REPEATS for row in again.index[again]})
        return Reading(
            _release(self, table, dating, days.max()),
            {name: check_table(name, frame, table.file) for name, frame in tables.items()},
            len(table.frame),
            pd.concat([set_aside, repeats]).sort_values("row", ignore_index=True),
        )


def _grades(table: TextTable) -> pd.Series:
    """Each row's grade as a number. Raises UnknownMarker for other words."""
    ratings = trimmed(table, _RATING)
    unknown = ~ratings.isin(_GRADES)
    if unknown.any():
        row = int(unknown.index[unknown][0])
        raise unknown_marker(table, row, _RATING, str(table.frame.at[row, _RATING]))
    return each_text(ratings, _GRADES.__getitem__)


def _days(table: TextTable) -> pd.Series:
    days = parse_days(table, _DAY, _OVERALL_GRADES)
    if days.isna().any():
        raise ImpossibleValue(
            table.place(int(days.index[days.isna()][0]), _DAY),
            "the row has an inspection, but not the day it started.",
            "Check the row against the file as published.",
        )
    return days


def _repeats(table: TextTable, grades: pd.Series) -> pd.Series:
    """Rows that give the inspection just above once more; the file has three such."""
    told = np.stack([pd.factorize(column)[0] for column in (table.frame["URN"], table.frame[_DAY], grades)])
    as_above = np.append(False, (told[:, 1:] == told[:, :-1]).all(axis=0))
    return pd.Series(as_above, index=table.frame.index)


def _inspections(table: TextTable, grades: pd.Series, days: pd.Series) -> pd.DataFrame:
    rows = table.frame.index
    unsaid, grades = one_text("", rows), grades.loc[rows]
    columns = {
        "row": rows.astype("int64"),
        "urn": table.frame["URN"],
        "slot": one_text(HISTORY, rows),
        "era": 1,
        "kind": unsaid,
        "number": unsaid,
        "started_on": days.loc[rows],
        "published_on": no_days(rows),
        "urn_inspected": table.frame["URN"],
        "outcome": each_text(trimmed(table, _RATING), str),
        "category_of_concern": each_text(grades, lambda grade: _CONCERN_NOT_GIVEN.get(grade, "")),
        "column": one_text(_RATING, rows),
    }
    return pd.DataFrame(columns, index=rows, copy=False)


def _overall(table: TextTable, grades: pd.Series) -> pd.DataFrame:
    rows = table.frame.index
    columns = {
        "row": rows.astype("int64"),
        "urn": table.frame["URN"],
        "slot": one_text(HISTORY, rows),
        "area": one_text(OVERALL, rows),
        "grade": grades.loc[rows],
        "column": one_text(_RATING, rows),
    }
    return pd.DataFrame(columns, index=rows, copy=False)


def _release(layout: OfstedHistory, table: TextTable, dating: Dating, newest: pd.Timestamp) -> Release:
    """The release, public as a whole once its newest inspection counts as known."""
    as_at = date(newest.year, newest.month, newest.day)
    return Release(
        file=table.file,
        sha256=table.sha256,
        layout=layout.name,
        publisher=layout.publisher,
        title=layout.title,
        published_on=dating.published_on or as_at + UNTIL_KNOWN,
        as_at=as_at,
    )
