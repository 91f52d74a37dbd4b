"""Local authorities by the name Ofsted gives them: its files carry no code.

Never from a LAESTAB: two Surrey schools' start with Sutton's 319.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pandas as pd

from reportkit.evidence.sources.rows import trimmed
from reportkit.evidence.sources.text_table import TextTable
from reportkit.exceptions import ImpossibleValue
from reportkit.settings.loader import parse_yaml


@cache
def read_la_names() -> Mapping[str, str]:
    """DfE's three-digit code by name, from la_names.yaml beside this module."""
    tables = _read_tables()
    return {**tables["former"], **tables["ofsted_spelling"], **tables["current"]}


@cache
def _read_tables() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("la_names.yaml").read_text(encoding="utf-8")
    tables: Mapping[str, Mapping[str, str]] = parse_yaml(text)
    return tables


def la_codes(table: TextTable, column: str) -> pd.Series:
    """The code of each row's authority. Raises ImpossibleValue naming the first unknown name."""
    names = trimmed(table, column)
    codes = names.map({**read_la_names(), **_read_tables()["invented"]})
    if codes.isna().any():
        row = int(codes.index[codes.isna()][0])
        raise ImpossibleValue(
            table.place(row, column),
            f"“{names[row]}” is not the name of a local authority in England.",
            "Check the cell against the file as published; if an authority is new or renamed, report it.",
        )
    return codes.astype("str")
