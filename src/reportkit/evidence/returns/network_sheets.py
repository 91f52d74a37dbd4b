"""The sheets of the Innovation and Improvement Networks: which there are, and who is in them."""

from __future__ import annotations

from functools import cache

from reportkit.evidence.registry import Measure, Polarity, read_registry
from reportkit.evidence.returns.columns import OF_SCHOOL, choice, day, long, newer, text
from reportkit.evidence.returns.layout import URN, SheetLayout
from reportkit.vocabulary import Unit

NETWORKS = "Networks"
MEMBERS = SheetLayout(
    "IIN membership",
    "Which schools are in which network. One row a school and network.",
    (
        *OF_SCHOOL,
        text("Network", "Its theme, as under “Networks”.", required=True, width=34),
        day("Joined on", "The day it joined.", required=True, past=True),
        day("Left on", "The day it left, if it did.", past=True),
    ),
    (URN, "Network", "Joined on"),
    in_order=(("Joined on", "Left on"),),
    dated="Joined on",
)


@cache
def networks() -> SheetLayout:
    """The sheet of networks; the measures to choose from are those of the registry."""
    measure = choice(
        "Measure", "The published figure that its effect is looked for in.", measures_of_schools()
    )
    return SheetLayout(
        NETWORKS,
        "Innovation and Improvement Networks, and how to join. This goes to all schools.",
        (
            text("Theme", "As it is to be printed.", required=True, width=34),
            day("Starts", "Its first day.", required=True),
            day("Ends", "Its last day: a network has a time limit.", required=True),
            long("How to join", "As it is to be printed.", required=True),
            text("Agreed by the board", "The minute that agreed it."),
            newer(measure),
            newer(text("Budget", "What it costs and from which budget. For the board, not for schools.")),
        ),
        ("Theme", "Starts"),
        in_order=(("Starts", "Ends"),),
    )


def measures_of_schools() -> tuple[str, ...]:
    """The labels of the measures, better high or low, of which schools have published figures."""
    return tuple(measure.label for measure in read_registry().measures if _has_schools(measure))


def _has_schools(measure: Measure) -> bool:
    is_result = measure.unit in (Unit.PERCENT, Unit.SCORE) and measure.polarity is not Polarity.NEITHER
    return is_result and any(group.id == "all" and group.columns for group in measure.groups)
