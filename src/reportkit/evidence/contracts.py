"""The tables SIOD holds, as contracts every reading is checked against (pandera).

`row` is the row of the source file, header included. Codes are text. Missing text is "".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from reportkit.exceptions import ImpossibleValue, Place

Holds = Callable[[pd.Series], pd.Series]


def _text(holds: Holds | None = None, says: str = "") -> pa.Column:
    return _column("str", holds, says)


def _column(kind: str, holds: Holds | None, says: str) -> pa.Column:
    """A column of values that are all there, its test kept beside pandera's check of it."""
    check = pa.Check(holds, error=says) if holds else None
    return pa.Column(kind, check, metadata={"kind": kind, "holds": holds})


def _nullable(kind: str, *, coerce: bool = False) -> pa.Column:
    return pa.Column(kind, nullable=True, coerce=coerce, metadata={"kind": kind, "holds": None})


def _one_of(*values: object) -> tuple[Holds, str]:
    return lambda series: series.isin(values), f"it must be one of {', '.join(map(str, values))}"


def _shaped(pattern: str, what: str) -> pa.Column:
    return _text(lambda series: series.str.fullmatch(pattern), f"it must be {what}")


_TEXT = _text()
_FILLED = _text(lambda series: series != "", "it must not be blank")
_ROW = _column("int64", lambda series: series >= 1, "rows count from 1")
_DAY = _nullable("datetime64[s]", coerce=True)
_URN = _shaped(r"[1-9]\d{5}", "a URN of six digits")
_AREA = _shaped(r"[1-9]\d{2}", "an area code of three digits")
_FLOAT = _nullable("float64")


def _is_number_or_reason(frame: pd.DataFrame) -> pd.Series:
    return frame["value"].notna() ^ (frame["missing_reason"] != "")


MEASUREMENT = pa.DataFrameSchema(
    {
        "row": _ROW,
        "column": _FILLED,
        "level": _text(*_one_of("school", "la", "region", "national")),
        "code": _FILLED,
        "time_period": _shaped(r"20\d{4}", "a school year such as 202425"),
        "measure": _FILLED,
        "pupil_group": _FILLED,
        "value": _FLOAT,
        "denominator": _FLOAT,
        "lower": _FLOAT,
        "upper": _FLOAT,
        "missing_reason": _TEXT,
    },
    checks=pa.Check(_is_number_or_reason, name="a figure is a number or a reason"),
    metadata={"holds": _is_number_or_reason},
    strict=True,
)
SCHOOL = pa.DataFrameSchema(
    {
        "row": _ROW,
        "urn": _URN,
        "laestab": _TEXT,
        "name": _TEXT,
        "la": _TEXT,
        "la_name": _TEXT,
        "phase": _TEXT,
        "type": _TEXT,
        "status": _TEXT,
        "opened": _DAY,
        "closed": _DAY,
        "age_low": _FLOAT,
        "age_high": _FLOAT,
        "pupils": _FLOAT,
        "trust_uid": _TEXT,
        "trust_name": _TEXT,
    },
    strict=True,
)
SCHOOL_LINK = pa.DataFrameSchema(
    {
        "row": _ROW,
        "urn": _URN,
        "linked_urn": _URN,
        "linked_name": _TEXT,
        "link_type": _FILLED,
        "linked_on": _DAY,
    },
    strict=True,
)
SCHOOL_GROUP = pa.DataFrameSchema(
    {
        "row": _ROW,
        "group_uid": _FILLED,
        "name": _TEXT,
        "type": _TEXT,
        "status": _TEXT,
        "opened": _DAY,
        "closed": _DAY,
    },
    strict=True,
)
GROUP_MEMBER = pa.DataFrameSchema(
    {"row": _ROW, "urn": _URN, "group_uid": _FILLED, "joined_on": _DAY},
    strict=True,
)
INSPECTION = pa.DataFrameSchema(
    {
        "row": _ROW,
        "urn": _URN,
        "slot": _text(*_one_of("latest graded", "previous graded", "latest ungraded", "history")),
        "era": _column("int64", *_one_of(1, 2, 3)),
        "kind": _TEXT,
        "number": _TEXT,
        "started_on": _DAY,
        "published_on": _DAY,
        "urn_inspected": _TEXT,
        "outcome": _TEXT,
        "category_of_concern": _TEXT,
        "column": _FILLED,
    },
    strict=True,
)
INSPECTION_GRADE = pa.DataFrameSchema(
    {
        "row": _ROW,
        "urn": _URN,
        "slot": _FILLED,
        "area": _FILLED,
        "grade": _FILLED,
        "column": _FILLED,
    },
    strict=True,
)
NEIGHBOUR = pa.DataFrameSchema(
    {
        "row": _ROW,
        "column": _FILLED,
        "area": _AREA,
        "position": _column("int64", lambda series: series.between(1, 10), "it must be from 1 to 10"),
        "neighbour": _AREA,
        "closeness": _FILLED,
    },
    strict=True,
)
AREA = pa.DataFrameSchema(
    {"row": _ROW, "code": _AREA, "name": _FILLED, "region": _TEXT, "type": _TEXT},
    strict=True,
)
MEASURE_DATES = pa.DataFrameSchema(
    {
        "row": _ROW,
        "measure": _FILLED,
        "pupil_group": _FILLED,
        "title": _FILLED,
        "polarity": _TEXT,
        "last_update": _TEXT,
        "next_update": _TEXT,
    },
    strict=True,
)
PROVISIONAL_YEAR = pa.DataFrameSchema(
    {"row": _ROW, "measure": _FILLED, "pupil_group": _FILLED, "time_period": _FILLED},
    strict=True,
)

CONTRACTS: Mapping[str, pa.DataFrameSchema] = {
    "measurement": MEASUREMENT,
    "school": SCHOOL,
    "school_link": SCHOOL_LINK,
    "school_group": SCHOOL_GROUP,
    "group_member": GROUP_MEMBER,
    "inspection": INSPECTION,
    "inspection_grade": INSPECTION_GRADE,
    "neighbour": NEIGHBOUR,
    "area": AREA,
    "measure_dates": MEASURE_DATES,
    "provisional_year": PROVISIONAL_YEAR,
}


def check_table(name: str, frame: pd.DataFrame, file: str) -> pd.DataFrame:
    """The frame, its columns in the contract's order, if it keeps the contract of table `name`.

    Text may stand as categories, which are then the distinct texts. Raises ImpossibleValue naming the
    file, the row and the value that breaks the contract.
    """
    contract = CONTRACTS[name]
    ordered = frame if list(frame) == list(contract.columns) else frame[list(contract.columns)]
    if _is_plainly_kept(contract, ordered):
        return ordered
    try:
        return contract.validate(_without_categories(ordered), lazy=True)
    except SchemaErrors as errors:
        first = errors.failure_cases.iloc[0]
        row = _row_of(frame, first["index"])
        raise ImpossibleValue(
            Place(file, row, str(first["column"])),
            f"“{first['failure_case']}” cannot be right ({first['check']}).",
            "Check the row against the file as published.",
        ) from errors


def _is_plainly_kept(contract: pa.DataFrameSchema, frame: pd.DataFrame) -> bool:
    """Whether every column has its type and passes its test, each category looked at once.

    pandera takes ten times as long to find nothing wrong; it is asked when there is something to say.
    """
    whole = (contract.metadata or {}).get("holds")
    columns_keep = all(_keeps(column, frame[name]) for name, column in contract.columns.items())
    return columns_keep and (whole is None or bool(whole(frame).all()))


def _keeps(column: pa.Column, series: pd.Series) -> bool:
    kind, holds = column.metadata["kind"], column.metadata["holds"]
    if isinstance(series.dtype, pd.CategoricalDtype):
        is_whole = len(series) == 0 or series.array.codes.min() >= 0
        values = pd.Series(series.dtype.categories, copy=False)
    else:
        is_whole, values = column.nullable or not series.hasnans, series
    return str(values.dtype) == kind and is_whole and (holds is None or bool(holds(values).all()))


def _without_categories(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype(dict.fromkeys(frame.select_dtypes("category").columns, "str"))


def _row_of(frame: pd.DataFrame, index: object) -> int | None:
    if index is None or index not in frame.index or not frame.index.is_unique:
        return None
    return int(str(frame.at[index, "row"]))
