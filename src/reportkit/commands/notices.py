"""`reportkit notice`: warnings to maintained schools, their outcome, and academies referred instead."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import (
    PARTIES,
    ByOption,
    CorrectsOption,
    OnOption,
    UrnArgument,
    Who,
    WhyOption,
    act,
    day,
)
from reportkit.commands.options import AuthorityOption, PolicyOption

notice = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Warning notices. Example:  reportkit notice formal 102368 --help",
)

FactorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--factor",
        help="unacceptably low standards, serious breakdown in management or governance or pupils' or "
        "staff's safety is threatened; once for each.",
    ),
]
MattersOption = Annotated[str, typer.Option("--matters", help="The matters that the concerns rest on.")]
CopyOption = Annotated[
    list[str] | None, typer.Option("--copy", help=f"Who gets a copy: {PARTIES}; give it once for each.")
]
AdviceOption = Annotated[
    list[str] | None, typer.Option("--earlier-advice", help="Advice and support before; once for each.")
]
SignedOption = Annotated[
    list[str] | None, typer.Option("--signed-off-by", help="Who signed it off; once for each.")
]


@notice.command("pre-formal")
def pre_formal(
    context: typer.Context,
    urn: UrnArgument,
    matters: MattersOption = "",
    factor: FactorOption = None,
    action: Annotated[str, typer.Option("--action", help="What the school is asked to do.")] = "",
    copy: CopyOption = None,
    earlier_advice: AdviceOption = None,
    signed_off_by: SignedOption = None,
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record a pre-formal warning to a governing body (Hackney 2.7.4).

    Example:  reportkit notice pre-formal 100255 --authority hackney --matters "Slow progress"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {
        "stage": "pre-formal",
        "matters": matters,
        "factors": tuple(factor or ()),
        "action": action,
        "copies": tuple(copy or ()),
        "earlier_advice": tuple(earlier_advice or ()),
        "signed_off_by": tuple(signed_off_by or ()),
    }
    act(context, urn, who, "notice", values)


@notice.command()
def formal(
    context: typer.Context,
    urn: UrnArgument,
    factor: FactorOption = None,
    route: Annotated[
        str,
        typer.Option("--route", help="sudden drastic deterioration or insufficient action despite advice."),
    ] = "",
    matters: MattersOption = "",
    action: Annotated[str, typer.Option("--action", help="What the governing body must do.")] = "",
    comply_by: Annotated[str, typer.Option("--comply-by", help="By when, such as 2027-01-15.")] = "",
    power: Annotated[
        list[str] | None, typer.Option("--power", help="What the council may do else; once for each.")
    ] = None,
    copy: CopyOption = None,
    earlier_advice: AdviceOption = None,
    signed_off_by: SignedOption = None,
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record a formal warning notice, with the particulars of section 60. Academies are referred instead.

    Example:  reportkit notice formal 102368 --factor "unacceptably low standards" --comply-by 2027-01-15
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {
        "stage": "formal",
        "factors": tuple(factor or ()),
        "route": route,
        "matters": matters,
        "action": action,
        "comply_by": day(comply_by),
        "powers": tuple(power or ()),
        "copies": tuple(copy or ()),
        "earlier_advice": tuple(earlier_advice or ()),
        "signed_off_by": tuple(signed_off_by or ()),
    }
    act(context, urn, who, "notice", values)


@notice.command()
def outcome(
    context: typer.Context,
    urn: UrnArgument,
    notice_id: Annotated[str, typer.Option("--notice", help="The notice, such as 102368-7.")] = "",
    complied: Annotated[
        bool | None, typer.Option("--complied/--not-complied", help="Whether it was complied with.")
    ] = None,
    evidence: Annotated[str, typer.Option("--evidence", help="What shows that.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record whether a notice was complied with.

    Example:  reportkit notice outcome 102368 --notice 102368-7 --complied --why "The period is over"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"notice": notice_id, "complied": complied, "evidence": evidence}
    act(context, urn, who, "notice-outcome", values)


@notice.command()
def refer(
    context: typer.Context,
    urn: UrnArgument,
    to: Annotated[str, typer.Option("--to", help="To whom.")] = "DfE Regions Group",
    matters: MattersOption = "",
    factor: FactorOption = None,
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record that the concerns about an academy were taken to the DfE Regions Group.

    Example:  reportkit notice refer 137078 --matters "Leadership" --why "No improvement" --by "A Officer"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"to": to, "matters": matters, "factors": tuple(factor or ())}
    act(context, urn, who, "referral", values)
