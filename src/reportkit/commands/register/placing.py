"""Placing, deciding, removing, taking back."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.commands.acting import IndicatorOption
from reportkit.commands.acts import About, Said, act
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
FocusOption = Annotated[
    str,
    typer.Option(
        "--focus", help="Enhanced (focused) alone: teaching, or other for what is not linked to teaching."
    ),
]
AspectOption = Annotated[
    str, typer.Option("--aspect", help="The one aspect that needs support, such as attendance.")
]


@register.command()
@act("placement")
def place(
    category: CategoryOption = "",
    ground: GroundOption = None,
    indicator: IndicatorOption = None,
    focus: FocusOption = "",
    aspect: AspectOption = "",
) -> Said:
    """Place a school: by its inspection where a rule does so, else in the category you name.

    Example:  reportkit register place 102368 --category gobar --indicator 1 --why "Results fell"
    """
    values = {"category": category, "grounds": ground, "focus": focus, "aspect": aspect}
    return Said(values=values, indicators=indicator or ())


@register.command()
@act("decision")
def decide(
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
    focus: FocusOption = "",
    aspect: AspectOption = "",
) -> Said:
    """Record a person's decision on a school's category, with the indicators it rests on.

    Example:  reportkit register decide 102368 --category ri_a --decided-by "B Head" --indicator 5
    """
    _check_decider(decided_by)
    values = {
        "category": category,
        "grounds": ground,
        "evidence": evidence,
        "causes_concern": causes_concern,
        "departs_from": departs_from,
        "approved_by": approved_by,
        "focus": focus,
        "aspect": aspect,
    }
    return Said(values=values, indicators=indicator or (), decided_by=decided_by)


@register.command()
@act("removal")
def remove(
    ends: Annotated[
        str, typer.Option("--ends", help="The automatic placement that ends, by its id, such as 102368-1.")
    ] = "",
    approved_by: ApprovedOption = "",
    handed_to: Annotated[str, typer.Option("--handed-to", help="Who goes on supporting the school.")] = "",
) -> Said:
    """Take a school off the register. An automatic placement is named, with who approved that it ends.

    Example:  reportkit register remove 102368 --ends 102368-1 --approved-by "B Head" --why "Now good"
    """
    values = {"ends": ends, "approved_by": approved_by, "handed_to": handed_to}
    return Said(values=values)


@register.command()
@act("withdrawal", About.EITHER)
def withdraw(
    event: Annotated[str, typer.Option("--event", help="The event to take back, such as 102368-7.")] = "",
    approved_by: ApprovedOption = "",
) -> Said:
    """Take back an event that ought not to have been recorded. It stays in the history.

    Example:  reportkit register withdraw 102368 --event 102368-7 --why "Wrong school" --by "A Officer"
    """
    return Said(values={"approved_by": approved_by}, corrects=event)


def _check_decider(decided_by: str) -> None:
    """Raises CaseworkRefused where nobody is named who decided (H97)."""
    from reportkit.exceptions import CaseworkRefused

    if not decided_by.strip():
        raise CaseworkRefused(
            "Nothing was recorded: nobody is named who decided. Say who with --decided-by (App B; H97)."
        )
