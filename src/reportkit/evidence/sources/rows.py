"""Which rows of a file are schools', once each, and what happens to the rest."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from reportkit.evidence.sources.layout import quarantined
from reportkit.evidence.sources.markers import parse_values
from reportkit.evidence.sources.text_table import Header, TextTable
from reportkit.exceptions import DuplicateRow
from reportkit.vocabulary import MissingReason

_NO_NUMBER = {"": MissingReason.NOT_AVAILABLE, "NULL": MissingReason.NOT_AVAILABLE}


def spelled(header: Header, column: str) -> str:
    """The column as this header spells it, where only spacing or capitals differ; else as given."""
    return _by_folded(header).get(_folded(column), column)


@lru_cache(maxsize=8)
def _by_folded(header: Header) -> Mapping[str, str]:
    return {_folded(name): name for name in reversed(header)}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def with_urns(table: TextTable, *columns: str) -> tuple[TextTable, pd.DataFrame]:
    """The rows whose URN columns are six digits, and the rows set aside with the reason for each."""
    good = pd.Series(True, index=table.frame.index)
    for column in columns:
        good &= table.frame[column].str.fullmatch(r"[1-9]\d{5}")
    if good.all():
        return table, quarantined({})
    wrong = table.frame[~good]
    reasons = (_why_no_urn(cells, columns) for cells in wrong.to_dict("records"))
    set_aside = quarantined(dict(zip(map(int, wrong.index), reasons, strict=True)))
    return replace(table, frame=table.frame[good]), set_aside


def _why_no_urn(cells: Mapping[Hashable, str], columns: Sequence[str]) -> str:
    if not any(cell.strip() for cell in cells.values()):
        return "blank row"
    wrong = ", ".join(f"“{cells[column]}”" for column in columns)
    return f"not a URN of six digits: {wrong}"


def refuse_duplicates(table: TextTable, *columns: str) -> None:
    """Raises DuplicateRow, naming the second row, where the columns' cells stand twice together."""
    twice = table.frame.duplicated(list(columns))
    if twice.any():
        row = int(twice.index[twice][0])
        cells = ", ".join(str(table.frame.at[row, column]) for column in columns)
        raise DuplicateRow(
            table.place(row, columns[0]),
            f"{cells} stands twice in the file.",
            "Remove the row that is not as published, or download the file again.",
        )


def trimmed(table: TextTable, column: str) -> pd.Series:
    """The column's text without spaces around it; NULL, and a column the file lacks, as ""."""
    if column not in table.frame:
        return pd.Series("", index=table.frame.index, dtype="str")
    text = table.frame[column].str.strip()
    is_null = text == "NULL"
    return text.mask(is_null, "") if is_null.any() else text


def numbers(table: TextTable, column: str) -> pd.Series:
    """The column as numbers, NaN where blank or absent. Raises UnknownMarker for other text."""
    if column not in table.frame:
        return pd.Series(float("nan"), index=table.frame.index)
    return pd.Series(parse_values(table, column, _NO_NUMBER), table.frame.index, copy=False)
