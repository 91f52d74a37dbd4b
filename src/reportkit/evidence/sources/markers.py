"""Published text to numbers or reasons (domain E0). What is not known stops the load."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from reportkit.evidence.sources.text_table import TextTable
from reportkit.exceptions import UnknownMarker
from reportkit.vocabulary import MissingReason

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


def parse_numbers(table: TextTable, column: str, markers: Mapping[str, MissingReason]) -> pd.DataFrame:
    """The column as `value` (float, NaN where missing) and `missing_reason` ("" where a number).

    Takes thousands commas, a pound sign and a trailing percent sign; each distinct text is parsed
    once. The frame has the table's index. Raises UnknownMarker, naming the first cell that is
    neither number nor known marker.
    """
    codes, distinct = pd.factorize(table.frame[column])
    parsed = parse_texts(pd.Series(distinct, dtype="str"), markers).take(codes)
    parsed.index = table.frame.index
    unknown = parsed["missing_reason"].isna()
    if unknown.any():
        row = int(parsed.index[unknown][0])
        raise unknown_marker(table, row, column, str(table.frame.at[row, column]))
    return parsed


def parse_texts(texts: pd.Series, markers: Mapping[str, MissingReason]) -> pd.DataFrame:
    """Each text as `value` and `missing_reason`; the reason of an unknown marker is missing."""
    text = texts.str.strip()
    bare = text.str.replace(r"£|%$", "", regex=True)
    is_number = bare.str.match(_NUMBER)
    digits = bare.where(is_number).str.replace(",", "", regex=False)
    value = pd.to_numeric(digits, errors="coerce").astype("float64")
    reason = text.map(dict(markers)).astype("str").mask(is_number, "")
    return pd.DataFrame({"value": value, "missing_reason": reason})


def unknown_marker(table: TextTable, row: int, column: str, text: str) -> UnknownMarker:
    """The error for a cell whose text has no known meaning."""
    return UnknownMarker(
        table.place(row, column),
        f"“{text}” is neither a number nor a marker that this source is known to use.",
        "Check the cell against the publisher's notes; if it is a new marker, report it.",
    )
