"""`reportkit notice`: warnings to maintained schools, their outcome, and academies referred instead."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import PARTIES, day
from reportkit.commands.acts import Said, act

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
@act("notice")
def pre_formal(
    matters: MattersOption = "",
    factor: FactorOption = None,
    action: Annotated[str, typer.Option("--action", help="What the school is asked to do.")] = "",
    copy: CopyOption = None,
    earlier_advice: AdviceOption = None,
    signed_off_by: SignedOption = None,
) -> Said:
    """Record a pre-formal warning to a governing body (Hackney 2.7.4).

    Example:  reportkit notice pre-formal 100255 --authority hackney --matters "Slow progress"
    """
    values = {
        "stage": "pre-formal",
        "matters": matters,
        "factors": factor,
        "action": action,
        "copies": copy,
        "earlier_advice": earlier_advice,
        "signed_off_by": signed_off_by,
    }
    return Said(values=values)


@notice.command()
@act("notice")
def formal(
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
) -> Said:
    """Record a formal warning notice, with the particulars of section 60. Academies are referred instead.

    Example:  reportkit notice formal 102368 --factor "unacceptably low standards" --comply-by 2027-01-15
    """
    values = {
        "stage": "formal",
        "factors": factor,
        "route": route,
        "matters": matters,
        "action": action,
        "comply_by": day(comply_by),
        "powers": power,
        "copies": copy,
        "earlier_advice": earlier_advice,
        "signed_off_by": signed_off_by,
    }
    return Said(values=values)


@notice.command()
@act("notice-outcome")
def outcome(
    notice_id: Annotated[str, typer.Option("--notice", help="The notice, such as 102368-7.")] = "",
    complied: Annotated[
        bool | None, typer.Option("--complied/--not-complied", help="Whether it was complied with.")
    ] = None,
    evidence: Annotated[str, typer.Option("--evidence", help="What shows that.")] = "",
) -> Said:
    """Record whether a notice was complied with.

    Example:  reportkit notice outcome 102368 --notice 102368-7 --complied --why "The period is over"
    """
    values = {"notice": notice_id, "complied": complied, "evidence": evidence}
    return Said(values=values)


@notice.command()
@act("referral")
def refer(
    to: Annotated[str, typer.Option("--to", help="To whom.")] = "DfE Regions Group",
    matters: MattersOption = "",
    factor: FactorOption = None,
) -> Said:
    """Record that the concerns about an academy were taken to the DfE Regions Group.

    Example:  reportkit notice refer 137078 --matters "Leadership" --why "No improvement" --by "A Officer"
    """
    values = {"to": to, "matters": matters, "factors": factor}
    return Said(values=values)
