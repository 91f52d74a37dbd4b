"""The tables SIOD holds, as contracts every reading is checked against (pandera).

`row` is the row of the source file, header included. Codes are text. Missing text is "".
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from reportkit.exceptions import ImpossibleValue, Place

_TEXT = pa.Column(str)
_FILLED = pa.Column(str, pa.Check.str_length(min_value=1))
_ROW = pa.Column("int64", pa.Check.ge(1))
_DAY = pa.Column("datetime64[s]", nullable=True, coerce=True)
_URN = pa.Column(str, pa.Check.str_matches(r"^[1-9]\d{5}$"))
_AREA = pa.Column(str, pa.Check.str_matches(r"^[1-9]\d{2}$"))
_FLOAT = pa.Column("float64", nullable=True)

MEASUREMENT = pa.DataFrameSchema(
    {
        "row": _ROW,
        "column": _FILLED,
        "level": pa.Column(str, pa.Check.isin(["school", "la", "region", "national"])),
        "code": _FILLED,
        "time_period": pa.Column(str, pa.Check.str_matches(r"^20\d{4}$")),
        "measure": _FILLED,
        "pupil_group": _FILLED,
        "value": _FLOAT,
        "denominator": _FLOAT,
        "lower": _FLOAT,
        "upper": _FLOAT,
        "missing_reason": _TEXT,
    },
    checks=pa.Check(
        lambda frame: frame["value"].notna() ^ (frame["missing_reason"] != ""),
        name="a figure is a number or a reason",
    ),
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
        "slot": pa.Column(str, pa.Check.isin(["latest graded", "previous graded", "latest ungraded"])),
        "era": pa.Column("int64", pa.Check.isin([1, 2, 3])),
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
        "position": pa.Column("int64", pa.Check.in_range(1, 10)),
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
}


def check_table(name: str, frame: pd.DataFrame, file: str) -> pd.DataFrame:
    """The frame, its columns in the contract's order, if it keeps the contract of table `name`.

    Raises ImpossibleValue naming the file, the row and the value that breaks it.
    """
    contract = CONTRACTS[name]
    try:
        return contract.validate(frame[list(contract.columns)], lazy=True)
    except SchemaErrors as errors:
        first = errors.failure_cases.iloc[0]
        row = _row_of(frame, first["index"])
        raise ImpossibleValue(
            Place(file, row, str(first["column"])),
            f"“{first['failure_case']}” cannot be right ({first['check']}).",
            "Check the row against the file as published.",
        ) from errors


def _row_of(frame: pd.DataFrame, index: object) -> int | None:
    if index is None or index not in frame.index or not frame.index.is_unique:
        return None
    return int(str(frame.at[index, "row"]))
