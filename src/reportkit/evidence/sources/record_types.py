"""Which rows of a performance table are schools, areas or England, and which are left out.

RECTYPE means something else in each stage's tables (key stage 2: 3 is an authority, 5 the
state-funded schools of England; key stage 4: 4 and 7), so each layout says what its numbers mean.
Tables without RECTYPE have words (NAT, PRI) where a school has its numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from reportkit.evidence.sources.layout import quarantined
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.words_for_numbers import WordsForNumbers
from reportkit.exceptions import DuplicateRow, ImpossibleValue, UnknownMarker
from reportkit.vocabulary import ENGLAND

SCHOOL, LA, NATIONAL = "school", "la", "national"
_URN = r"[1-9]\d{5}"
_AREA = r"[1-9]\d{2}"
_CHECK = "Check the row against the file as published."
_COMPARED = "comparison"


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
    """The rows to load, with level and code of each, and an account of the others.

    `group` is the pupil group that a row says it is of, "" where the column says.
    """

    table: TextTable
    level: pd.Series
    code: pd.Series
    group: pd.Series
    quarantine: pd.DataFrame
    passed_over: Mapping[str, int]


def sort_rows(table: TextTable, types: RecordTypes) -> Rows:
    """The table's rows sorted out. Raises UnknownMarker, ImpossibleValue or DuplicateRow."""
    urn = table.frame[types.urn].str.strip()
    level, group = _levels(table, types, urn)
    reasons = _set_aside(table, types, level, urn)
    passed = _passed_over(table, types, level).drop(reasons.index, errors="ignore")
    kept = table.frame.drop(reasons.index.union(passed.index))
    held = TextTable(table.file, table.sha256, table.header, kept, table.title_rows)
    level, group = level.loc[kept.index], group.loc[kept.index]
    code = _codes(held, types, level, urn.loc[kept.index])
    _refuse_duplicates(held, types, pd.DataFrame({"level": level, "code": code, "group": group}))
    quarantine = quarantined(dict(zip(map(int, reasons.index), reasons, strict=True)))
    return Rows(held, level, code, group, quarantine, Counter(passed))


def _levels(table: TextTable, types: RecordTypes, urn: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The level of each row, and the pupil group that it says it is of ("" where it does not)."""
    plain = pd.Series(SCHOOL, index=urn.index, dtype="str")
    unsaid = pd.Series("", index=urn.index, dtype="str")
    if types.words:
        group = types.words.england(table)
        return plain.mask(group != "", NATIONAL).mask(types.words.is_compared(table), _COMPARED), group
    return (_levels_by_type(table, types, urn) if types.levels else plain), unsaid


def _levels_by_type(table: TextTable, types: RecordTypes, urn: pd.Series) -> pd.Series:
    """School, la, national, the RECTYPE of a row not needed, or nothing for a blank row."""
    kind = table.frame[types.record].str.strip()
    unknown = ~kind.isin([*types.levels, *types.not_needed]) & ~((kind == "") & (urn == ""))
    if unknown.any():
        row = int(kind.index[unknown][0])
        raise UnknownMarker(
            table.place(row, types.record), f"“{kind[row]}” is not a type of record it can hold.", _CHECK
        )
    level: pd.Series = kind.replace(dict(types.levels))
    return level


def _set_aside(table: TextTable, types: RecordTypes, level: pd.Series, urn: pd.Series) -> pd.Series:
    """Why a row is quarantined, for those rows that are."""
    named = urn[urn.isin(types.left_out)].map(dict(types.left_out))
    unnamed = table.frame[(urn == "") & level.isin([SCHOOL, ""])]
    again = _repeated(table, level, urn)
    reasons: pd.Series = pd.concat([named, _why_unnamed(unnamed), again]).astype("str").sort_index()
    return reasons[~reasons.index.duplicated()]


def _repeated(table: TextTable, level: pd.Series, urn: pd.Series) -> pd.Series:
    """Rows of a school that say word for word what the row above says; DfE has published some."""
    near = urn[(urn == urn.shift()) & (urn != "") & (level == SCHOOL)].index
    above = table.frame.shift().loc[near]
    same = near[(table.frame.loc[near] == above).all(axis=1)]
    return pd.Series("the row above once more", index=same, dtype="str")


def _why_unnamed(rows: pd.DataFrame) -> pd.Series:
    if rows.empty:
        return pd.Series(dtype="str")
    is_blank = (rows.apply(lambda column: column.str.strip()) == "").all(axis=1)
    why: pd.Series = is_blank.map({True: "blank row", False: "no URN, and not the row of an area"})
    return why


def _passed_over(table: TextTable, types: RecordTypes, level: pd.Series) -> pd.Series:
    """Why a row is understood and not needed, for those rows that are."""
    reasons = level[level.isin(types.not_needed)].map(dict(types.not_needed))
    if types.words:
        return pd.Series(types.words.why, index=level.index[level == _COMPARED], dtype="str")
    if types.types is None:
        return reasons
    kind = table.frame[types.types].str.strip()[level == SCHOOL]
    unknown = kind[~kind.isin(types.independent | types.state_funded) & (kind != "")]
    if len(unknown):
        raise UnknownMarker(
            table.place(int(unknown.index[0]), types.types),
            f"“{unknown.iloc[0]}” is not a type of school that is known.",
            "Check the row against the publisher's abbreviations; if the type is new, report it.",
        )
    independent = kind.index[kind.isin(types.independent)]
    also = pd.Series("independent school", index=independent, dtype="str")
    return pd.concat([reasons, also])


def _codes(table: TextTable, types: RecordTypes, level: pd.Series, urn: pd.Series) -> pd.Series:
    """URN, area code, or 970 for England. Raises ImpossibleValue for one that cannot be right."""
    _refuse(table, types.urn, urn[(level == SCHOOL) & ~urn.str.fullmatch(_URN)], "a URN")
    code = urn.mask(level == NATIONAL, str(ENGLAND))
    if (level == LA).any():
        area = table.frame["LEA"].str.strip()
        _refuse(table, "LEA", area[(level == LA) & ~area.str.fullmatch(_AREA)], "an area code")
        code = code.mask(level == LA, area)
    return code


def _refuse(table: TextTable, column: str, wrong: pd.Series, what: str) -> None:
    if len(wrong):
        raise ImpossibleValue(
            table.place(int(wrong.index[0]), column), f"“{wrong.iloc[0]}” is not {what}.", _CHECK
        )


def _refuse_duplicates(table: TextTable, types: RecordTypes, whose: pd.DataFrame) -> None:
    twice, code = whose.duplicated(), whose["code"]
    if twice.any():
        row = int(twice.index[twice][0])
        raise DuplicateRow(
            table.place(row, types.urn),
            f"“{code[row]}” stands twice in the file, where each school and area may stand once.",
            "Remove the second row, or download the file again.",
        )
