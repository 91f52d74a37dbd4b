"""Measurements as SIOD stores them: what many figures share is written once.

A series is a column of a file as a measure of a pupil group in a year; a record is a row of a file as
a school or an area. A figure names one of each. The view `measurement` puts them together again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    held.series += stored["series"].num_rows
    held.record += stored["record"].num_rows
    return stored


def _distinct(frame: pd.DataFrame, names: Sequence[str]) -> tuple[_Numbers, Mapping[str, pa.Array]]:
    """The number of each row's combination of the named columns, and the combinations' columns."""
    coded = {name: _codes(frame[name]) for name in names}
    combined: _Numbers = np.zeros(len(frame), dtype=np.int64)
    for column in coded.values():
        if column.count > 1:
            combined = combined * column.count + column.codes
    numbers, distinct = pd.factorize(combined)
    example = np.empty(len(distinct), dtype=np.int64)
    example[numbers] = np.arange(len(frame))
    return numbers, {name: column.values(example) for name, column in coded.items()}


@dataclass(frozen=True, slots=True)
class _Coded:
    """A column's values as numbers from 0, how many numbers there are, and the values at some places."""

    codes: _Numbers
    count: int
    values: Callable[[_Numbers], pa.Array]


def _codes(column: pd.Series) -> _Coded:
    if column.dtype == np.int64:
        rows = column.to_numpy()
        first, last = int(rows.min()), int(rows.max())
        return _Coded(rows - first, last - first + 1, lambda places: pa.array(rows[places]))
    kinds = column.array if isinstance(column.dtype, pd.CategoricalDtype) else pd.Categorical(column)
    texts = pa.array(kinds.categories).cast(pa.large_string())
    codes = kinds.codes
    return _Coded(
        codes,
        len(texts),
        lambda places: pa.DictionaryArray.from_arrays(codes[places].astype(np.int32), texts),
    )


def _numbered(key: str, first: int, columns: Mapping[str, pa.Array], release_id: str) -> pa.Table:
    count = len(next(iter(columns.values())))
    numbers = np.arange(first, first + count, dtype=np.int32)
    of_release = pa.DictionaryArray.from_arrays(np.zeros(count, dtype=np.int8), [release_id])
    return pa.table({key: numbers, "release_id": of_release, **columns})
