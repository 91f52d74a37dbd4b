"""Talks, notifications and answers."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import MEANS, PARTIES, PersonOption, day, named
from reportkit.commands.acts import Said, act
from reportkit.commands.register.app import register

PartyOption = Annotated[str, typer.Option("--party", help=f"Who they are: {PARTIES}.")]
MeansOption = Annotated[str, typer.Option("--means", help=f"How: {MEANS}.")]


@register.command()
@act("contact")
def contact(
    party: PartyOption = "head",
    person: PersonOption = "",
    means: MeansOption = "telephone",
    discussed: Annotated[
        str, typer.Option("--discussed", help="What was discussed; the head's profile prints it.")
    ] = "",
    response: Annotated[str, typer.Option("--response", help="What they answered.")] = "",
    accepts: Annotated[
        bool | None, typer.Option("--accepts/--disputes", help="Whether they accept the reasons.")
    ] = None,
) -> Said:
    """Record a talk with a school, such as the one before a GOBAR school's profile is sent.

    Example:  reportkit register contact 102368 --person "J Bloggs, head" --discussed "KS2" --why "Placed"
    """
    values = {
        "party": party,
        "person": named(person),
        "means": means,
        "discussed": discussed,
        "response": response,
        "accepts_reasons": accepts,
    }
    return Said(values=values)


@register.command()
@act("notification")
def notify(
    party: PartyOption = "head",
    person: PersonOption = "",
    means: MeansOption = "email",
    about: Annotated[str, typer.Option("--about", help="The event they are told of, such as 102368-1.")] = "",
    said: Annotated[str, typer.Option("--said", help="What they were told.")] = "",
    reply_by: Annotated[str, typer.Option("--reply-by", help="By when they may answer: 2026-12-03.")] = "",
) -> Said:
    """Record that somebody was told in writing, such as an academy's trust of its placement.

    Example:  reportkit register notify 102368 --party "responsible body" --said "Placed" --why "Academy"
    """
    values = {
        "party": party,
        "person": named(person),
        "means": means,
        "about": about,
        "said": said,
        "reply_by": day(reply_by),
    }
    return Said(values=values)


@register.command()
@act("reply")
def reply(
    to: Annotated[str, typer.Option("--to", help="The event it answers, such as 102368-2.")] = "",
    party: PartyOption = "head",
    person: PersonOption = "",
    said: Annotated[str, typer.Option("--said", help="What they answered.")] = "",
) -> Said:
    """Record an answer to a notification or a contact.

    Example:  reportkit register reply 102368 --to 102368-2 --said "Disputes KS2" --why "Right to reply"
    """
    values = {"to": to, "party": party, "person": named(person), "said": said}
    return Said(values=values)
