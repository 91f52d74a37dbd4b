"""Words (NAT, PRI, LONDON-SPE) that stand where a school has its numbers, in tables without RECTYPE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from reportkit.evidence.sources.text_table import TextTable
from reportkit.exceptions import ImpossibleValue

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

    def england(self, table: TextTable) -> pd.Series:
        """The pupil group of England that each row is for, "" for other rows.

        Raises ImpossibleValue for a row of England that does not say of which schools.
        """
        cells = self._cells(table)
        group = pd.Series("", index=cells.index, dtype="str")
        for word, of in self.groups.items():
            group = group.mask((cells == word).any(axis=1), of)
        is_england = (group != "") | ((cells == _ENGLAND).any(axis=1) & bool(self.groups))
        self._refuse_unclear(table, cells[is_england], group[is_england])
        return group

    def is_compared(self, table: TextTable) -> pd.Series:
        """Whether each row is of schools put together."""
        pattern = self.compared or "-"
        matches = self._cells(table).apply(lambda column: column.str.fullmatch(pattern))
        found: pd.Series = matches.any(axis=1)
        return found

    def _cells(self, table: TextTable) -> pd.DataFrame:
        cells: pd.DataFrame = table.frame[list(self.columns)].apply(lambda column: column.str.strip())
        return cells

    def _refuse_unclear(self, table: TextTable, cells: pd.DataFrame, group: pd.Series) -> None:
        """A row of England names one group of schools, and nothing else stands where it does."""
        known = cells.isin([_ENGLAND, *self.groups, ""])
        words = cells.isin(list(self.groups)).sum(axis=1)
        unclear = cells[~known.all(axis=1) | (words != 1)]
        if len(unclear):
            row = int(unclear.index[0])
            column = next((name for name in self.columns if not known.at[row, name]), self.columns[0])
            raise ImpossibleValue(
                table.place(row, column),
                f"“{cells[column][row]}” leaves unclear which of England's schools the row is for.",
                "Check the row against the file as published.",
            )
