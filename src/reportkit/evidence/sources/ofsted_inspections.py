"""Ofsted's inspections and their grades, as the tables inspection and inspection_grade."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa

from reportkit.evidence.sources.days import DayRange, check_order, parse_days
from reportkit.evidence.sources.markers import unknown_marker
from reportkit.evidence.sources.ofsted_columns import (
    OVERALL,
    SAFEGUARDING,
    Framework,
    InspectionColumns,
)
from reportkit.evidence.sources.rows import trimmed
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import Codes, trimmed_cells
from reportkit.exceptions import ImpossibleValue
from reportkit.vocabulary.arrays import Flags

_SECOND_ERA = pd.Timestamp(2024, 9, 2)
_THIRD_ERA = pd.Timestamp(2025, 11, 10)
_FIRST_DAY = date(2000, 1, 1)
_DAYS_TO_PUBLISH = 60

NOT_JUDGED = "Not judged"
_GRADES = {
    Framework.GRADED: ("1", "2", "3", "4"),
    Framework.REPORT_CARD: (
        "Exceptional",
        "Strong standard",
        "Expected standard",
        "Needs attention",
        "Urgent improvement",
    ),
}
_SAFEGUARDING = {Framework.GRADED: ("Yes", "No"), Framework.REPORT_CARD: ("Met", "Not met")}
_NO_GRADE = {
    Framework.GRADED: ("", "9", "8", "0", NOT_JUDGED),
    Framework.REPORT_CARD: ("", "Not applicable"),
}
_CONCERNS = ("", "SM", "SWK", "RSI", "NTI")


def read_inspections(
    table: TextTable, columns: InspectionColumns, as_at: date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One slot's inspections and grades, a row a school inspected and a row a grade given.

    Raises UnknownMarker and ImpossibleValue for grades, categories and days Ofsted could not mean.
    """
    inspections = _inspections(table, columns, as_at)
    grades = _grades(table, columns)
    _check_dated(table, columns, inspections, grades)
    _check_eras(table, columns, inspections)
    return inspections[inspections["started_on"].notna()], grades


def _inspections(table: TextTable, columns: InspectionColumns, as_at: date) -> pd.DataFrame:
    within = DayRange.until(as_at, _FIRST_DAY, _DAYS_TO_PUBLISH)
    started = parse_days(table, columns.started, within)
    published = parse_days(table, columns.published, within)
    check_order(table, columns.published, published, started)
    return pd.DataFrame(
        {
            "row": table.frame.index.astype("int64"),
            "urn": table.frame["URN"],
            "slot": columns.slot,
            "era": _eras(started),
            "kind": trimmed(table, columns.kind),
            "number": trimmed(table, columns.number),
            "started_on": started,
            "published_on": published,
            "urn_inspected": trimmed(table, columns.urn),
            "outcome": trimmed(table, columns.outcome),
            "category_of_concern": _concerns(table, columns.concern),
            "column": columns.shown,
        },
        index=table.frame.index,
    )


def _eras(started: pd.Series) -> pd.Series:
    later = (started >= _SECOND_ERA).astype("int64") + (started >= _THIRD_ERA).astype("int64")
    return later + 1


def _concerns(table: TextTable, column: str) -> pd.Series:
    concerns = trimmed(table, column)
    _refuse_unknown(table, column, ~concerns.isin(_CONCERNS).to_numpy())
    return concerns


def _grades(table: TextTable, columns: InspectionColumns) -> pd.DataFrame:
    parts = [_area_grades(table, columns.framework, area, column) for area, column in columns.areas]
    if not parts:
        return pd.DataFrame()
    given = np.concatenate([places for places, _ in parts])
    which = np.repeat(np.arange(len(parts)), [len(places) for places, _ in parts])
    areas, names = (pd.array(list(texts), dtype="str") for texts in zip(*columns.areas, strict=True))
    rows = table.frame.index[given]
    return pd.DataFrame(
        {
            "row": rows.astype("int64"),
            "urn": table.frame["URN"].array.take(given),
            "slot": columns.slot,
            "area": areas.take(which),
            "grade": pd.array(pa.chunked_array([grades for _, grades in parts]), dtype="str"),
            "column": names.take(which),
        },
        index=rows,
    )


def _area_grades(table: TextTable, framework: Framework, area: str, column: str) -> tuple[Codes, pa.Array]:
    """The places of the rows with a grade of the area, and the grades."""
    scale = (_SAFEGUARDING if area == SAFEGUARDING else _GRADES)[framework]
    cells = trimmed_cells(table.frame[column])
    _refuse_unknown(table, column, ~cells.are([*scale, *_NO_GRADE[framework], "NULL"]))
    given = np.flatnonzero(cells.are(scale))
    return given, cells.texts.take(pa.array(cells.places[given]))


def _refuse_unknown(table: TextTable, column: str, unknown: Flags) -> None:
    if unknown.any():
        row = int(table.frame.index[int(unknown.argmax())])
        raise unknown_marker(table, row, column, str(table.frame.at[row, column]))


def _check_dated(
    table: TextTable,
    columns: InspectionColumns,
    inspections: pd.DataFrame,
    grades: pd.DataFrame,
) -> None:
    """A grade, or an inspection number, without the day of its inspection cannot be used."""
    undated = inspections["started_on"].isna()
    told = (inspections["number"] != "") | inspections.index.isin(grades.index)
    if (undated & told).any():
        row = int(undated.index[undated & told][0])
        raise ImpossibleValue(
            table.place(row, columns.started),
            "the row has an inspection, but not the day it started.",
            "Check the row against the file as published.",
        )


def _check_eras(table: TextTable, columns: InspectionColumns, inspections: pd.DataFrame) -> None:
    """An overall grade ended with era 1, and numbers with era 2; report cards began with era 3."""
    if columns.framework is Framework.UNGRADED:
        return
    dated = inspections["started_on"].notna()
    era = inspections["era"]
    if columns.framework is Framework.REPORT_CARD:
        wrong = dated & (era != 3)
    else:
        overall = trimmed(table, dict(columns.areas)[OVERALL])
        by_grade = overall.isin(_GRADES[Framework.GRADED]) & (era != 1)
        wrong = dated & (by_grade | (overall.eq(NOT_JUDGED) & (era == 1)) | (era == 3))
    if wrong.any():
        row = int(wrong.index[wrong][0])
        raise ImpossibleValue(
            table.place(row, columns.started),
            f"an inspection that started on {inspections['started_on'][row]:%d/%m/%Y} "
            "cannot have been graded in this way.",
            "Overall grades ended in August 2024, and report cards began on 10 November 2025: "
            "check the row against the file as published.",
        )
