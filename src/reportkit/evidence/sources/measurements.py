"""Figures as SIOD holds them: what many figures share is said once.

A series is a column of a file as a measure of a pupil group in a year; a record is a row of a file as
a school or an area. A figure names one of each by its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from reportkit.evidence.contracts import MEASUREMENT, check_table
from reportkit.vocabulary.arrays import Flags

SERIES = pa.schema(dict.fromkeys(("column", "time_period", "measure", "pupil_group"), pa.large_string()))
_RECORD = ("row", "level", "code")
_NUMBERS = ("value", "denominator", "lower", "upper")
_FEW_TEXTS = pa.dictionary(pa.int16(), pa.large_string())
_KINDS = {"str": pa.large_string(), "int64": pa.int64(), "float64": pa.float64()}
_SCHEMA = pa.schema({name: _KINDS[column.metadata["kind"]] for name, column in MEASUREMENT.columns.items()})

_Numbers = np.ndarray[tuple[int, ...], np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Measurements:
    """Three tables: `series`, `records`, and `figures`, whose columns series and record are places."""

    series: pa.Table = field(repr=False)
    records: pa.Table = field(repr=False)
    figures: pa.Table = field(repr=False)

    def __len__(self) -> int:
        return int(self.figures.num_rows)

    def frame(self) -> pd.DataFrame:
        """A row a figure, as the contract `measurement` has it."""
        series = self.series.take(self.figures["series"])
        records = self.records.take(self.figures["record"])
        held = {name: table[name] for table in (series, records, self.figures) for name in table.column_names}
        columns = [held[name].cast(kind) for name, kind in zip(_SCHEMA.names, _SCHEMA.types, strict=True)]
        frame: pd.DataFrame = pa.table(columns, schema=_SCHEMA).to_pandas()
        return frame

    def of_records(self, wanted: Flags) -> Measurements:
        """The figures of the records that are wanted."""
        places = np.cumsum(wanted, dtype=np.int32) - 1
        old = self.figures["record"].to_numpy()
        figures = self.figures.filter(pa.array(wanted[old]))
        record = pa.array(places[figures["record"].to_numpy()])
        figures = figures.set_column(figures.column_names.index("record"), "record", record)
        return Measurements(self.series, self.records.filter(pa.array(wanted)), figures)


def measurements_of(frame: pd.DataFrame) -> Measurements:
    """The figures of a frame that has the columns of the contract `measurement`."""
    if frame.empty:
        return NOTHING_MEASURED
    which_series, series = _distinct(frame, SERIES.names)
    which_record, records = _distinct(frame, _RECORD)
    figures = {
        "series": pa.array(which_series.astype(np.int32)),
        "record": pa.array(which_record.astype(np.int32)),
        **{name: pa.array(frame[name].to_numpy(), from_pandas=True) for name in _NUMBERS},
        "missing_reason": pa.array(frame["missing_reason"]).cast(_FEW_TEXTS),
    }
    return Measurements(pa.table(series), pa.table(records), pa.table(figures))


NOTHING_MEASURED = Measurements(
    SERIES.empty_table(),
    pa.table({name: pa.array([], _SCHEMA.field(name).type) for name in _RECORD}),
    pa.table(
        {
            **{name: pa.array([], pa.int32()) for name in ("series", "record")},
            **{name: pa.array([], pa.float64()) for name in _NUMBERS},
            "missing_reason": pa.array([], _FEW_TEXTS),
        }
    ),
)


def check_measurements(measurements: Measurements, file: str) -> Measurements:
    """The figures, if they keep the contract `measurement`; each distinct text is looked at once.

    Raises ImpossibleValue naming the file, the row and the value that breaks the contract.
    """
    if not _is_plainly_kept(measurements):
        check_table("measurement", measurements.frame(), file)
    return measurements


def _is_plainly_kept(measurements: Measurements) -> bool:
    """Whether every series and record passes its columns' tests and each figure is a number or a reason."""
    by_test = defaultdict(list)
    for table in (measurements.series, measurements.records):
        for name in table.column_names:
            by_test[MEASUREMENT.columns[name].metadata["holds"]].append(_distinct_values(table[name]))
    columns_keep = all(
        bool(holds(pa.chunked_array(values).to_pandas()).all()) for holds, values in by_test.items()
    )
    return columns_keep and all(map(_are_numbers_or_reasons, measurements.figures.to_batches()))


def _are_numbers_or_reasons(figures: pa.RecordBatch) -> bool:
    reasons = figures["missing_reason"]
    is_reason = reasons.indices.to_numpy() != reasons.dictionary.index("").as_py()
    is_number = figures["value"].is_valid().to_numpy(zero_copy_only=False)
    return bool((is_number ^ is_reason).all())


def _distinct_values(column: pa.ChunkedArray) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        return column.chunk(0).dictionary
    return column.combine_chunks()


def _distinct(frame: pd.DataFrame, names: Sequence[str]) -> tuple[_Numbers, Mapping[str, pa.Array]]:
    """The place of each row's combination of the named columns, and the combinations' columns."""
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
    return _Coded(
        kinds.codes,
        len(texts),
        lambda places: texts.take(pa.array(kinds.codes[places])),
    )
