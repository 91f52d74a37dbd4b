"""The school census in the school performance tables: who the pupils are, and which schools there were.

A row is a school's, independent ones included, and gives a row of the register as at census day. Only
state-funded schools' pupils are counted in figures: independent schools are asked for neither
language nor meals, and nought stands in their cells. Until 2017-18 the file does not say what kind
of school it lists, and England's rows count special schools in with primary and with secondary
schools, which the later ones do not; those are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from reportkit.evidence.contracts import check_table
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.days import no_days
from reportkit.evidence.sources.layout import Reading
from reportkit.evidence.sources.markers import DFE_TABLES, parse_values
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import RecordTypes
from reportkit.evidence.sources.rows import spelled, trimmed
from reportkit.evidence.sources.text_table import Header, TextTable
from reportkit.evidence.sources.texts import each_text, one_text, text_of
from reportkit.evidence.sources.words_for_numbers import WordsForNumbers
from reportkit.exceptions import ImpossibleValue, UnknownMarker
from reportkit.vocabulary import AcademicYear
from reportkit.vocabulary.arrays import Floats

_TYPE, _INDEPENDENT = "SCHOOLTYPE", "Independent school"
_LANGUAGES = ("NUMEAL", "NUMENGFL", "NUMUNCFL")
_WHERE_LISTED = ("LA", "ESTAB", "URN")
_PHASES: Mapping[str, str] = {
    "State-funded nursery": "Nursery",
    "State-funded primary": "Primary",
    "State-funded secondary": "Secondary",
    "State-funded special school": "Special",
    "Non-maintained special school": "Special",
    "Special school": "Special",
    "Pupil referral unit": "PRU",
    _INDEPENDENT: "",
}
_MARKS = frozenset({*_WHERE_LISTED, *_LANGUAGES, "NOR", "PNUMEAL", "PSENELK"})


@dataclass(frozen=True, slots=True)
class Census:
    """One layout of the census; `figures` is how its figures stand, `is_typed` whether it names kinds."""

    figures: PerformanceTable
    is_typed: bool

    @property
    def name(self) -> str:
        return self.figures.name

    @property
    def publisher(self) -> str:
        return self.figures.publisher

    @property
    def title(self) -> str:
        return self.figures.title

    def recognises(self, header: Header) -> bool:
        """Whether a file with this header is laid out so."""
        return self.figures.recognises(header)

    def columns(self, header: Header) -> list[str]:
        """The columns for figures, and those that say what kind of school a row is of."""
        kind = [_TYPE] if self.is_typed else []
        also = [spelled(header, column) for column in (*_LANGUAGES, *kind)]
        return list(dict.fromkeys([*self.figures.columns(header), *also]))

    def read(self, table: TextTable, dating: Dating) -> Reading:
        """The validated reading. Raises a SourceError naming file, row and column."""
        table = _in_plain_spelling(table)
        languages = _languages(table)
        kinds = _types(table) if self.is_typed else _types_by_number(table, languages)
        reading = self.figures.read(_for_figures(table, self.figures, languages), dating)
        records = reading.measurements.records["row"].to_numpy()
        independent = np.isin(records, kinds.index[kinds == _INDEPENDENT])
        schools = _schools(_listed(table, reading), kinds)
        as_at = census_day(AcademicYear(reading.release.time_period))
        return replace(
            reading,
            release=replace(reading.release, as_at=as_at),
            tables={"school": check_table("school", schools, table.file)},
            measurements=reading.measurements.of_records(~independent),
        )


def census_day(year: AcademicYear) -> date:
    """The third Thursday in January, which the figures describe."""
    first = date(year.end, 1, 1)
    return date(year.end, 1, 15 + (3 - first.weekday()) % 7)


def _in_plain_spelling(table: TextTable) -> TextTable:
    """The columns that say which school a row is of, spelt alike every year (ESTAB and Estab)."""
    wanted = (*_WHERE_LISTED, *_LANGUAGES, _TYPE, "NOR", "PNUMEAL")
    spelt = {spelled(table.header, name): name for name in wanted}
    return replace(table, frame=table.frame.rename(columns=spelt))


def _types(table: TextTable) -> pd.Series:
    """What kind of school each row is of. Raises UnknownMarker for a kind that is not known."""
    kinds = each_text(trimmed(table, _TYPE), str)
    unknown = kinds[~kinds.isin(_PHASES) & ((kinds != "") | (table.frame["URN"].str.strip() != ""))]
    if len(unknown):
        raise UnknownMarker(
            table.place(int(unknown.index[0]), _TYPE),
            f"“{unknown.iloc[0]}” is not a type of school that is known.",
            "Check the row against the publisher's abbreviations; if the type is new, report it.",
        )
    return kinds


def _types_by_number(table: TextTable, languages: Floats) -> pd.Series:
    """Independent, or not said: numbered from 6000, and without a pupil whose language is known."""
    numbered = trimmed(table, "ESTAB").str.startswith("6").to_numpy()
    independent = numbered & ~(languages > 0).any(axis=0)
    return text_of(["", _INDEPENDENT], independent.astype(np.int8)).set_axis(table.frame.index)


def _languages(table: TextTable) -> Floats:
    """Lines of pupils by first language: English, another, not known. Raises UnknownMarker."""
    return np.stack([parse_values(table, column, DFE_TABLES) for column in _LANGUAGES])


def _for_figures(table: TextTable, figures: PerformanceTable, languages: Floats) -> TextTable:
    """The table with its own columns alone, and no share by language where nobody's is known."""
    share = table.frame["PNUMEAL"].mask((languages == 0).all(axis=0), "")
    frame = table.frame.assign(PNUMEAL=share)
    return replace(table, frame=frame[figures.columns(tuple(map(str, frame)))])


def _listed(table: TextTable, reading: Reading) -> TextTable:
    """The rows of schools: those that are neither set aside nor of England."""
    is_school = table.frame["URN"].str.strip().str.fullmatch(r"\d{6}")
    is_held = is_school & ~table.frame.index.isin(reading.quarantine["row"])
    return replace(table, frame=table.frame[[*_WHERE_LISTED, "NOR"]][is_held])


def _schools(table: TextTable, kinds: pd.Series) -> pd.DataFrame:
    """The table school. What the census does not say (name, status, ages) is blank."""
    la, number = trimmed(table, "LA"), trimmed(table, "ESTAB")
    _refuse(table, "LA", la, r"[1-9]\d{2}", "the number of an authority")
    _refuse(table, "ESTAB", number, r"\d{4}", "a school's number in its authority")
    kinds = kinds.loc[table.frame.index]
    unsaid, no_day = one_text("", table.frame.index), no_days(table.frame.index)
    columns = {
        "row": table.frame.index.astype("int64"),
        "urn": trimmed(table, "URN"),
        "laestab": la + number,
        "name": unsaid,
        "la": la,
        "la_name": unsaid,
        "phase": each_text(kinds, lambda kind: _PHASES.get(kind, "")),
        "type": kinds,
        "status": unsaid,
        "opened": no_day,
        "closed": no_day,
        "age_low": float("nan"),
        "age_high": float("nan"),
        "pupils": parse_values(table, "NOR", DFE_TABLES),
        "trust_uid": unsaid,
        "trust_name": unsaid,
    }
    return pd.DataFrame(columns, index=table.frame.index, copy=False)


def _refuse(table: TextTable, column: str, texts: pd.Series, pattern: str, what: str) -> None:
    wrong = texts[~texts.str.fullmatch(pattern)]
    if len(wrong):
        raise ImpossibleValue(
            table.place(int(wrong.index[0]), column),
            f"“{wrong.iloc[0]}” is not {what}.",
            "Check the row against the file as published.",
        )


CENSUS = Census(
    PerformanceTable(
        name="census",
        title="School census in the school performance tables",
        stage="census",
        marks=_MARKS | {_TYPE},
        width=range(15, 40),
        records=RecordTypes(
            words=WordsForNumbers(
                columns=_WHERE_LISTED,
                groups={"PRI": "primary", "SEC": "secondary", "SPE": "special"},
            )
        ),
        vintage="final",
    ),
    is_typed=True,
)
CENSUS_UNTYPED = Census(
    PerformanceTable(
        name="census_untyped",
        title="School census in the school performance tables, without types of schools",
        stage="census",
        marks=_MARKS,
        unmarked=frozenset({_TYPE}),
        width=range(15, 40),
        records=RecordTypes(
            words=WordsForNumbers(
                columns=_WHERE_LISTED,
                compared="NAT|PRI|SEC|SPE",
                why="England, special schools counted in with primary and with secondary schools",
            )
        ),
        vintage="final",
    ),
    is_typed=False,
)
CENSUS_LAYOUTS = (CENSUS, CENSUS_UNTYPED)
