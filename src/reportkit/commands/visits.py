"""Visits and what comes of them: Notes of Visit, recommendations, one-day reviews, keeping in touch."""

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
    actions,
    day,
    named,
    people,
)
from reportkit.commands.options import AuthorityOption, PolicyOption

visit = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Notes of Visit. Example:  reportkit visit add 102368 --why “Half-termly visit”",
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
def add(
    context: typer.Context,
    urn: UrnArgument,
    sort: Annotated[
        str, typer.Option("--sort", help="core, additional (added by the category) or other.")
    ] = "core",
    role: Annotated[
        str, typer.Option("--role", help="School Improvement Link, School Improvement Partner or LaMA.")
    ] = "",
    data_reviewed_on: Annotated[
        str, typer.Option("--data-reviewed-on", help="When the school's data were reviewed before the visit.")
    ] = "",
    present: PresentOption = None,
    focus: Annotated[str, typer.Option("--focus", help="What the visit was about.")] = "",
    evidence: Annotated[str, typer.Option("--evidence", help="What was seen.")] = "",
    strengths: Annotated[str, typer.Option("--strengths", help="What goes well.")] = "",
    action: ActionOption = None,
    brokerage: Annotated[
        list[str] | None, typer.Option("--brokerage", help="Support to be brokered; once for each.")
    ] = None,
    next_on: NextOption = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record a Note of Visit.

    Example:  reportkit visit add 102368 --data-reviewed-on 2026-11-18 --why "First visit" --by "A Officer"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {
        "sort": sort,
        "present": people(present),
        "focus": focus,
        "evidence": evidence,
        "strengths": strengths,
        "actions": actions(action),
        "brokerage": tuple(brokerage or ()),
        "next_on": day(next_on),
    }
    unset = {"role": role or None, "data_reviewed_on": day(data_reviewed_on)}
    act(context, urn, who, "visit", values, unset)


@visit.command()
def check(
    context: typer.Context,
    urn: UrnArgument,
    note: Annotated[str, typer.Option("--visit", help="The visit, by its id, such as 102368-7.")] = "",
    accurate: Annotated[
        bool | None, typer.Option("--accurate/--inaccurate", help="What the head says of the note.")
    ] = None,
    assured_by: Annotated[str, typer.Option("--assured-by", help="Who assured its quality.")] = "",
    comment: Annotated[str, typer.Option("--comment", help="What was said of it.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record that a Note of Visit was looked over, by the head or for its quality.

    Example:  reportkit visit check 102368 --visit 102368-7 --accurate --why "The head's answer"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"visit": note, "head_finds_accurate": accurate, "assured_by": assured_by, "comment": comment}
    act(context, urn, who, "visit-check", values)


@visit.command()
def share(
    context: typer.Context,
    urn: UrnArgument,
    note: Annotated[str, typer.Option("--visit", help="The visit, by its id, such as 102368-7.")] = "",
    asked_by: Annotated[str, typer.Option("--asked-by", help="Who asked for it: name, position.")] = "",
    granted: Annotated[bool | None, typer.Option("--granted/--declined", help="What was answered.")] = None,
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record that somebody else than the head asked for a Note of Visit, and the answer.

    Example:  reportkit visit share 102368 --visit 102368-7 --asked-by "C Chair" --granted
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"visit": note, "asked_by": named(asked_by), "granted": granted}
    act(context, urn, who, "share-request", values)


def recommend(
    context: typer.Context,
    urn: UrnArgument,
    what: Annotated[str, typer.Option("--what", help="What the school is asked to do.")] = "",
    owner: Annotated[str, typer.Option("--owner", help="Who does it.")] = "",
    due: Annotated[str, typer.Option("--due", help="By when, such as 2026-12-03.")] = "",
    arises_from: Annotated[
        str, typer.Option("--arises-from", help="The visit, review or meeting it comes from, by its id.")
    ] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record what a school is asked to do, and by when.

    Example:  reportkit recommend 102368 --what "Teach phonics daily" --due 2027-01-15 --why "Visit"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"what": what, "owner": owner, "due": day(due), "arises_from": arises_from}
    act(context, urn, who, "recommendation", values)


def review_day(
    context: typer.Context,
    urn: UrnArgument,
    led_by: Annotated[str, typer.Option("--led-by", help="The LaMA who led it: name, position.")] = "",
    team: Annotated[list[str] | None, typer.Option("--team", help="Who took part; once for each.")] = None,
    progress: Annotated[str, typer.Option("--progress", help="What was found of the progress.")] = "",
    action: ActionOption = None,
    next_on: NextOption = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record the term's one-day review of a school in an intensive category.

    Example:  reportkit review-day 100255 --authority hackney --led-by "L Adviser" --progress "Some"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {
        "led_by": named(led_by),
        "team": people(team),
        "progress": progress,
        "agreed": actions(action),
        "next_on": day(next_on),
    }
    act(context, urn, who, "review-day", values)


def kit(
    context: typer.Context,
    urn: UrnArgument,
    discussed: Annotated[str, typer.Option("--discussed", help="What was discussed.")] = "",
    present: PresentOption = None,
    next_on: NextOption = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record a keeping-in-touch visit to an academy.

    Example:  reportkit kit 139703 --authority hackney --discussed "Results" --why "Annual visit"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"discussed": discussed, "present": people(present), "next_on": day(next_on)}
    act(context, urn, who, "kit", values)
