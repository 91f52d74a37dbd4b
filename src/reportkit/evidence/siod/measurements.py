"""Measurements as SIOD stores them: what many figures share is written once.

A series is a column of a file as a measure of a pupil group in a year; a record is a row of a file as
a school or an area. A figure names one of each. The view `measurement` puts them together again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

_SERIES = ("column", "time_period", "measure", "pupil_group")
_RECORD = ("row", "level", "code")
_NUMBERS = ("value", "denominator", "lower", "upper")
_FEW_TEXTS = pa.dictionary(pa.int16(), pa.large_string())

_Numbers = np.ndarray[tuple[int, ...], np.dtype[Any]]


@dataclass(slots=True)
class Held:
    """How many series and records are numbered already; the next of each gets that number."""

    series: int
    record: int


def as_stored(measurement: pd.DataFrame, release_id: str, held: Held) -> Mapping[str, pa.Table]:
    """The tables series, record and figure that say what the frame says; `held` is moved on."""
    which_series, series = _distinct(measurement, _SERIES)
    which_record, record = _distinct(measurement, _RECORD)
    figure = {
        "series": pa.array((which_series + held.series).astype(np.int32)),
        "record": pa.array((which_record + held.record).astype(np.int32)),
        **{name: pa.array(measurement[name].to_numpy(), from_pandas=True) for name in _NUMBERS},
        "missing_reason": pa.array(measurement["missing_reason"]).cast(_FEW_TEXTS),
    }
    stored = {
        "series": _numbered("series", held.series, series, release_id),
        "record": _numbered("record", held.record, record, release_id),
        "figure": pa.table(figure),
    }
    held.series += len(series)
    held.record += len(record)
    return stored


def _distinct(frame: pd.DataFrame, names: Sequence[str]) -> tuple[_Numbers, pd.DataFrame]:
    """The number of each row's combination of the named columns, and the combinations."""
    combined: _Numbers = np.zeros(len(frame), dtype=np.int64)
    for name in names:
        codes, count = _codes(frame[name])
        combined = combined * count + codes
    numbers, distinct = pd.factorize(combined)
    example = np.empty(len(distinct), dtype=np.int64)
    example[numbers] = np.arange(len(frame))
    return numbers, pd.DataFrame({name: frame[name].array.take(example) for name in names}, copy=False)


def _codes(column: pd.Series) -> tuple[_Numbers, int]:
    """The column's values as numbers from 0, and how many numbers there are."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(dtype=np.int64), len(column.cat.categories)
    if column.dtype == np.int64:
        values = column.to_numpy()
        return values - values.min(), int(values.max() - values.min()) + 1
    codes, distinct = pd.factorize(column)
    return codes, len(distinct)


def _numbered(key: str, first: int, frame: pd.DataFrame, release_id: str) -> pa.Table:
    columns = {
        name: column.to_numpy() if name == "row" else pa.array(column.astype("str"))
        for name, column in frame.items()
    }
    numbers = np.arange(first, first + len(frame), dtype=np.int32)
    return pa.table({key: numbers, "release_id": pa.repeat(release_id, len(frame)), **columns})
