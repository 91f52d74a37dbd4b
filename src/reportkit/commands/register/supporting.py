"""Who supports a school, who monitors it, and what reviews found."""

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
    named,
)
from reportkit.commands.options import AuthorityOption, PolicyOption
from reportkit.commands.register.app import register


@register.command()
def link(
    context: typer.Context,
    urn: UrnArgument,
    role: Annotated[
        str, typer.Option("--role", help="School Improvement Link, School Improvement Partner or LaMA.")
    ] = "School Improvement Link",
    officer: Annotated[str, typer.Option("--officer", help="The officer: name, position.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Name the officer for a school.

    Example:  reportkit register link 102368 --officer "A Officer" --why "On the register" --by "B Head"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    act(context, urn, who, "link", {"role": role, "officer": named(officer)})


@register.command()
def panel(
    context: typer.Context,
    urn: UrnArgument,
    group: Annotated[str, typer.Option("--group", help="The group's name, such as CTG or TAG.")] = "",
    progress: Annotated[str, typer.Option("--progress", help="What it found of the progress.")] = "",
    chaired_by: Annotated[str, typer.Option("--chaired-by", help="Its chair: name, position.")] = "",
    agreed: Annotated[
        list[str] | None, typer.Option("--agreed", help="What was agreed; give it once for each.")
    ] = None,
    next_on: Annotated[str, typer.Option("--next-on", help="When it meets next: 2026-12-03.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record that a group that monitors the school met about it.

    Example:  reportkit register panel 102368 --group CTG --progress "On track" --why "Monthly"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {
        "panel": group,
        "progress": progress,
        "chaired_by": named(chaired_by),
        "agreed": tuple(agreed or ()),
        "next_on": day(next_on),
    }
    act(context, urn, who, "panel", values)


@register.command("school-review")
def school_review(
    context: typer.Context,
    urn: UrnArgument,
    sort: Annotated[
        str, typer.Option("--sort", help="School Review, initial review or external review.")
    ] = "School Review",
    led_by: Annotated[str, typer.Option("--led-by", help="Who led it: name, position.")] = "",
    finding: Annotated[
        list[str] | None, typer.Option("--finding", help="What was found; give it once for each.")
    ] = None,
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record that the school itself was reviewed.

    Example:  reportkit register school-review 102368 --led-by "L Reviewer" --why "Every three years"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"sort": sort, "led_by": named(led_by), "findings": tuple(finding or ())}
    act(context, urn, who, "school-review", values)


@register.command("monitoring-visit")
def monitoring_visit(
    context: typer.Context,
    urn: UrnArgument,
    number: Annotated[int, typer.Option("--number", help="Which it is since the inspection.")] = 1,
    found: Annotated[str, typer.Option("--found", help="What Ofsted found.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record a monitoring visit by Ofsted.

    Example:  reportkit register monitoring-visit 102368 --number 2 --found "Some progress"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    act(context, urn, who, "monitoring-visit", {"number": number, "found": found})


@register.command()
def support(
    context: typer.Context,
    urn: UrnArgument,
    source: Annotated[
        str, typer.Option("--source", help="school-to-school, borough or other.")
    ] = "school-to-school",
    provider: Annotated[str, typer.Option("--provider", help="Who gives it.")] = "",
    aspect: Annotated[str, typer.Option("--aspect", help="What it is for.")] = "",
    hand_back_on: Annotated[
        str, typer.Option("--hand-back-on", help="When it is to be handed back: 2027-04-01.")
    ] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record support that was brokered or deployed.

    Example:  reportkit register support 102368 --provider "A school" --aspect phonics --why "Weak phonics"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"source": source, "provider": provider, "aspect": aspect, "hand_back_on": day(hand_back_on)}
    act(context, urn, who, "support", values)
