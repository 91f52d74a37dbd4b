"""Placing, deciding, removing, taking back."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import (
    ByOption,
    CorrectsOption,
    IndicatorOption,
    OnOption,
    UrnArgument,
    Who,
    WhyOption,
    act,
)
from reportkit.commands.options import AuthorityOption, PolicyOption
from reportkit.commands.register.app import register

CategoryOption = Annotated[str, typer.Option("--category", help="A category of the policy, such as gobar.")]
GroundOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ground",
        help="insufficient progress, poor leadership or governance, pupils' safety or unequal outcomes of "
        "vulnerable pupils; give it once for each.",
    ),
]
ApprovedOption = Annotated[str, typer.Option("--approved-by", help="Who approved it.")]


@register.command()
def place(
    context: typer.Context,
    urn: UrnArgument,
    category: CategoryOption = "",
    ground: GroundOption = None,
    indicator: IndicatorOption = None,
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Place a school: by its inspection where a rule does so, else in the category you name.

    Example:  reportkit register place 102368 --category gobar --indicator 1 --why "Results fell"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy,
              indicators=indicator or ())  # fmt: skip
    act(context, urn, who, "placement", {"category": category, "grounds": tuple(ground or ())})


@register.command()
def decide(
    context: typer.Context,
    urn: UrnArgument,
    category: CategoryOption = "",
    decided_by: Annotated[str, typer.Option("--decided-by", help="Who decided it.")] = "",
    indicator: IndicatorOption = None,
    ground: GroundOption = None,
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", help="What it rests on; give it once for each.")
    ] = None,
    causes_concern: Annotated[
        bool, typer.Option("--causes-concern", help="The school causes concern (section 3).")
    ] = False,
    departs_from: Annotated[
        str, typer.Option("--departs-from", help="The automatic placement that is set aside, by its id.")
    ] = "",
    approved_by: ApprovedOption = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Record a person's decision on a school's category, with the indicators it rests on.

    Example:  reportkit register decide 102368 --category ri_a --decided-by "B Head" --indicator 5
    """
    _check_decider(decided_by)
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy,
              indicators=indicator or (), decided_by=decided_by)  # fmt: skip
    values = {
        "category": category,
        "grounds": tuple(ground or ()),
        "evidence": tuple(evidence or ()),
        "causes_concern": causes_concern,
        "departs_from": departs_from,
        "approved_by": approved_by,
    }
    act(context, urn, who, "decision", values)


@register.command()
def remove(
    context: typer.Context,
    urn: UrnArgument,
    ends: Annotated[
        str, typer.Option("--ends", help="The automatic placement that ends, by its id, such as 102368-1.")
    ] = "",
    approved_by: ApprovedOption = "",
    handed_to: Annotated[str, typer.Option("--handed-to", help="Who goes on supporting the school.")] = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    corrects: CorrectsOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Take a school off the register. An automatic placement is named, with who approved that it ends.

    Example:  reportkit register remove 102368 --ends 102368-1 --approved-by "B Head" --why "Now good"
    """
    who = Who(by=by, why=why, on=on, corrects=corrects, authority=authority, policy=policy)
    values = {"ends": ends, "approved_by": approved_by, "handed_to": handed_to}
    act(context, urn, who, "removal", values)


@register.command()
def withdraw(
    context: typer.Context,
    urn: UrnArgument,
    event: Annotated[str, typer.Option("--event", help="The event to take back, such as 102368-7.")] = "",
    approved_by: ApprovedOption = "",
    by: ByOption = "",
    why: WhyOption = "",
    on: OnOption = "",
    authority: AuthorityOption = "hillingdon",
    policy: PolicyOption = "",
) -> None:
    """Take back an event that ought not to have been recorded. It stays in the history.

    Example:  reportkit register withdraw 102368 --event 102368-7 --why "Wrong school" --by "A Officer"
    """
    who = Who(by=by, why=why, on=on, corrects=event, authority=authority, policy=policy)
    act(context, urn, who, "withdrawal", {"approved_by": approved_by})


def _check_decider(decided_by: str) -> None:
    """Raises CaseworkRefused where nobody is named who decided (H97)."""
    from reportkit.exceptions import CaseworkRefused

    if not decided_by.strip():
        raise CaseworkRefused(
            "Nothing was recorded: nobody is named who decided. Say who with --decided-by (App B; H97)."
        )
