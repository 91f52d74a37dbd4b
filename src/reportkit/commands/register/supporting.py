"""Who supports a school, who monitors it, and what reviews found."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import day, named
from reportkit.commands.acts import Said, act
from reportkit.commands.register.app import register


@register.command()
@act("link")
def link(
    role: Annotated[
        str, typer.Option("--role", help="School Improvement Link, School Improvement Partner or LaMA.")
    ] = "School Improvement Link",
    officer: Annotated[str, typer.Option("--officer", help="The officer: name, position.")] = "",
) -> Said:
    """Name the officer for a school.

    Example:  reportkit register link 102368 --officer "A Officer" --why "On the register" --by "B Head"
    """
    return Said(values={"role": role, "officer": named(officer)})


@register.command()
@act("panel")
def panel(
    group: Annotated[str, typer.Option("--group", help="The group's name, such as CTG or TAG.")] = "",
    progress: Annotated[str, typer.Option("--progress", help="What it found of the progress.")] = "",
    chaired_by: Annotated[str, typer.Option("--chaired-by", help="Its chair: name, position.")] = "",
    agreed: Annotated[
        list[str] | None, typer.Option("--agreed", help="What was agreed; give it once for each.")
    ] = None,
    next_on: Annotated[str, typer.Option("--next-on", help="When it meets next: 2026-12-03.")] = "",
) -> Said:
    """Record that a group that monitors the school met about it.

    Example:  reportkit register panel 102368 --group CTG --progress "On track" --why "Monthly"
    """
    values = {
        "panel": group,
        "progress": progress,
        "chaired_by": named(chaired_by),
        "agreed": agreed,
        "next_on": day(next_on),
    }
    return Said(values=values)


@register.command("school-review")
@act("school-review")
def school_review(
    sort: Annotated[
        str, typer.Option("--sort", help="School Review, initial review or external review.")
    ] = "School Review",
    led_by: Annotated[str, typer.Option("--led-by", help="Who led it: name, position.")] = "",
    finding: Annotated[
        list[str] | None, typer.Option("--finding", help="What was found; give it once for each.")
    ] = None,
) -> Said:
    """Record that the school itself was reviewed.

    Example:  reportkit register school-review 102368 --led-by "L Reviewer" --why "Every three years"
    """
    values = {"sort": sort, "led_by": named(led_by), "findings": finding}
    return Said(values=values)


@register.command("monitoring-visit")
@act("monitoring-visit")
def monitoring_visit(
    number: Annotated[int, typer.Option("--number", help="Which it is since the inspection.")] = 1,
    found: Annotated[str, typer.Option("--found", help="What Ofsted found.")] = "",
) -> Said:
    """Record a monitoring visit by Ofsted.

    Example:  reportkit register monitoring-visit 102368 --number 2 --found "Some progress"
    """
    return Said(values={"number": number, "found": found})


@register.command()
@act("support")
def support(
    source: Annotated[
        str, typer.Option("--source", help="school-to-school, borough or other.")
    ] = "school-to-school",
    provider: Annotated[str, typer.Option("--provider", help="Who gives it.")] = "",
    aspect: Annotated[str, typer.Option("--aspect", help="What it is for.")] = "",
    hand_back_on: Annotated[
        str, typer.Option("--hand-back-on", help="When it is to be handed back: 2027-04-01.")
    ] = "",
    governance: Annotated[bool, typer.Option("--governance", help="It is support for governance.")] = False,
) -> Said:
    """Record support that was brokered or deployed.

    Example:  reportkit register support 102368 --provider "A school" --aspect phonics --why "Weak phonics"
    """
    values = {
        "source": source,
        "provider": provider,
        "aspect": aspect,
        "hand_back_on": day(hand_back_on),
        "for_governance": governance,
    }
    return Said(values=values)


@register.command("hand-back")
@act("hand-back")
def hand_back(
    of: Annotated[
        str, typer.Option("--of", help="The support that ended, by its id, such as 102368-5.")
    ] = "",
    to: Annotated[str, typer.Option("--to", help="To whom it was handed back.")] = "",
) -> Said:
    """Record that support ended, or was handed back to the school or its partners.

    Example:  reportkit register hand-back 102368 --of 102368-5 --to "A partner school" --why "As planned"
    """
    return Said(values={"of": of, "to": to})
