"""A meeting as lines: what is on record, what is lacking, what is due."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.board.app import board
from reportkit.commands.options import (
    AnswerAloneOption,
    AsAtOption,
    AuthorityOption,
    PolicyOption,
    day_of,
    warn_of_days_to_come,
)


@board.command()
def show(
    context: typer.Context,
    meeting: Annotated[str, typer.Option("--meeting", help="The day of the meeting: 2026-12-03.")],
    authority: AuthorityOption = "hillingdon",
    as_at: AsAtOption = "",
    policy: PolicyOption = "",
    quiet: AnswerAloneOption = False,
) -> None:
    """Show a meeting of the board: what is on record of it, what its pack lacks, and what is due.

    Example:  reportkit board show --meeting 2026-12-03 --authority hillingdon
    """
    from reportkit.pipeline.board import AskedPack
    from reportkit.pipeline.board.showing import sitting_lines
    from reportkit.places import Places

    day = day_of(as_at)
    warn_of_days_to_come(context, day, quiet=quiet)
    asked = AskedPack(authority, day_of(meeting), day, policy=policy)
    for line in sitting_lines(Places.find(), asked):
        typer.echo(line)
