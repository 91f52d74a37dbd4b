"""`reportkit calendar`: every deadline of a term, met, due or late."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportkit.commands.acting import ByOption, Who, asked_of
from reportkit.commands.options import AnswerAloneOption, AuthorityOption, PolicyOption, warn_of_days_to_come

_WHY = "Why you read what is due school by school, as recorded; without it that part is left out."


def calendar(
    context: typer.Context,
    authority: AuthorityOption = "hillingdon",
    as_at: Annotated[
        str, typer.Option("--as-at", help="What is met, due or late on this day; else today.")
    ] = "",
    term: Annotated[
        str, typer.Option("--term", help="A term, such as 2026-autumn; else the day's own.")
    ] = "",
    ics: Annotated[
        Path | None, typer.Option("--ics", help="A file to write it to as well, for any calendar program.")
    ] = None,
    by: ByOption = "",
    why: Annotated[str, typer.Option("--why", help=_WHY)] = "",
    policy: PolicyOption = "",
    quiet: AnswerAloneOption = False,
) -> None:
    """Print every deadline of a term by day: met, due or late, and the rule that sets it.

    Example:  reportkit calendar --term 2026-autumn --ics autumn.ics
    """
    from reportkit.pipeline.term_calendar import AskedCalendar, calendar_lines, open_calendar, write_calendar
    from reportkit.places import Places

    who = asked_of(context, Who(by=by, why=why, on=as_at, authority=authority, policy=policy))
    warn_of_days_to_come(context, who.on, quiet=quiet)
    opened = open_calendar(Places.find(), AskedCalendar(who, term))
    written = write_calendar(opened, ics) if ics else 0
    for line in calendar_lines(opened):
        typer.echo(line)
    if ics and not quiet:
        typer.echo(f"Wrote {ics}: {written} days, and nothing confidential.")
