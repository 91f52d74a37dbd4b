"""Words (NAT, PRI, LONDON-SPE) that stand where a school has its numbers, in tables without RECTYPE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import Cells, cells_of
from reportkit.exceptions import ImpossibleValue
from reportkit.vocabulary.arrays import Flags, Whole

_ENGLAND = "NAT"


@dataclass(frozen=True, slots=True)
class WordsForNumbers:
    """What the words in `columns` say of a row.

    `groups` maps a word to the pupil group of England that its row is for; NAT may stand beside it.
    Rows with a word of the pattern `compared` are of schools put together, and are passed over for
    the reason `why`.
    """

    columns: tuple[str, ...]
    groups: Mapping[str, str] = field(default_factory=dict)
    compared: str = ""
    why: str = ""

    def england(self, table: TextTable, cells: Mapping[str, Cells]) -> Cells:
        """The pupil group of England that each row is for, "" for other rows.

        Raises ImpossibleValue for a row of England that does not say of which schools.
        """
        group = np.zeros(len(table.frame), dtype=np.int8)
        for place, word in enumerate(self.groups, start=1):
            group[self._any_is(word, cells)] = place
        is_england = (group > 0) | (self._any_is(_ENGLAND, cells) & bool(self.groups))
        if is_england.any():
            self._refuse_unclear(table, np.flatnonzero(is_england), cells)
        return cells_of(["", *self.groups.values()], group)

    def is_compared(self, cells: Mapping[str, Cells]) -> Flags:
        """Whether each row is of schools put together."""
        pattern = self.compared or "-"
        found: Flags = np.logical_or.reduce([cells[name].match(pattern) for name in self.columns])
        return found

    def _any_is(self, word: str, cells: Mapping[str, Cells]) -> Flags:
        """Whether the word stands in any of a row's columns."""
        found: Flags = np.logical_or.reduce([cells[name].are([word]) for name in self.columns])
        return found

    def _refuse_unclear(self, table: TextTable, rows: Whole, cells: Mapping[str, Cells]) -> None:
        """A row of England names one group of schools, and nothing else stands where it does."""
        for row in map(int, rows):
            words = {name: cells[name].text(row) for name in self.columns}
            unknown = [name for name, word in words.items() if word not in (_ENGLAND, *self.groups, "")]
            if unknown or sum(word in self.groups for word in words.values()) != 1:
                column = (*unknown, self.columns[0])[0]
                raise ImpossibleValue(
                    table.place(int(table.frame.index[row]), column),
                    f"“{words[column]}” leaves unclear which of England's schools the row is for.",
                    "Check the row against the file as published.",
                )
