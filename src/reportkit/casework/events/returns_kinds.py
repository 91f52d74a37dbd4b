"""Events of the council's own returns: who was asked, and the workbooks that were loaded."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from reportkit.casework.events.words import Count, Named, Payload, Saying, Text

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ReturnedRow(Saying):
    """A row as it stood in the workbook: its sheet, its number there and its cells by heading.

    `people` are those whose contact data the row holds, so that erasing one takes it out of the cells too.
    """

    sheet: Text
    row: Count
    cells: dict[str, str]
    people: tuple[Named, ...] = ()


class ReturnsAsked(Payload):
    """A team asked for its return, and by when (H96, K29)."""

    kind: ClassVar = "returns-asked"
    of_school: ClassVar = False
    team: Text
    asked_of: Named
    due_by: date


class ReturnsLoaded(Payload):
    """A workbook of returns, every row that was taken from it (H96, K29); the event's `who` sent it."""

    kind: ClassVar = "returns"
    of_school: ClassVar = False
    file: Text
    sha256: Sha256
    rows: tuple[ReturnedRow, ...]
