"""Who sits on the board: members by constituency, elections, the yearly look at the membership."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.casework.board.people import Constituency, Role
from reportkit.commands.acts import About, Said, act
from reportkit.commands.board.app import board, each

_ROLES = f"{', '.join(list(Role)[:-1])} or {list(Role)[-1]}."
_CONSTITUENCIES = (
    f"Whom the member represents: {', '.join(list(Constituency)[:-1])} or {list(Constituency)[-1]}."
)


@board.command()
@act("member", About.BOROUGH)
def member(
    name: Annotated[str, typer.Option("--name", help="The person's name.")] = "",
    role: Annotated[str, typer.Option("--role", help=_ROLES)] = Role.MEMBER,
    constituency: Annotated[
        str, typer.Option("--constituency", help=f"{_CONSTITUENCIES} None for clerk and invited.")
    ] = "",
    leads: Annotated[
        list[str] | None,
        typer.Option("--leads", help="The URN of a school of which they are head; once for each."),
    ] = None,
    number: Annotated[
        str, typer.Option("--id", help="The id by which the team knows them; else the next of m1, m2 ...")
    ] = "",
    email: Annotated[str, typer.Option("--email", help="Where papers are sent.")] = "",
) -> Said:
    """Record who joined the board, or whose seat changed: give their --id then (App A; H70 to H76, H80).

    Example:  reportkit board member --name "A Head" --constituency "secondary schools" --leads 102368
    """
    person = {"name": name, "email": email}
    values = {"person": person, "person_id": number, "role": role, "constituency": constituency}
    return Said(values={**values, "leads": each(leads)})


@board.command()
@act("member-left", About.BOROUGH)
def leave(
    of: Annotated[str, typer.Option("--member", help="Who left, by id or full name.")] = "",
) -> Said:
    """Record from which day on somebody is no longer on the board (App A; H77).

    Example:  reportkit board leave --member m4 --on 2026-08-31 --why "Retired"
    """
    return Said(values={"member": of})


@board.command()
@act("election", About.BOROUGH)
def elected(
    person: Annotated[
        list[str] | None,
        typer.Option("--person", help="Who was elected, by id or full name; once for each."),
    ] = None,
) -> Said:
    """Record the yearly election of Co-Chairs and clerk (App A, Membership f; H75).

    Example:  reportkit board elected --person m1 --person m2 --person m9 --on 2026-07-02
    """
    return Said(values={"elected": each(person)})


@board.command("reviewed-membership")
@act("membership-review", About.BOROUGH)
def reviewed_membership(
    found: Annotated[str, typer.Option("--found", help="What was found.")] = "",
) -> Said:
    """Record the yearly review of the board's membership (App A, Membership h; H77).

    Example:  reportkit board reviewed-membership --found "No change" --on 2026-07-02
    """
    return Said(values={"found": found})
