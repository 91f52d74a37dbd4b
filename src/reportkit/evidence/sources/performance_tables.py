"""DfE's school performance tables: one row a school, one column a measure of a pupil group.

Which columns hold which measure stands in the registry, by layout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from reportkit.evidence.contracts import check_table
from reportkit.evidence.registry import SourceColumns, read_registry
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.editions import NOT_IN_CONTENT, Edition, YearInContent
from reportkit.evidence.sources.layout import Reading
from reportkit.evidence.sources.markers import DFE_TABLES, REASONS
from reportkit.evidence.sources.plausible import check_plausible, without_placeholders
from reportkit.evidence.sources.record_types import NATIONAL, SCHOOL, RecordTypes, Rows, sort_rows
from reportkit.evidence.sources.text_table import Header, TextTable
from reportkit.evidence.sources.texts import cells_of, distinct_texts, text_of
from reportkit.evidence.sources.wide_figures import Figures, Target, read_figures
from reportkit.exceptions import UnrecognisedFile
from reportkit.vocabulary import AcademicYear, MissingReason
from reportkit.vocabulary.arrays import Flags

_BEFORE = re.compile(r"_\d\d$")
_NOUGHT = r"\s*0(?:\.0*)?\s*"


@dataclass(frozen=True, slots=True)
class PerformanceTable:
    """One layout of the tables of one stage, as releases.yaml names it.

    A file has it if all of `marks` and none of `unmarked` are among its columns, capitals apart, and
    it has as many columns as `width` allows. `years_before` says how long before the tables' year its
    pupils were at the end of the stage. `empty_at_nought` maps a column to those that say nothing
    where it is nought, itself perhaps among them: nobody teaches nought pupils.
    """

    name: str
    title: str
    stage: str
    marks: frozenset[str]
    width: range
    records: RecordTypes
    unmarked: frozenset[str] = frozenset()
    year: YearInContent = NOT_IN_CONTENT
    vintage: str | None = None
    dated_by_folder: bool = False
    years_before: int = 0
    markers: Mapping[str, MissingReason] = field(default_factory=lambda: DFE_TABLES)
    england_before: bool = False
    empty_at_nought: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    publisher: str = "Department for Education"

    def recognises(self, header: Header) -> bool:
        """Whether a file with this header is laid out so."""
        named = _folded(header)
        is_marked = _folded(self.marks) <= named and not _folded(self.unmarked) & named
        return is_marked and len(header) in self.width

    def columns(self, header: Header) -> list[str]:
        """The columns that say what a row is, and those of the registry that the file has."""
        spelt = {column.casefold(): column for column in reversed(header)}
        held = [name for name in self._held() if name.casefold() in spelt]
        names = [*self._needed(), *held, *(self._of_before(spelt) if self.england_before else ())]
        return list(dict.fromkeys(spelt.get(name.casefold(), name) for name in names))

    def read(self, table: TextTable, dating: Dating) -> Reading:
        """The validated reading. Raises a SourceError naming file, row and column."""
        _refuse_repeated(table)
        table = self._in_registry_spelling(table)
        edition = Edition(self.stage, self.year, self.vintage, self.dated_by_folder, self.years_before)
        year = edition.academic_year(table, dating)
        targets = self._targets(table, year)
        rows = sort_rows(self._without_hollow_cells(table), self.records)
        figures = [self._figures(rows, targets, year)]
        figures += self._england_before(rows, targets) if self.england_before else []
        return Reading(
            edition.release(table, dating, self, year),
            {"measurement": check_table("measurement", _joined(figures), table.file)},
            len(table.frame),
            rows.quarantine,
            rows.passed_over,
        )

    def _of_before(self, columns: Iterable[str]) -> Iterator[str]:
        """The columns of earlier years whose own year's column is held, in whatever capitals."""
        held = {name.casefold() for name in self._held()}
        return (column for column in columns if _BEFORE.sub("", column) in held and _BEFORE.search(column))

    def _figures(self, rows: Rows, targets: Sequence[Target], year: AcademicYear) -> pd.DataFrame:
        figures = read_figures(rows.table, rows.places, targets, self.markers)
        figures = without_placeholders(figures, rows.level.are([SCHOOL]))
        check_plausible(rows.table, figures)
        return _measurement(rows, figures, year)

    def _england_before(self, rows: Rows, targets: Sequence[Target]) -> list[pd.DataFrame]:
        """England's figures of earlier years; a gap takes the place of no figure."""
        held = {str(column).casefold(): str(column) for column in rows.table.frame}
        england = _only(rows, rows.level.are([NATIONAL]))
        ends = sorted({column[-2:] for column in held if _BEFORE.search(column)})
        found = []
        for year in (AcademicYear.ending(2000 + int(end)) for end in ends):
            if before := _targets_before(targets, held, year):
                figures = self._figures(england, before, year)
                found.append(figures[figures["value"].notna()])
        return found

    def _in_registry_spelling(self, table: TextTable) -> TextTable:
        spelt = {name.casefold(): name for name in [*self._held(), *self._needed()]}
        for name in filter(_BEFORE.search, map(str, table.frame)):
            if own := spelt.get(_BEFORE.sub("", name).casefold()):
                spelt.setdefault(name.casefold(), f"{own}{name[-3:]}")
        columns = {str(name): spelt.get(str(name).casefold(), str(name)) for name in table.frame}
        return replace(table, frame=table.frame.rename(columns=columns))

    def _without_hollow_cells(self, table: TextTable) -> TextTable:
        if not self.empty_at_nought:
            return table
        frame = table.frame
        for column, empty in self.empty_at_nought.items():
            nought = distinct_texts([frame[column]]).match(_NOUGHT)
            frame = frame.assign(**{name: frame[name].mask(nought, "") for name in empty})
        return replace(table, frame=frame)

    def _needed(self) -> list[str]:
        return [*self.records.columns, *self.year.columns]

    def _held(self) -> list[str]:
        return [name for *_, held in read_registry().in_layout(self.name) for name in held.names]

    def _targets(self, table: TextTable, year: AcademicYear) -> list[Target]:
        """What the file holds of the year. Raises UnrecognisedFile for a column that it lacks."""
        targets = []
        for measure, group, columns in read_registry().in_layout(self.name):
            missing = [name for name in columns.names if name not in table.frame]
            if (columns.since and year < columns.since) or (missing and measure.gap(year)):
                continue
            if missing:
                raise _lacks(table, missing[0], year)
            targets.append(Target(measure, group, columns))
        return targets


def _targets_before(targets: Sequence[Target], held: Mapping[str, str], year: AcademicYear) -> list[Target]:
    """The targets whose column of an earlier year is there; counts and limits only if that year's are."""
    found = []
    for target in targets:
        names = target.columns.model_dump(exclude={"since"}, exclude_none=True)
        then = {field: held.get(f"{name}_{year[-2:]}".casefold()) for field, name in names.items()}
        if then["value"] and not (target.columns.since and year < target.columns.since):
            found.append(replace(target, columns=SourceColumns.model_validate(then)))
    return found


def _only(rows: Rows, where: Flags) -> Rows:
    level, code, group = rows.level.at(where), rows.code.at(where), rows.group.at(where)
    return replace(rows, places=rows.places[where], level=level, code=code, group=group)


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The frames one below the other, texts as categories still."""
    if len(frames) == 1:
        return frames[0]
    columns = {
        name: union_categoricals([frame[name] for frame in frames])
        if isinstance(column.dtype, pd.CategoricalDtype)
        else np.concatenate([frame[name].to_numpy() for frame in frames])
        for name, column in frames[0].items()
    }
    return pd.DataFrame(columns)


def _folded(names: Sequence[str] | frozenset[str]) -> set[str]:
    return {name.casefold() for name in names}


def _lacks(table: TextTable, column: str, year: AcademicYear) -> UnrecognisedFile:
    return UnrecognisedFile(
        table.place(table.title_rows + 1, column),
        f"the file has no such column, though files for {year.label} have it.",
        "Download it again; if the publisher renamed the column, report it.",
    )


def _refuse_repeated(table: TextTable) -> None:
    """A column may stand once, in whatever capitals: which of two would be the right one?"""
    counts = Counter(column.casefold() for column in table.header)
    if twice := [str(name) for name in table.frame if counts[str(name).casefold()] > 1]:
        raise UnrecognisedFile(
            table.place(table.title_rows + 1, twice[0]),
            "this column stands twice in the file.",
            "Remove the one that the publisher did not put there, or download the file again.",
        )


def _measurement(rows: Rows, figures: Figures, year: AcademicYear) -> pd.DataFrame:
    """A row for each figure, line by line, as the contract `measurement` has it."""
    targets, count = figures.targets, len(rows.places)
    every = np.tile(np.arange(count, dtype=np.int32), len(targets))
    which = np.repeat(np.arange(len(targets), dtype=np.int16), count)
    columns = {
        "row": figures.rows[every],
        "column": text_of([target.columns.value for target in targets], which),
        "level": rows.level.categories().take(every),
        "code": rows.code.categories().take(every),
        "time_period": text_of([year], np.zeros(len(every), dtype=np.int8)),
        "measure": text_of([target.measure.id for target in targets], which),
        "pupil_group": _pupil_groups(rows, targets),
        "value": figures.value.ravel(),
        "denominator": figures.denominator.ravel(),
        "lower": figures.lower.ravel(),
        "upper": figures.upper.ravel(),
        "missing_reason": text_of(REASONS, figures.reasons.ravel()),
    }
    return pd.DataFrame(columns, copy=False)


def _pupil_groups(rows: Rows, targets: Sequence[Target]) -> pd.Categorical[Any]:
    """The pupil group of each figure: the one that its row is of, where it says; else its column's."""
    texts = [*rows.group.texts.to_pylist(), *(target.group.id for target in targets)]
    by_row = np.tile(rows.group.places, (len(targets), 1))
    by_column = len(rows.group.texts) + np.arange(len(targets))[:, None]
    places = np.where(rows.group.are([""]), by_column, by_row)
    return cells_of(texts, places.ravel()).categories()
