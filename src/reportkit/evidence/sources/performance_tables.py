"""DfE's school performance tables: one row a school, one column a measure of a pupil group.

Which columns hold which measure stands in the registry, by layout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from reportkit.evidence.registry import SourceColumns, read_registry
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.editions import NOT_IN_CONTENT, Edition, YearInContent
from reportkit.evidence.sources.layout import Reading
from reportkit.evidence.sources.markers import DFE_TABLES
from reportkit.evidence.sources.measurements import check_measurements
from reportkit.evidence.sources.plausible import (
    Nought,
    check_plausible,
    without_hollow_noughts,
    without_placeholders,
)
from reportkit.evidence.sources.record_types import NATIONAL, SCHOOL, RecordTypes, Rows, sort_rows
from reportkit.evidence.sources.text_table import Header, TextTable
from reportkit.evidence.sources.texts import distinct_texts
from reportkit.evidence.sources.wide_figures import Target, read_figures
from reportkit.evidence.sources.wide_measurements import OfYear, joined
from reportkit.exceptions import UnrecognisedFile
from reportkit.vocabulary import AcademicYear, MissingReason

_BEFORE = re.compile(r"_\d\d$")
_NOUGHT = r"\s*0(?:\.0*)?\s*"


@dataclass(frozen=True, slots=True)
class PerformanceTable:
    """One layout of the tables of one stage, as releases.yaml names it.

    A file has it if all of `marks` and none of `unmarked` are among its columns, capitals apart, and
    it has as many columns as `width` allows. `years_before` says how long before the tables' year its
    pupils were at the end of the stage. `empty_at_nought` maps a column to those that say nothing
    where it is nought, itself perhaps among them: nobody teaches nought pupils. `noughts` says which
    noughts are a result only with something beside them.
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
    noughts: tuple[Nought, ...] = ()
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
            {},
            len(table.frame),
            rows.quarantine,
            rows.passed_over,
            check_measurements(joined(rows, figures), table.file),
        )

    def _of_before(self, columns: Iterable[str]) -> Iterator[str]:
        """The columns of earlier years whose own year's column is held, in whatever capitals."""
        held = {name.casefold() for name in self._held()}
        return (column for column in columns if _BEFORE.sub("", column) in held and _BEFORE.search(column))

    def _figures(self, rows: Rows, targets: Sequence[Target], year: AcademicYear) -> OfYear:
        figures = read_figures(rows.table, rows.places, targets, self.markers)
        figures = without_hollow_noughts(figures, self.noughts)
        figures = without_placeholders(figures, rows.level.are([SCHOOL]))
        check_plausible(rows.table, figures)
        return OfYear(year, figures, np.arange(len(rows.places)))

    def _england_before(self, rows: Rows, targets: Sequence[Target]) -> list[OfYear]:
        """England's figures of earlier years; a gap takes the place of no figure."""
        held = {str(column).casefold(): str(column) for column in rows.table.frame}
        where = np.flatnonzero(rows.level.are([NATIONAL]))
        england = rows.at(where)
        ends = sorted({column[-2:] for column in held if _BEFORE.search(column)})
        found = []
        for year in (AcademicYear.ending(2000 + int(end)) for end in ends):
            if before := _targets_before(targets, held, year):
                figures = self._figures(england, before, year).figures
                filled = np.flatnonzero(~np.isnan(figures.value).all(axis=1))
                found.append(OfYear(year, figures.at(filled), where))
        return found

    def _in_registry_spelling(self, table: TextTable) -> TextTable:
        spelt = {name.casefold(): name for name in [*self._held(), *self._needed()]}
        for name in filter(_BEFORE.search, map(str, table.frame)):
            if own := spelt.get(_BEFORE.sub("", name).casefold()):
                spelt.setdefault(name.casefold(), f"{own}{name[-3:]}")
        names = [spelt.get(str(name).casefold(), str(name)) for name in table.frame]
        return replace(table, frame=table.frame.set_axis(names, axis="columns"))

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
            may_lack = columns.optional or measure.gap(year)
            if (columns.since and year < columns.since) or (missing and may_lack):
                continue
            if missing:
                raise _lacks(table, missing[0], year)
            targets.append(Target(measure, group, columns))
        return targets


def _targets_before(targets: Sequence[Target], held: Mapping[str, str], year: AcademicYear) -> list[Target]:
    """The targets whose column of an earlier year is there; counts and limits only if that year's are."""
    found = []
    for target in targets:
        names = target.columns.model_dump(exclude={"since", "optional"}, exclude_none=True)
        then = {field: held.get(f"{name}_{year[-2:]}".casefold()) for field, name in names.items()}
        if then["value"] and not (target.columns.since and year < target.columns.since):
            found.append(replace(target, columns=SourceColumns.model_validate(then)))
    return found


@lru_cache(maxsize=128)
def _folded(names: Header | frozenset[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


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
