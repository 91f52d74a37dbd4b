"""Wide tables, one column a measure, to long measurements, one row a figure.

Texts repeat (there are 101 whole percentages), so each distinct text is parsed once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from reportkit.evidence.registry import Group, Measure, SourceColumns
from reportkit.evidence.sources.markers import parse_texts, unknown_marker
from reportkit.evidence.sources.text_table import TextTable
from reportkit.vocabulary import MissingReason

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Codes = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


@dataclass(frozen=True, slots=True)
class Target:
    """A measure of a pupil group, and the columns of this file that hold it, as the file spells them."""

    measure: Measure
    group: Group
    columns: SourceColumns


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns as numbers and as codes into `reasons`; both arrays have a line a column."""

    columns: tuple[str, ...]
    values: Numbers = field(repr=False)
    codes: Codes = field(repr=False)
    reasons: tuple[str, ...]

    def lines(self, names: Sequence[str | None]) -> Numbers:
        """The numbers of the named columns; missing throughout where the name is None."""
        blank = np.full((1, self.values.shape[1]), np.nan)
        places = [len(self.columns) if name is None else self.columns.index(name) for name in names]
        picked: Numbers = np.concatenate([self.values, blank])[places]
        return picked


def parse_grid(table: TextTable, columns: Sequence[str], markers: Mapping[str, MissingReason]) -> Grid:
    """The columns' numbers and reasons. Raises UnknownMarker for the first text that is neither."""
    texts = pd.concat([table.frame[column] for column in columns], ignore_index=True)
    places, distinct = pd.factorize(texts)
    parsed = parse_texts(pd.Series(distinct, dtype="str"), markers)
    codes, reasons = pd.factorize(parsed["missing_reason"])
    _refuse_unknown(table, columns, np.flatnonzero((codes < 0)[places]))
    shape = (len(columns), len(table.frame))
    return Grid(
        tuple(columns),
        parsed["value"].to_numpy()[places].reshape(shape),
        codes[places].reshape(shape),
        tuple(reasons),
    )


def _refuse_unknown(table: TextTable, columns: Sequence[str], unknown: Codes) -> None:
    if len(unknown):
        line, position = divmod(int(unknown[0]), len(table.frame))
        row, column = int(table.frame.index[position]), columns[line]
        raise unknown_marker(table, row, column, str(table.frame.at[row, column]))


def measurements(
    table: TextTable, targets: Sequence[Target], markers: Mapping[str, MissingReason]
) -> pd.DataFrame:
    """A row for each row of the table and each target, without level, code and period.

    Raises UnknownMarker.
    """
    names = list(dict.fromkeys(name for target in targets for name in target.columns.names))
    grid = parse_grid(table, names, markers)
    held = [target.columns for target in targets]
    line = np.array([grid.columns.index(columns.value) for columns in held])
    return pd.DataFrame(
        {
            "row": np.tile(table.frame.index.to_numpy(), len(targets)),
            "column": _repeated(table, [columns.value for columns in held]),
            "measure": _repeated(table, [target.measure.id for target in targets]),
            "pupil_group": _repeated(table, [target.group.id for target in targets]),
            "value": grid.values[line].ravel(),
            "denominator": grid.lines([columns.denominator for columns in held]).ravel(),
            "lower": grid.lines([columns.lower for columns in held]).ravel(),
            "upper": grid.lines([columns.upper for columns in held]).ravel(),
            "missing_reason": _plain_text(grid.reasons, grid.codes[line].ravel()),
        }
    )


def _repeated(table: TextTable, texts: Sequence[str]) -> pd.Series:
    return text_of(texts, np.repeat(np.arange(len(texts)), len(table.frame)))


def text_of(texts: Sequence[str], codes: Codes) -> pd.Series:
    """The text each code stands for, as categories: so many rows hold so few texts."""
    return pd.Series(pd.Categorical(pd.array(list(texts), dtype="str")).take(codes))


def _plain_text(texts: Sequence[str], codes: Codes) -> pd.Series:
    return pd.Series(pd.array(list(texts), dtype="str").take(codes))
