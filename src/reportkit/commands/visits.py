"""Visits and what comes of them: Notes of Visit, recommendations, one-day reviews, keeping in touch."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import actions, day, named, people
from reportkit.commands.acts import Said, act

visit = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Notes of Visit. Example:  reportkit visit add 102368 --why “Half-termly visit”",
)
recommend = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="What schools are asked to do, and what became of it. "
    'Example:  reportkit recommend add 102368 --what "Teach phonics daily"',
)

PresentOption = Annotated[
    list[str] | None,
    typer.Option("--present", help="Who was there: name, position; give it once for each."),
]
ActionOption = Annotated[
    list[str] | None,
    typer.Option("--action", help="What was agreed: “what; who; 2026-12-03”; give it once for each."),
]
NextOption = Annotated[str, typer.Option("--next-on", help="The next one, such as 2026-12-03.")]


@visit.command()
@act("visit")
def add(
    sort: Annotated[
        str, typer.Option("--sort", help="core, additional (added by the category) or other.")
    ] = "core",
    role: Annotated[
        str,
        typer.Option(
            "--role",
            help="School Improvement Link, School Improvement Partner or LaMA: whose visits are promised.",
        ),
    ] = "",
    data_reviewed_on: Annotated[
        str, typer.Option("--data-reviewed-on", help="When the school's data were reviewed before the visit.")
    ] = "",
    present: PresentOption = None,
    focus: Annotated[
        str,
        typer.Option("--focus", help="What the visit was about; without that or evidence it counts as none."),
    ] = "",
    evidence: Annotated[str, typer.Option("--evidence", help="What was seen.")] = "",
    strengths: Annotated[str, typer.Option("--strengths", help="What goes well.")] = "",
    action: ActionOption = None,
    brokerage: Annotated[
        list[str] | None, typer.Option("--brokerage", help="Support to be brokered; once for each.")
    ] = None,
    next_on: NextOption = "",
) -> Said:
    """Record a Note of Visit.

    Example:  reportkit visit add 102368 --data-reviewed-on 2026-11-18 --why "First visit" --by "A Officer"
    """
    values = {
        "sort": sort,
        "present": people(present),
        "focus": focus,
        "evidence": evidence,
        "strengths": strengths,
        "actions": actions(action),
        "brokerage": brokerage,
        "next_on": day(next_on),
    }
    return Said(values=values, stated={"role": role or None, "data_reviewed_on": day(data_reviewed_on)})


@visit.command()
@act("visit-check")
def check(
    note: Annotated[str, typer.Option("--visit", help="The visit, by its id, such as 102368-7.")] = "",
    accurate: Annotated[
        bool | None, typer.Option("--accurate/--inaccurate", help="What the head says of the note.")
    ] = None,
    assured_by: Annotated[str, typer.Option("--assured-by", help="Who assured its quality.")] = "",
    comment: Annotated[str, typer.Option("--comment", help="What was said of it.")] = "",
) -> Said:
    """Record that a Note of Visit was looked over, by the head or for its quality.

    Example:  reportkit visit check 102368 --visit 102368-7 --accurate --why "The head's answer"
    """
    values = {"visit": note, "head_finds_accurate": accurate, "assured_by": assured_by, "comment": comment}
    return Said(values=values)


@visit.command()
@act("share-request")
def share(
    note: Annotated[str, typer.Option("--visit", help="The visit, by its id, such as 102368-7.")] = "",
    asked_by: Annotated[str, typer.Option("--asked-by", help="Who asked for it: name, position.")] = "",
    granted: Annotated[bool | None, typer.Option("--granted/--declined", help="What was answered.")] = None,
) -> Said:
    """Record that somebody else than the head asked for a Note of Visit, and the answer.

    Example:  reportkit visit share 102368 --visit 102368-7 --asked-by "C Chair" --granted
    """
    return Said(values={"visit": note, "asked_by": named(asked_by), "granted": granted})


@recommend.command("add")
@act("recommendation")
def add_recommendation(
    what: Annotated[str, typer.Option("--what", help="What the school is asked to do.")] = "",
    owner: Annotated[str, typer.Option("--owner", help="Who does it.")] = "",
    due: Annotated[str, typer.Option("--due", help="By when, such as 2026-12-03.")] = "",
    arises_from: Annotated[
        str, typer.Option("--arises-from", help="The visit, review or meeting it comes from, by its id.")
    ] = "",
) -> Said:
    """Record what a school is asked to do, and by when.

    Example:  reportkit recommend add 102368 --what "Teach phonics daily" --due 2027-01-15 --why "Visit"
    """
    return Said(values={"what": what, "owner": owner, "due": day(due), "arises_from": arises_from})


@recommend.command("outcome")
@act("recommendation-outcome")
def recommendation_outcome(
    of: Annotated[str, typer.Option("--of", help="The recommendation, by its id, such as 102368-8.")] = "",
    became: Annotated[str, typer.Option("--outcome", help="acted on, partly acted on or not acted on.")] = "",
    evidence: Annotated[str, typer.Option("--evidence", help="What shows that.")] = "",
) -> Said:
    """Record what became of a recommendation (indicator 10).

    Example:  reportkit recommend outcome 102368 --of 102368-8 --outcome "acted on" --why "Visit"
    """
    return Said(values={"of": of, "outcome": became, "evidence": evidence})


@act("review-day")
def review_day(
    led_by: Annotated[str, typer.Option("--led-by", help="The LaMA who led it: name, position.")] = "",
    team: Annotated[list[str] | None, typer.Option("--team", help="Who took part; once for each.")] = None,
    progress: Annotated[str, typer.Option("--progress", help="What was found of the progress.")] = "",
    action: ActionOption = None,
    next_on: NextOption = "",
) -> Said:
    """Record the term's one-day review of a school in an intensive category.

    Example:  reportkit review-day 100255 --authority hackney --led-by "L Adviser" --progress "Some"
    """
    values = {
        "led_by": named(led_by),
        "team": people(team),
        "progress": progress,
        "agreed": actions(action),
        "next_on": day(next_on),
    }
    return Said(values=values)


@act("kit")
def kit(
    discussed: Annotated[str, typer.Option("--discussed", help="What was discussed.")] = "",
    present: PresentOption = None,
    next_on: NextOption = "",
) -> Said:
    """Record a keeping-in-touch visit to an academy.

    Example:  reportkit kit 139703 --authority hackney --discussed "Results" --why "Annual visit"
    """
    return Said(values={"discussed": discussed, "present": people(present), "next_on": day(next_on)})
