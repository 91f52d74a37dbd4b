"""The history and the register read; that is recorded (H119)."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import ByOption, UrnArgument, Who, WhyOption, asked_of
from reportkit.commands.options import AnswerAloneOption, AuthorityOption, PolicyOption
from reportkit.commands.register.app import register


@register.command()
def history(
    context: typer.Context,
    urn: UrnArgument,
    by: ByOption = "",
    why: WhyOption = "",
    as_at: Annotated[str, typer.Option("--as-at", help="What had happened by this day; else today.")] = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
    quiet: AnswerAloneOption = False,
) -> None:
    """Print everything recorded of a school, corrections included. That you read it is recorded.

    Example:  reportkit register history 102368 --why "Question from the Director" --by "A Officer"
    """
    from reportkit.pipeline.casework.books import read_history
    from reportkit.places import Places

    asked = asked_of(context, Who(by=by, why=why, on=as_at, authority=authority, policy=policy), urn)
    for line in read_history(Places.find(), asked, says_who=not quiet):
        typer.echo(line)


@register.command()
def show(
    context: typer.Context,
    as_at: Annotated[str, typer.Option("--as-at", help="The register of this day; else today.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
    quiet: AnswerAloneOption = False,
) -> None:
    """Print the register, what its records lack, and what is due. That you read it is recorded.

    Example:  reportkit register show --why "Half-termly meeting" --by "A Officer"
    """
    from reportkit.pipeline.casework.books import open_register, register_lines
    from reportkit.places import Places

    asked = asked_of(context, Who(by=by, why=why, on=as_at, authority=authority, policy=policy))
    for line in register_lines(open_register(Places.find(), asked), "" if quiet else asked.by):
        typer.echo(line)
