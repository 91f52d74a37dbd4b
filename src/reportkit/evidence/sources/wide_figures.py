"""The figures of wide tables, which have one column a measure.

Texts repeat (there are 101 whole percentages), so each distinct text is parsed once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from reportkit.evidence.registry import Group, Measure, SourceColumns
from reportkit.evidence.sources.markers import parse_texts, unknown_marker
from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import Codes, Numbers, distinct_texts
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Whole


@dataclass(frozen=True, slots=True)
class Target:
    """A measure of a pupil group, and the columns of this file that hold it, as the file spells them."""

    measure: Measure
    group: Group
    columns: SourceColumns


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures in lines, a line a target and a place in it a row; `reasons` are places in REASONS."""

    targets: Sequence[Target]
    rows: Whole
    value: Numbers = field(repr=False)
    denominator: Numbers = field(repr=False)
    lower: Numbers = field(repr=False)
    upper: Numbers = field(repr=False)
    reasons: Codes = field(repr=False)

    def at(self, lines: Whole) -> Figures:
        """Some of the lines."""
        return Figures(
            [self.targets[line] for line in lines],
            self.rows,
            *(held[lines] for held in (self.value, self.denominator, self.lower, self.upper, self.reasons)),
        )


def read_figures(
    table: TextTable, places: Whole, targets: Sequence[Target], markers: Mapping[str, MissingReason]
) -> Figures:
    """The targets' figures in the rows at some places of the table. Raises UnknownMarker."""
    held = [target.columns for target in targets]
    names = list(dict.fromkeys(name for columns in held for name in columns.names))
    values, reasons = _parse(table, places, names, markers)
    line = {name: number for number, name in enumerate(names)}
    missing = np.full((1, len(places)), np.nan)
    with_missing = np.concatenate([values, missing])

    def lines(wanted: Sequence[str | None]) -> Numbers:
        return with_missing[[len(names) if name is None else line[name] for name in wanted]]

    return Figures(
        targets,
        table.frame.index.to_numpy()[places],
        lines([columns.value for columns in held]),
        lines([columns.denominator for columns in held]),
        lines([columns.lower for columns in held]),
        lines([columns.upper for columns in held]),
        reasons[[line[columns.value] for columns in held]],
    )


def _parse(
    table: TextTable, places: Whole, columns: Sequence[str], markers: Mapping[str, MissingReason]
) -> tuple[Numbers, Codes]:
    """A line a column: numbers, and places in REASONS. Raises UnknownMarker for the first other text."""
    cells = distinct_texts([table.frame[column] for column in columns])
    parsed = parse_texts(cells.texts, markers)
    which = cells.places.reshape(len(columns), len(table.frame))
    if len(places) < len(table.frame):
        which = which[:, places]
    if (parsed.reasons < 0).any():
        _refuse_unknown(table, places, columns, np.argwhere((parsed.reasons < 0)[which]))
    return parsed.values[which], parsed.reasons.astype(np.int8)[which]


def _refuse_unknown(table: TextTable, places: Whole, columns: Sequence[str], unknown: Codes) -> None:
    if len(unknown):
        line, place = unknown[0]
        row, column = int(table.frame.index[places[place]]), columns[line]
        raise unknown_marker(table, row, column, str(table.frame.at[row, column]))
