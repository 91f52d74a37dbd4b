"""The register's entry looked at again, and support going down."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import day, steps
from reportkit.commands.acts import Said, act
from reportkit.commands.register.app import register


@register.command()
@act("review")
def review(
    found: Annotated[str, typer.Option("--found", help="What was found.")] = "",
    panel: Annotated[str, typer.Option("--panel", help="Before whom it was.")] = "",
    next_on: Annotated[str, typer.Option("--next-on", help="When it is looked at next: 2026-12-03.")] = "",
) -> Said:
    """Record that a school's entry was looked at again.

    Example:  reportkit register review 102368 --found "No change" --why "Half-termly meeting"
    """
    return Said(values={"found": found, "panel": panel, "next_on": day(next_on)})


@register.command()
@act("taper")
def taper(
    step: Annotated[
        list[str] | None,
        typer.Option("--step", help="From which day what support remains: “2027-01-04; one visit a term”."),
    ] = None,
    hands_to: Annotated[str, typer.Option("--hands-to", help="Who goes on supporting the school.")] = "",
) -> Said:
    """Record a planned reduction in support, or that it is handed over.

    Example:  reportkit register taper 102368 --step "2027-01-04; one visit a term" --why "Good progress"
    """
    return Said(values={"steps": steps(step), "hands_to": hands_to})
