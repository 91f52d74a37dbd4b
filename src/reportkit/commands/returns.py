"""The commands for the council's own returns: a template, loading it, who was asked and who answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from reportkit.commands.options import (
    AnswerAloneOption,
    AsAtOption,
    AuthorityOption,
    QuietOption,
    day_of,
    now,
)
from reportkit.progress import Reporter

returns_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The workbook that colleagues fill in: write a template, load it, see who has answered. "
    "Example:  reportkit returns template --authority hillingdon",
)


@returns_app.command()
def template(
    path: Annotated[Path | None, typer.Argument(help="Where to write it; else data/local/returns.")] = None,
    authority: AuthorityOption = "hillingdon",
    as_at: AsAtOption = "",
    quiet: QuietOption = False,
) -> None:
    """Write a workbook to be filled in, with the authority's schools in it.

    Example:  reportkit returns template --authority hillingdon
    """
    from reportkit.pipeline.returns.forms import write_template
    from reportkit.places import Places

    places = Places.find()
    with Reporter(quiet) as reporter:
        reporter.step("Writing the workbook")
        written = write_template(places, authority, day_of(as_at), path)
    is_ours = written.path.is_relative_to(places.root)
    shown = written.path.relative_to(places.root) if is_ours else written.path
    reporter.say(f"Wrote {shown} for {written.schools} schools.")


@returns_app.command()
def load(
    file: Annotated[Path, typer.Argument(help="The filled workbook; it says which authority it is of.")],
    quiet: QuietOption = False,
) -> None:
    """Load a filled workbook: all of it, or after an error none, with the errors marked in a copy.

    Example:  reportkit returns load ~/Downloads/hillingdon-returns-2026-autumn.xlsx
    """
    from reportkit.pipeline.returns.loading import load_returns
    from reportkit.places import Places

    with Reporter(quiet) as reporter:
        reporter.step("Checking the workbook")
        loaded = load_returns(Places.find(), file, now())
    for line in loaded.told():
        reporter.say(line)


@returns_app.command()
def asked(
    team: Annotated[str, typer.Argument(help="The team, such as finance or “virtual school”.")],
    of: Annotated[str, typer.Option(help="Whom you asked.")],
    by: Annotated[str, typer.Option(help="Who asked: you.", envvar="REPORTKIT_OFFICER")],
    due: Annotated[str, typer.Option(help="By when you need an answer, such as 2026-12-04.")],
    on: Annotated[str, typer.Option("--on", "--as-at", help="The day you asked; else today.")] = "",
    authority: AuthorityOption = "hillingdon",
    quiet: QuietOption = False,
) -> None:
    """Record that a team was asked for its return.

    Example:  reportkit returns asked finance --of "Fay Finance" --by "Ann Officer" --due 2026-12-04
    """
    from reportkit.pipeline.returns.standing import Request, ask_team
    from reportkit.places import Places

    request = Request(team, of, by, day_of(due))
    event = ask_team(Places.find(), authority, request, day_of(on), now())
    with Reporter(quiet) as reporter:
        reporter.say(f"Recorded as {event.id}. See who has answered:  reportkit returns status")


@returns_app.command()
def status(
    authority: AuthorityOption = "hillingdon", as_at: AsAtOption = "", quiet: AnswerAloneOption = False
) -> None:
    """Say which teams were asked, and for how many schools each has answered.

    Example:  reportkit returns status --authority hillingdon
    """
    from reportkit.pipeline.returns.standing import returns_standing
    from reportkit.places import Places

    day: date = day_of(as_at)
    for team in returns_standing(Places.find(), authority, day):
        typer.echo(team.in_words(day))
    if not quiet:
        typer.echo("A school without an answer has no return. That is not “no concern”.")
