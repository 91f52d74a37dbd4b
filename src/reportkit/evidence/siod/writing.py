"""Writing readings to the database, many rows at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from reportkit.evidence.siod.store import ROWS_TOGETHER
from reportkit.evidence.sources import Reading
from reportkit.evidence.sources.measurements import Measurements

# A few groups of rows as DuckDB keeps them; fewer rows at a time cost more to begin with than to write.
_ENOUGH = 4 * ROWS_TOGETHER
_LIMITS = ("lower", "upper")


class Writer:
    """Gathers the tables of readings as Arrow, and writes a table when enough of it is gathered.

    DuckDB reads Arrow's columns as they lie in memory, and pandas' cell by cell.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._gathered: defaultdict[str, list[pa.Table]] = defaultdict(list)
        counts = "SELECT (SELECT count(*) FROM series), (SELECT count(*) FROM record)"
        (row,) = connection.execute(counts).fetchall()
        self._held = dict(zip(("series", "record"), row, strict=True))

    def add(self, reading: Reading) -> None:
        """Take the reading in; some of it may be written at once."""
        release_id = reading.release.release_id
        self._gather("release", pa.Table.from_pylist([_summary(reading)], _RELEASE))
        for reason, rows in reading.passed_over.items():
            self._gather(
                "passed_over", _of_release(pa.table({"reason": [reason], "rows": [rows]}), release_id)
            )
        for name, frame in {**reading.tables, "quarantine": reading.quarantine}.items():
            if frame.empty:
                continue
            table = pa.Table.from_pandas(frame, preserve_index=False, nthreads=1)
            self._gather(name, _of_release(table, release_id))
        if len(reading.measurements):
            self._add_measurements(reading.measurements, release_id)

    def _add_measurements(self, measurements: Measurements, release_id: str) -> None:
        """Take them in, series and records numbered on from those that are held."""
        series, records = measurements.series, measurements.records
        figures = _moved_on(measurements.figures, self._held)
        self._gather("series", _of_release(_numbered("series", series, self._held), release_id))
        self._gather("record", _of_release(_numbered("record", records, self._held), release_id))
        self._gather("figure", figures.drop_columns(list(_LIMITS)))
        if any(figures[name].null_count < figures.num_rows for name in _LIMITS):
            limited = pc.or_(figures["lower"].is_valid(), figures["upper"].is_valid())
            self._gather("figure_limits", figures.filter(limited).select(["series", "record", *_LIMITS]))
        self._held["series"] += series.num_rows
        self._held["record"] += records.num_rows

    def finish(self) -> None:
        """Write what is left."""
        for name in self._gathered:
            self._write(name)

    def _gather(self, name: str, table: pa.Table) -> None:
        gathered = self._gathered[name]
        if gathered and not gathered[0].schema.equals(table.schema):
            self._write(name)
        gathered.append(table)
        if sum(part.num_rows for part in gathered) >= _ENOUGH:
            self._write(name)

    def _write(self, name: str) -> None:
        gathered = self._gathered[name]
        if gathered:
            self._connection.register("incoming", pa.concat_tables(gathered))
            self._connection.execute(f'INSERT INTO "{name}" BY NAME FROM incoming')
            self._connection.unregister("incoming")
            gathered.clear()


_RELEASE = pa.schema(
    {
        "release_id": pa.string(),
        "file": pa.string(),
        "layout": pa.string(),
        "publisher": pa.string(),
        "title": pa.string(),
        "time_period": pa.string(),
        "vintage": pa.string(),
        "published_on": pa.date32(),
        "as_at": pa.date32(),
        "rows_read": pa.int32(),
        "rows_loaded": pa.int32(),
        "rows_quarantined": pa.int32(),
        "sha256": pa.string(),
    }
)


def _summary(reading: Reading) -> dict[str, object]:
    release = reading.release
    told = {name: getattr(release, name, None) for name in _RELEASE.names}
    return told | {
        "rows_read": reading.rows_read,
        "rows_loaded": reading.rows_loaded,
        "rows_quarantined": reading.rows_read - reading.rows_loaded,
    }


def _of_release(table: pa.Table, release_id: str) -> pa.Table:
    """The table with the release's id in every row, the id itself held once."""
    places = np.zeros(table.num_rows, dtype=np.int8)
    return table.append_column("release_id", pa.DictionaryArray.from_arrays(places, [release_id]))


def _numbered(key: str, table: pa.Table, held: Mapping[str, int]) -> pa.Table:
    """The table with a number for each row, on from those held."""
    return table.append_column(key, [np.arange(held[key], held[key] + table.num_rows, dtype=np.int32)])


def _moved_on(figures: pa.Table, held: Mapping[str, int]) -> pa.Table:
    """The figures with numbers of series and records for their places in a file."""
    for key, count in held.items():
        numbers = pc.add(figures[key], pa.scalar(count, pa.int32()))
        figures = figures.set_column(figures.column_names.index(key), key, numbers)
    return figures
