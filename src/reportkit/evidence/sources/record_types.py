"""Which rows of a performance table are schools, areas or England, and which are left out.

RECTYPE means something else in each stage's tables (key stage 2: 3 is an authority, 5 the
state-funded schools of England; key stage 4: 4 and 7), so each layout says what its numbers mean.
Tables without RECTYPE have words (NAT, PRI) where a school has its numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import pyarrow as pa

from reportkit.evidence.sources.layout import quarantined
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import Cells, cells_of, trimmed_cells
from reportkit.evidence.sources.words_for_numbers import WordsForNumbers
from reportkit.exceptions import DuplicateRow, ImpossibleValue, UnknownMarker
from reportkit.vocabulary import ENGLAND
from reportkit.vocabulary.arrays import Flags, Whole, Words

SCHOOL, LA, NATIONAL = "school", "la", "national"
_URN = r"[1-9]\d{5}"
_AREA = r"[1-9]\d{2}"
_CHECK = "Check the row against the file as published."
_COMPARED = "comparison"
_AGAIN = "the row above once more"


@dataclass(frozen=True, slots=True)
class RecordTypes:
    """What the rows of one layout are.

    `record` and `urn` name the columns with the type of record and the URN. `levels` maps a type of
    record to school, la or national; without it every row is a school. `not_needed` maps one to the
    reason why its rows are passed over. `types` names the column with the
    type of school, `state_funded` its values for schools in the measures' population and `independent`
    those for schools outside it.
    `left_out` maps a URN to the reason why its row is set aside. `words` says what stands where a
    school has its numbers, in tables without a type of record.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    not_needed: Mapping[str, str] = field(default_factory=dict)
    types: str | None = None
    state_funded: frozenset[str] = frozenset()
    independent: frozenset[str] = frozenset()
    left_out: Mapping[str, str] = field(default_factory=dict)
    record: str = "RECTYPE"
    urn: str = "URN"
    words: WordsForNumbers | None = None

    @property
    def columns(self) -> list[str]:
        """The columns that say what a row is."""
        areas = [self.record, *(["LEA"] if LA in self.levels.values() else [])] if self.levels else []
        words = self.words.columns if self.words else ()
        return list(dict.fromkeys([*areas, *words, self.urn, *([self.types] if self.types else [])]))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows to load, by their places in the table, with level and code of each; and the others.

    `group` is the pupil group that a row says it is of, "" where the column says.
    """

    table: TextTable
    places: Whole
    level: Cells
    code: Cells
    group: Cells
    quarantine: pd.DataFrame
    passed_over: Mapping[str, int]

    @property
    def numbers(self) -> Whole:
        """The number of each row in the file."""
        numbers: Whole = self.table.frame.index.to_numpy()[self.places]
        return numbers

    def at(self, which: Whole) -> Rows:
        """Some of the rows to load."""
        level, code, group = self.level.at(which), self.code.at(which), self.group.at(which)
        return replace(self, places=self.places[which], level=level, code=code, group=group)


def sort_rows(table: TextTable, types: RecordTypes) -> Rows:
    """The table's rows sorted out. Raises UnknownMarker, ImpossibleValue or DuplicateRow."""
    cells = {name: trimmed_cells(table.frame[name]) for name in types.columns}
    level, group = _levels(table, types, cells)
    aside = _set_aside(table, types, level, cells[types.urn])
    is_aside = aside != ""
    passed = _passed_over(table, types, level, cells)
    is_passed = (passed != "") & ~is_aside
    places = np.flatnonzero(~is_aside & ~is_passed)
    level, group = level.at(places), group.at(places)
    code = _codes(table, types, level, {name: held.at(places) for name, held in cells.items()}, places)
    _refuse_duplicates(table, types, (level, code, group), places)
    rows = table.frame.index[is_aside]
    quarantine = quarantined(dict(zip(map(int, rows), aside[is_aside], strict=True)))
    return Rows(table, places, level, code, group, quarantine, Counter(passed[is_passed]))


_Columns = Mapping[str, Cells]


def _levels(table: TextTable, types: RecordTypes, cells: _Columns) -> tuple[Cells, Cells]:
    """The level of each row, and the pupil group that it says it is of ("" where it does not)."""
    rows = len(table.frame)
    unsaid = cells_of([""], np.zeros(rows, dtype=np.intp))
    if types.words:
        group = types.words.england(table, cells)
        places = np.where(types.words.is_compared(cells), 2, ~group.are([""]))
        return cells_of([SCHOOL, NATIONAL, _COMPARED], places), group
    if types.levels:
        return _levels_by_type(table, types, cells), unsaid
    return cells_of([SCHOOL], unsaid.places), unsaid


def _levels_by_type(table: TextTable, types: RecordTypes, cells: _Columns) -> Cells:
    """The level of each row; the type of record of one that is not needed, or nothing of a blank one."""
    kind, urn = cells[types.record], cells[types.urn]
    unknown = ~kind.are([*types.levels, *types.not_needed]) & ~(kind.are([""]) & urn.are([""]))
    if unknown.any():
        position = int(unknown.argmax())
        raise UnknownMarker(
            table.place(int(table.frame.index[position]), types.record),
            f"“{kind.text(position)}” is not a type of record it can hold.",
            _CHECK,
        )
    kinds = kind.texts.to_pylist()
    return cells_of([types.levels.get(text, text) for text in kinds], kind.places)


def _set_aside(table: TextTable, types: RecordTypes, level: Cells, urn: Cells) -> Words:
    """Why a row is quarantined, "" for those that are not."""
    why = np.full(len(urn), "", dtype=object)
    why[_repeated(table, level, urn)] = _AGAIN
    unnamed = np.flatnonzero(urn.are([""]) & level.are([SCHOOL, ""]))
    why[unnamed] = _why_unnamed(table.frame.iloc[unnamed]) if len(unnamed) else ""
    for named, reason in types.left_out.items():
        why[urn.are([named])] = reason
    return why


def _repeated(table: TextTable, level: Cells, urn: Cells) -> Whole:
    """Rows of a school that say word for word what the row above says; DfE has published some."""
    as_above = np.append(False, urn.places[1:] == urn.places[:-1])
    near = np.flatnonzero(as_above & level.are([SCHOOL]) & ~urn.are([""]))
    if not len(near):
        return near
    rows, above = table.frame.iloc[near].to_numpy(), table.frame.iloc[near - 1].to_numpy()
    same: Whole = near[(rows == above).all(axis=1)]
    return same


def _why_unnamed(rows: pd.DataFrame) -> list[str]:
    is_blank = (not any(cell.strip() for cell in cells) for cells in rows.to_numpy())
    return ["blank row" if blank else "no URN, and not the row of an area" for blank in is_blank]


def _passed_over(table: TextTable, types: RecordTypes, level: Cells, cells: _Columns) -> Words:
    """Why a row is understood and not needed, "" for those that are."""
    why = np.full(len(level), "", dtype=object)
    if types.words:
        why[level.are([_COMPARED])] = types.words.why
    for kind, reason in types.not_needed.items():
        why[level.are([kind])] = reason
    if types.types is not None:
        why[_independent(table, types, level.are([SCHOOL]), cells[types.types])] = "independent school"
    return why


def _independent(table: TextTable, types: RecordTypes, is_school: Flags, kind: Cells) -> Flags:
    """Whether each row is an independent school's. Raises UnknownMarker for an unknown type of school."""
    unknown = is_school & ~kind.are([*types.independent, *types.state_funded, ""])
    if unknown.any():
        position = int(unknown.argmax())
        raise UnknownMarker(
            table.place(int(table.frame.index[position]), types.types),
            f"“{kind.text(position)}” is not a type of school that is known.",
            "Check the row against the publisher's abbreviations; if the type is new, report it.",
        )
    return is_school & kind.are(types.independent)


def _codes(table: TextTable, types: RecordTypes, level: Cells, cells: _Columns, places: Whole) -> Cells:
    """URN, area code, or 970 for England. Raises ImpossibleValue for one that cannot be right."""
    urn, is_school, is_la = cells[types.urn], level.are([SCHOOL]), level.are([LA])
    _refuse(table, types.urn, "a URN", urn, places, is_school & ~urn.match(_URN))
    if is_school.all():
        return urn
    area = cells["LEA"] if is_la.any() else cells_of([""], np.zeros_like(urn.places))
    _refuse(table, "LEA", "an area code", area, places, is_la & ~area.match(_AREA))
    texts = pa.concat_arrays([urn.texts, area.texts, pa.array([str(ENGLAND)], urn.texts.type)])
    of_areas = np.where(is_la, len(urn.texts) + area.places, len(texts) - 1)
    return Cells(texts, np.where(is_school, urn.places, of_areas)).distinct()


def _refuse(table: TextTable, column: str, what: str, cells: Cells, places: Whole, wrong: Flags) -> None:
    if wrong.any():
        first = int(wrong.argmax())
        raise ImpossibleValue(
            table.place(int(table.frame.index[places[first]]), column),
            f"“{cells.text(first)}” is not {what}.",
            _CHECK,
        )


def _refuse_duplicates(
    table: TextTable, types: RecordTypes, whose: tuple[Cells, Cells, Cells], places: Whole
) -> None:
    level, code, group = whose
    keys = level.places.astype(np.int64) * len(code.texts) + code.places
    twice = pd.Series(keys * len(group.texts) + group.places).duplicated().to_numpy()
    if twice.any():
        second = int(twice.argmax())
        raise DuplicateRow(
            table.place(int(table.frame.index[places[second]]), types.urn),
            f"“{code.text(second)}” stands twice in the file, where each school and area may stand once.",
            "Remove the second row, or download the file again.",
        )
