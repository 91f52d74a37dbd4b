"""Figures of every school over the years, as known on a day: a line a school, a column a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from reportkit.evidence.registry import Measure, read_registry
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import ENGLAND, AcademicYear, AreaCode, MissingReason, SourceCell
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

Key = tuple[str, str]

NO_CELL = -1
NOT_HELD = "not held"
NUMBERS = ("value", "denominator", "lower", "upper")

# What was public on the day, newest last; of one day a provisional figure comes before a revised one,
# and a file with fewer columns before one as published, which has the counts and limits as well.
_RELEASES = """
CREATE OR REPLACE TEMP TABLE known AS
SELECT release_id, file, published_on, time_period, (row_number() OVER (
    ORDER BY published_on, vintage <> 'provisional', ends_with(layout, '_full'), release_id DESC
) - 1)::INTEGER AS place
FROM release WHERE published_on <= ?
"""
# Texts that repeat come as their places in lists: a year of 20, a column of 300.
_ROWS = """
SELECT l.school, l.step, w.series, y.place AS year, m.value, m.denominator, m.lower, m.upper,
       reasons.place AS reason, k.place AS release, m."row", columns.place AS "column",
       k.time_period IN ('', m.time_period) AS of_its_year
FROM measurement m
JOIN known k USING (release_id)
JOIN wanted w ON w.measure = m.measure AND w.pupil_group = m.pupil_group
JOIN lines l ON l.code = m.code AND l.is_school = (m.level = 'school')
JOIN years y ON y.text = m.time_period
JOIN reasons ON reasons.text = m.missing_reason
JOIN columns ON columns.text = m."column"
"""
# They are looked up in the tables of which measurement is made, where each stands but a few times.
_TEXTS = {
    "years": "SELECT DISTINCT time_period FROM series SEMI JOIN figure USING (series) ORDER BY 1",
    "reasons": "SELECT DISTINCT missing_reason FROM figure ORDER BY 1",
    "columns": 'SELECT DISTINCT "column" FROM series SEMI JOIN figure USING (series) ORDER BY 1',
}


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of one pupil group: arrays are (schools + England) × years, England's line last.

    A missing number is NaN, and `reason` says why ("" where there is a number). `cell` is the place
    of the figure in `SchoolSeries.cells`, NO_CELL where no row is held.
    """

    measure: Measure
    group: str
    value: Floats
    denominator: Floats
    lower: Floats
    upper: Floats
    reason: Words
    cell: Whole

    @property
    def has_row(self) -> Flags:
        """Where a row is held, be it a number or a reason."""
        held: Flags = self.cell != NO_CELL
        return held


@dataclass(frozen=True, slots=True)
class Cells:
    """Where figures stand: parallel arrays, a place of which is named by `Series.cell`.

    `release` and `column` are places in `releases` (release_id, file, published_on) and `columns`.
    """

    release: Whole
    row: Whole
    column: Whole
    releases: pd.DataFrame
    columns: Words

    def __len__(self) -> int:
        return len(self.row)

    def frame(self, places: Whole) -> pd.DataFrame:
        """The cells at some places: file, row, column, release, published_on."""
        told = self.releases.iloc[self.release[places]].reset_index(drop=True)
        return pd.DataFrame(
            {
                "file": told["file"],
                "row": self.row[places],
                "column": self.columns[self.column[places]],
                "release": told["release_id"],
                "published_on": told["published_on"].dt.date,
            }
        )


@dataclass(frozen=True, slots=True)
class SchoolSeries:
    """Every wanted series of the schools, and the cells they stand in."""

    years: tuple[AcademicYear, ...]
    by_key: Mapping[Key, Series]
    cells: Cells

    def cell(self, place: int) -> SourceCell:
        """The source cell at a place of `cells`."""
        file, row, column, release, day = self.cells.frame(np.array([place])).iloc[0]
        return SourceCell(str(file), int(row), str(column), str(release), day)


def read_school_series(
    siod: Siod,
    lines: Sequence[Sequence[str]],
    wanted: Sequence[Key],
    as_at: date,
    area: AreaCode = ENGLAND,
) -> SchoolSeries:
    """The wanted (measure, group) series as known on the day; the last line is the area's.

    `lines` are each school's URNs, its own first. A year's figure is the school's own, else that of
    the nearest earlier URN with more than a blank; of two releases the later counts.
    """
    texts, rows, releases = _read(siod, lines, wanted, as_at, area)
    order = _in_order(rows)
    rows = {name: column[order] for name, column in rows.items()}
    by_key = _LaidOut(wanted, rows, (len(lines) + 1, len(texts["years"])), texts["reasons"])
    years = tuple(map(AcademicYear, texts["years"]))
    columns = np.array(texts["columns"], dtype=object)
    return SchoolSeries(years, by_key, Cells(rows["release"], rows["row"], rows["column"], releases, columns))


Columns = Mapping[str, Any]


class _LaidOut(Mapping[Key, Series]):
    """Series laid out when they are first asked for: of all England's, most never are."""

    def __init__(
        self, wanted: Sequence[Key], rows: Columns, shape: tuple[int, int], reasons: Sequence[str]
    ) -> None:
        bounds = np.searchsorted(rows["series"], np.arange(len(wanted) + 1))
        self._mine = {key: slice(bounds[place], bounds[place + 1]) for place, key in enumerate(wanted)}
        self._rows, self._shape, self._reasons = rows, shape, reasons
        self._made: dict[Key, Series] = {}

    def __getitem__(self, key: Key) -> Series:
        if key not in self._made:
            self._made[key] = _series(key, self._rows, self._mine[key], self._shape, self._reasons)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._mine)

    def __len__(self) -> int:
        return len(self._mine)


def _in_order(rows: Columns) -> Whole:
    """The order of the rows, by which repeated places keep what is assigned last.

    That is the school's own row of the latest release. A file's figures of earlier years, which are
    rounded, come before those of the year's own file. Of two cells of one release the one further on
    counts, so that the database's own order never does.
    """
    nearness = rows["step"].max(initial=0) - rows["step"]
    first = _as_one(rows["series"], nearness, rows["of_its_year"], rows["release"])
    return np.lexsort((_as_one(rows["row"], rows["column"], rows["school"]), first))


def _as_one(*columns: Whole) -> Whole:
    """Numbers that order rows as the columns do, the first counting most; one is sorted sooner than many."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        key = key * (int(column.max(initial=0)) + 1) + column
    return key


def _read(
    siod: Siod, lines: Sequence[Sequence[str]], wanted: Sequence[Key], as_at: date, area: AreaCode
) -> tuple[Mapping[str, list[str]], Columns, pd.DataFrame]:
    """The lists of repeated texts, the rows as arrays, and the releases known."""
    connection = siod.connection
    connection.execute(_RELEASES, [as_at])
    texts = {name: _register_texts(siod, name, query) for name, query in _TEXTS.items()}
    schools = [(urn, at, step, True) for at, urns in enumerate(lines) for step, urn in enumerate(urns)]
    every = [*schools, (str(area), len(lines), 0, False)]
    connection.register("lines", pd.DataFrame(every, columns=["code", "school", "step", "is_school"]))
    asked = [(measure, group, place) for place, (measure, group) in enumerate(wanted)]
    connection.register("wanted", pd.DataFrame(asked, columns=["measure", "pupil_group", "series"]))
    rows = connection.execute(_ROWS).fetchnumpy()
    releases = connection.execute("SELECT * FROM known ORDER BY place").df()
    for name in ("lines", "wanted", *_TEXTS):
        connection.unregister(name)
    filled = {name: np.ma.filled(rows[name], np.nan) if name in NUMBERS else rows[name] for name in rows}
    return texts, filled, releases


def _register_texts(siod: Siod, name: str, query: str) -> list[str]:
    found = siod.connection.execute(query).fetchall()
    texts = [str(text) for (text,) in found]
    siod.connection.register(name, pd.DataFrame({"text": texts, "place": range(len(texts))}))
    return texts


def _series(key: Key, rows: Columns, mine: slice, shape: tuple[int, int], reasons: Sequence[str]) -> Series:
    is_blank = np.array([text == MissingReason.NOT_AVAILABLE for text in reasons], dtype=np.bool_)
    cell = _chosen(rows, mine, shape, is_blank)
    held = cell != NO_CELL
    value = _laid_out(rows["value"][cell[held]], held, shape, np.nan)
    beside = {name: _beside(rows, name, mine, value) for name in NUMBERS[1:]}
    words = np.array([*reasons, NOT_HELD], dtype=object)
    which = np.full(shape, len(reasons), dtype=np.intp)
    which[held] = rows["reason"][cell[held]]
    return Series(read_registry()[key[0]], key[1], value, **beside, reason=words[which], cell=cell)


def _chosen(rows: Columns, mine: slice, shape: tuple[int, int], is_blank: Flags) -> Whole:
    """The cell of each school and year: of the latest release under its own number, else an earlier one.

    DfE lists a school that has just got its number with a blank row beside the full one under its earlier
    number, so that a figure that is merely not available hides no other.
    """
    grid, last = np.full(shape, NO_CELL, dtype=np.intp), np.full(shape, NO_CELL, dtype=np.intp)
    places, steps = np.arange(mine.start, mine.stop), rows["step"][mine]
    for step in np.unique(steps)[::-1]:
        under = places[steps == step]
        at = rows["school"][under], rows["year"][under]
        last[at] = under
        under = under[last[at] == under]
        at = rows["school"][under], rows["year"][under]
        hides_nothing = (grid[at] == NO_CELL) | is_blank[rows["reason"][grid[at]]]
        stands = hides_nothing | ~is_blank[rows["reason"][under]]
        grid[at[0][stands], at[1][stands]] = under[stands]
    return grid


def _beside(rows: Columns, name: str, mine: slice, value: Floats) -> Floats:
    """The counts or limits published beside the figures.

    A later release may leave them out; those of an earlier one stand where its figure is the same.
    """
    number, its_value = rows[name][mine], rows["value"][mine]
    at = (rows["school"][mine], rows["year"][mine])
    holds = ~np.isnan(number) & ((its_value == value[at]) | (np.isnan(its_value) & np.isnan(value[at])))
    return _laid_out(number[holds], (at[0][holds], at[1][holds]), value.shape, np.nan)


def _laid_out(values: Any, at: Any, shape: tuple[int, ...], blank: float) -> Floats:
    grid = np.full(shape, blank, dtype=np.float64)
    grid[at] = values
    return grid
