"""Which rows of a performance table are schools, areas or England, and which are left out.

RECTYPE means something else in each stage's tables (key stage 2: 3 is an authority, 5 the
state-funded schools of England; key stage 4: 4 and 7), so each layout says what its numbers mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from reportkit.evidence.sources.layout import quarantined
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import text_of
from reportkit.exceptions import DuplicateRow, ImpossibleValue, UnknownMarker
from reportkit.vocabulary import ENGLAND

SCHOOL, LA, NATIONAL = "school", "la", "national"
_URN = r"[1-9]\d{5}"
_AREA = r"[1-9]\d{2}"
_CHECK = "Check the row against the file as published."


@dataclass(frozen=True, slots=True)
class RecordTypes:
    """What the rows of one layout are.

    `levels` maps RECTYPE to school, la or national; without it every row is a school. `not_needed`
    maps a RECTYPE to the reason why its rows are passed over. `types` names the column with the
    type of school, `state_funded` its values for schools in the measures' population and `independent`
    those for schools outside it.
    `left_out` maps a URN to the reason why its row is set aside.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    not_needed: Mapping[str, str] = field(default_factory=dict)
    types: str | None = None
    state_funded: frozenset[str] = frozenset()
    independent: frozenset[str] = frozenset()
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """The columns that say what a row is."""
        areas = ["RECTYPE", *(["LEA"] if LA in self.levels.values() else [])] if self.levels else []
        return [*areas, "URN", *([self.types] if self.types else [])]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows to load, with level and code of each, and an account of the others."""

    table: TextTable
    level: pd.Series
    code: pd.Series
    quarantine: pd.DataFrame
    passed_over: Mapping[str, int]


def sort_rows(table: TextTable, types: RecordTypes) -> Rows:
    """The table's rows sorted out. Raises UnknownMarker, ImpossibleValue or DuplicateRow."""
    urn = table.frame["URN"].str.strip()
    level = _levels(table, types, urn)
    reasons = _set_aside(table, types, level, urn)
    passed = _passed_over(table, types, level).drop(reasons.index, errors="ignore")
    is_kept = ~table.frame.index.isin(reasons.index.append(passed.index))
    held = table if is_kept.all() else replace(table, frame=table.frame[is_kept])
    level, urn = level[is_kept].cat.remove_unused_categories(), urn[is_kept]
    code = _codes(held, level, urn)
    _refuse_duplicates(held, level, code)
    quarantine = quarantined(dict(zip(map(int, reasons.index), reasons, strict=True)))
    return Rows(held, level, code, quarantine, Counter(passed))


def _levels(table: TextTable, types: RecordTypes, urn: pd.Series) -> pd.Series:
    """School, la, national, the RECTYPE of a row not needed, or nothing for a blank row: categories."""
    if not types.levels:
        return text_of([SCHOOL], np.zeros(len(urn), dtype=np.intp)).set_axis(urn.index)
    codes, kinds = pd.factorize(table.frame["RECTYPE"])
    meanings = [_meaning(types, kind.strip()) for kind in kinds]
    is_unknown = np.array([meaning is None for meaning in meanings])[codes]
    is_blank = np.array([meaning == "" for meaning in meanings])[codes]
    unknown = is_unknown | (is_blank & (urn != "").to_numpy())
    if unknown.any():
        row = int(urn.index[unknown][0])
        kind = str(table.frame.at[row, "RECTYPE"]).strip()
        raise UnknownMarker(
            table.place(row, "RECTYPE"), f"“{kind}” is not a type of record it can hold.", _CHECK
        )
    return text_of([str(meaning) for meaning in meanings], codes).set_axis(urn.index)


def _meaning(types: RecordTypes, kind: str) -> str | None:
    """What rows of this RECTYPE are; None if it is unknown."""
    known = {"": "", **{kind: kind for kind in types.not_needed}, **types.levels}
    return known.get(kind)


def _set_aside(table: TextTable, types: RecordTypes, level: pd.Series, urn: pd.Series) -> pd.Series:
    """Why a row is quarantined, for those rows that are."""
    is_named = urn.isin(types.left_out).to_numpy()
    is_unnamed = (urn == "").to_numpy() & level.isin([SCHOOL, ""]).to_numpy()
    if not (is_named | is_unnamed).any():
        return pd.Series(dtype="str")
    named = urn[is_named].map(dict(types.left_out))
    unnamed = _why_unnamed(table.frame[is_unnamed])
    reasons: pd.Series = pd.concat([named, unnamed]).astype("str").sort_index()
    return reasons


def _why_unnamed(rows: pd.DataFrame) -> pd.Series:
    if rows.empty:
        return pd.Series(dtype="str")
    is_blank = (rows.apply(lambda column: column.str.strip()) == "").all(axis=1)
    why: pd.Series = is_blank.map({True: "blank row", False: "no URN, and not the row of an area"})
    return why


def _passed_over(table: TextTable, types: RecordTypes, level: pd.Series) -> pd.Series:
    """Why a row is understood and not needed, for those rows that are."""
    reasons = level[level.isin(types.not_needed)].astype("str").map(dict(types.not_needed))
    if types.types is None:
        return reasons
    codes, kinds = pd.factorize(table.frame[types.types])
    stripped = kinds.str.strip()
    is_school = (level == SCHOOL).to_numpy()
    is_known = stripped.isin([*types.independent, *types.state_funded, ""])
    unknown = is_school & ~is_known[codes]
    if unknown.any():
        row = int(level.index[unknown][0])
        kind = str(table.frame.at[row, types.types]).strip()
        raise UnknownMarker(
            table.place(row, types.types),
            f"“{kind}” is not a type of school that is known.",
            "Check the row against the publisher's abbreviations; if the type is new, report it.",
        )
    independent = level.index[is_school & stripped.isin(types.independent)[codes]]
    also = pd.Series("independent school", index=independent, dtype="str")
    return pd.concat([reasons, also])


def _codes(table: TextTable, level: pd.Series, urn: pd.Series) -> pd.Series:
    """URN, area code, or 970 for England. Raises ImpossibleValue for one that cannot be right."""
    is_school, is_la = level == SCHOOL, level == LA
    _refuse(table, "URN", urn[is_school & ~urn.str.fullmatch(_URN)], "a URN")
    if is_school.all():
        return urn
    code = urn.mask(level == NATIONAL, str(ENGLAND))
    if is_la.any():
        area = table.frame["LEA"].str.strip()
        _refuse(table, "LEA", area[is_la & ~area.str.fullmatch(_AREA)], "an area code")
        code = code.mask(is_la, area)
    return code


def _refuse(table: TextTable, column: str, wrong: pd.Series, what: str) -> None:
    if len(wrong):
        raise ImpossibleValue(
            table.place(int(wrong.index[0]), column), f"“{wrong.iloc[0]}” is not {what}.", _CHECK
        )


def _refuse_duplicates(table: TextTable, level: pd.Series, code: pd.Series) -> None:
    codes, distinct = pd.factorize(code)
    levels = level.cat.codes.to_numpy(dtype=np.int64)
    twice = pd.Series(levels * len(distinct) + codes).duplicated().to_numpy()
    if twice.any():
        row = int(level.index[twice][0])
        raise DuplicateRow(
            table.place(row, "URN"),
            f"“{code[row]}” stands twice in the file, where each school and area may stand once.",
            "Remove the second row, or download the file again.",
        )
