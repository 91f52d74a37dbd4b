"""The app that the commands of the board are added to, and what several of them ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

board = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The board: its members, meetings, papers, minutes, and what goes to the Schools' Forum. "
    "Example:  reportkit board show --meeting 2026-12-03",
)

MeetingOption = Annotated[
    str, typer.Option("--meeting", help="The day of the meeting, such as 2026-12-03, or its event's id.")
]
ItemOption = Annotated[
    str, typer.Option("--item", help="The item of the agenda: its number, or its title in full.")
]
LateOption = Annotated[str, typer.Option("--late-because", help="Why it is late, if it is: members read it.")]
PURPOSES = "note, discuss or decide"


def each(texts: Iterable[str] | None) -> tuple[str, ...]:
    """What was given once for each, or several with semicolons between them."""
    return tuple(part.strip() for text in texts or () for part in text.split(";") if part.strip())
