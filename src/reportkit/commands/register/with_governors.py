"""Governors and self-evaluation: a governing body's link, its first meeting of the year, two views."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import named
from reportkit.commands.acts import Said, act
from reportkit.commands.register.app import register


@register.command("governor-link")
@act("governor-link")
def governor_link(
    officer: Annotated[str, typer.Option("--officer", help="The officer: name, position.")] = "",
) -> Said:
    """Name the officer who is a governing body's link (Hackney 1.5.5; K17).

    Example:  reportkit register governor-link 102368 --officer "A Officer" --why "New chair"
    """
    return Said(values={"officer": named(officer)})


@register.command("governors-meeting")
@act("governors-meeting")
def governors_meeting(
    attended_by: Annotated[str, typer.Option("--attended-by", help="Who attended: name, position.")] = "",
    role: Annotated[
        str, typer.Option("--role", help="School Improvement Link, School Improvement Partner or LaMA.")
    ] = "School Improvement Partner",
    first_of_year: Annotated[
        bool, typer.Option("--first/--later", help="Whether it was their first of the school year.")
    ] = True,
    told: Annotated[str, typer.Option("--told", help="What the governors were told.")] = "",
) -> Said:
    """Record that an officer attended a meeting of governors (Hackney 2.4.2; K41).

    Example:  reportkit register governors-meeting 102368 --attended-by "A Partner" --why "First of the year"
    """
    values = {"attended_by": named(attended_by), "role": role, "told": told}
    return Said(values=values, stated={"first_of_year": first_of_year})


@register.command("views")
@act("views")
def views(
    aspect: Annotated[str, typer.Option("--aspect", help="What both speak of, such as leadership.")] = "",
    school_says: Annotated[
        str, typer.Option("--school-says", help="The school's own view, as its self-evaluation has it.")
    ] = "",
    council_says: Annotated[str, typer.Option("--council-says", help="The council's view.")] = "",
) -> Said:
    """Record the school's own view of one aspect beside the council's (Hackney 2.4.1; K40).

    Example:  reportkit register views 102368 --aspect leadership --school-says good --council-says weak
    """
    return Said(values={"aspect": aspect, "school_says": school_says, "council_says": council_says})
