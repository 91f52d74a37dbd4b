"""The register's entry looked at again, and support going down."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import (
    ByOption,
    CorrectsOption,
    OnOption,
    UrnArgument,
    Who,
    WhyOption,
    act,
    day,
    steps,
)
from reportkit.commands.options import AuthorityOption, PolicyOption
from reportkit.commands.register.app import register


@register.command()
def review(
    context: typer.Context,
    urn: UrnArgument,
    found: Annotated[str, typer.Option("--found", help="What was found.")] = "",
    panel: Annotated[str, typer.Option("--panel", help="Before whom it was.")] = "",
    next_on: Annotated[str, typer.Option("--next-on", help="When it is looked at next: 2026-12-03.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record that a school's entry was looked at again.

    Example:  reportkit register review 102368 --found "No change" --why "Half-termly meeting"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    act(context, urn, who, "review", {"found": found, "panel": panel, "next_on": day(next_on)})


@register.command()
def taper(
    context: typer.Context,
    urn: UrnArgument,
    step: Annotated[
        list[str] | None,
        typer.Option("--step", help="From which day what support remains: “2027-01-04; one visit a term”."),
    ] = None,
    hands_to: Annotated[str, typer.Option("--hands-to", help="Who goes on supporting the school.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record a planned reduction in support, or that it is handed over.

    Example:  reportkit register taper 102368 --step "2027-01-04; one visit a term" --why "Good progress"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    act(context, urn, who, "taper", {"steps": steps(step), "hands_to": hands_to})
