"""Published text to numbers or reasons (domain E0). What is not known stops the load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import Codes, Numbers, distinct_texts, text_of
from reportkit.exceptions import UnknownMarker
from reportkit.vocabulary import MissingReason

REASONS: tuple[str, ...] = ("", *map(str, MissingReason))
# commas only where thousands end, so that 3,5 is never taken for 35
_NUMBER = r"^[-+]?(?:(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,2})?$"

DFE_TABLES: Mapping[str, MissingReason] = {
    "SUPP": MissingReason.SUPPRESSED,
    "SUPP!": MissingReason.SUPPRESSED,
    "NE": MissingReason.NO_ENTRIES,
    "NP": MissingReason.NOT_AVAILABLE,
    "NA": MissingReason.NOT_APPLICABLE,
    "LOWCOV": MissingReason.LOW_COVERAGE,
    "NEW": MissingReason.NEW_SCHOOL,
    "NOT AVAIL": MissingReason.NOT_AVAILABLE,
    "SP": MissingReason.NOT_AVAILABLE,
    "SN": MissingReason.NOT_AVAILABLE,
    "RE": MissingReason.NOT_AVAILABLE,
    "DNS": MissingReason.NOT_AVAILABLE,
    "LOW": MissingReason.ROUNDS_TO_ZERO,
    ".": MissingReason.NOT_AVAILABLE,
    "": MissingReason.NOT_AVAILABLE,
}
EES: Mapping[str, MissingReason] = {
    "c": MissingReason.SUPPRESSED,
    "z": MissingReason.NOT_APPLICABLE,
    "x": MissingReason.NOT_AVAILABLE,
    ":": MissingReason.NOT_AVAILABLE,
    "u": MissingReason.LOW_RELIABILITY,
    "low": MissingReason.ROUNDS_TO_ZERO,
    "k": MissingReason.ROUNDS_TO_ZERO,
    "": MissingReason.NOT_AVAILABLE,
}
LAIT: Mapping[str, MissingReason] = {"-": MissingReason.NOT_AVAILABLE}


@dataclass(frozen=True, slots=True)
class Parsed:
    """Texts as numbers, NaN where missing, and as places in `REASONS`, -1 where the text is unknown."""

    values: Numbers
    reasons: Codes


def parse_numbers(table: TextTable, column: str, markers: Mapping[str, MissingReason]) -> pd.DataFrame:
    """The column as `value` (float, NaN where missing) and `missing_reason` ("" where a number).

    Takes thousands commas, a pound sign and a trailing percent sign; each distinct text is parsed
    once. The frame has the table's index. Raises UnknownMarker, naming the first cell that is
    neither number nor known marker.
    """
    values, reasons = _parse_column(table, column, markers)
    return pd.DataFrame(
        {"value": values, "missing_reason": text_of(REASONS, reasons).array}, table.frame.index
    )


def parse_values(table: TextTable, column: str, markers: Mapping[str, MissingReason]) -> Numbers:
    """The column as numbers, NaN where missing. Raises UnknownMarker as `parse_numbers` does."""
    return _parse_column(table, column, markers)[0]


def _parse_column(
    table: TextTable, column: str, markers: Mapping[str, MissingReason]
) -> tuple[Numbers, Codes]:
    cells = distinct_texts([table.frame[column]])
    parsed, places = parse_texts(cells.texts, markers), cells.places
    unknown = np.flatnonzero((parsed.reasons < 0)[places])
    if len(unknown):
        row = int(table.frame.index[unknown[0]])
        raise unknown_marker(table, row, column, str(table.frame.at[row, column]))
    return parsed.values[places], parsed.reasons[places]


def parse_texts(texts: pa.Array, markers: Mapping[str, MissingReason]) -> Parsed:
    """Each text as a number, or as the reason why there is none."""
    text = pc.utf8_trim_whitespace(texts)
    bare = pc.replace_substring_regex(text, "£|%$", "")
    is_number = pc.match_substring_regex(bare, _NUMBER)
    digits = pc.replace_substring(pc.if_else(is_number, bare, None), ",", "")
    values = pc.fill_null(pc.cast(digits, pa.float64()), np.nan).to_numpy()
    known = pa.array(list(markers), texts.type)
    meanings = np.array([REASONS.index(reason) for reason in markers.values()] + [-1])
    reasons = meanings[pc.fill_null(pc.index_in(text, known), -1).to_numpy()]
    return Parsed(values, np.where(is_number.to_numpy(zero_copy_only=False), 0, reasons))


def unknown_marker(table: TextTable, row: int, column: str, text: str) -> UnknownMarker:
    """The error for a cell whose text has no known meaning."""
    return UnknownMarker(
        table.place(row, column),
        f"“{text}” is neither a number nor a marker that this source is known to use.",
        "Check the cell against the publisher's notes; if it is a new marker, report it.",
    )
