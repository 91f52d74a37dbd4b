"""Wide tables, one column a measure, to long measurements, one row a figure.

Texts repeat (there are 101 whole percentages), so each distinct text is parsed once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from reportkit.evidence.registry import Group, Measure, SourceColumns
from reportkit.evidence.sources.markers import REASONS, parse_texts, unknown_marker
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import Codes, Numbers, distinct_texts, text_of
from reportkit.vocabulary import MissingReason


@dataclass(frozen=True, slots=True)
class Target:
    """A measure of a pupil group, and the columns of this file that hold it, as the file spells them."""

    measure: Measure
    group: Group
    columns: SourceColumns


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns as numbers and as places in `REASONS`; both arrays have a line a column."""

    columns: tuple[str, ...]
    values: Numbers = field(repr=False)
    reasons: Codes = field(repr=False)

    def lines(self, names: Sequence[str | None]) -> Numbers:
        """The numbers of the named columns; missing throughout where the name is None."""
        held: Numbers = np.full((len(names), self.values.shape[1]), np.nan)
        for line, name in enumerate(names):
            if name is not None:
                held[line] = self.values[self.columns.index(name)]
        return held


def parse_grid(table: TextTable, columns: Sequence[str], markers: Mapping[str, MissingReason]) -> Grid:
    """The columns' numbers and reasons. Raises UnknownMarker for the first text that is neither."""
    cells = distinct_texts([table.frame[column] for column in columns])
    parsed = parse_texts(cells.dictionary, markers)
    places = cells.indices.to_numpy()
    if (parsed.reasons < 0).any():
        _refuse_unknown(table, columns, np.flatnonzero((parsed.reasons < 0)[places]))
    shape = (len(columns), len(table.frame))
    return Grid(
        tuple(columns),
        parsed.values[places].reshape(shape),
        parsed.reasons.astype(np.int8)[places].reshape(shape),
    )


def _refuse_unknown(table: TextTable, columns: Sequence[str], unknown: Codes) -> None:
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
    line = [grid.columns.index(columns.value) for columns in held]
    which = np.repeat(np.arange(len(targets), dtype=np.int16), len(table.frame))
    figures = {
        "row": np.tile(table.frame.index.to_numpy(), len(targets)),
        "column": text_of([columns.value for columns in held], which),
        "measure": text_of([target.measure.id for target in targets], which),
        "pupil_group": text_of([target.group.id for target in targets], which),
        "value": grid.values[line].ravel(),
        "denominator": grid.lines([columns.denominator for columns in held]).ravel(),
        "lower": grid.lines([columns.lower for columns in held]).ravel(),
        "upper": grid.lines([columns.upper for columns in held]).ravel(),
        "missing_reason": text_of(REASONS, grid.reasons[line].ravel()),
    }
    return pd.DataFrame(figures, copy=False)
