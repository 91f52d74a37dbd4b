"""How a sheet of returns is laid out: its columns, what each may hold, and what makes a row whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

URN, SCHOOL = "URN", "School"
CONCERN, NO_CONCERN, NO_PUPILS = "concern", "no concern", "no looked-after pupils"


class Kind(StrEnum):
    """What a cell may hold. A past day is today or earlier."""

    URN = "urn"
    SCHOOL = "school"
    TEXT = "text"
    LONG = "long text"
    MARKDOWN = "markdown"
    EMAIL = "email"
    TELEPHONE = "telephone"
    DAY = "day"
    PAST_DAY = "past day"
    WHOLE = "whole number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """A column: its heading, what its cells hold, and what the person who fills it in has to know.

    `answers` is the id of the test that its answer is for, "" for a column that answers none. `is_newer`
    says that a workbook from before the column may lack it.
    """

    heading: str
    kind: Kind
    guidance: str
    choices: tuple[str, ...] = ()
    required: bool = False
    answers: str = ""
    width: int = 18
    is_newer: bool = False

    @property
    def shown_guidance(self) -> str:
        """The guidance as it stands under the heading."""
        return f"Needed. {self.guidance}" if self.required else self.guidance

    @property
    def is_answer(self) -> bool:
        """Whether a team says here that it has a concern, or none."""
        return CONCERN in self.choices


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet: what it is for, its columns, and the columns that together make a row one of its kind.

    `by_school` has every school in it already: a row with nothing else is no return. `in_order` names
    pairs of days of which the first may not be later than the second. `dated` is the column that says on
    which day a row was true; `event` the kind of casework event a row is, "" for what is kept as a return.
    `is_newer` says that a workbook from before the sheet may lack it.
    """

    name: str
    says: str
    columns: tuple[ColumnLayout, ...]
    key: tuple[str, ...] = ()
    by_school: bool = False
    in_order: tuple[tuple[str, str], ...] = ()
    dated: str = ""
    event: str = ""
    is_newer: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns' headings."""
        return tuple(column.heading for column in self.columns)

    @property
    def answers(self) -> tuple[ColumnLayout, ...]:
        """The columns in which a team answers."""
        return tuple(column for column in self.columns if column.is_answer)

    def column(self, heading: str) -> ColumnLayout:
        """The column of that heading. Raises KeyError for none."""
        for column in self.columns:
            if column.heading == heading:
                return column
        raise KeyError(heading)
