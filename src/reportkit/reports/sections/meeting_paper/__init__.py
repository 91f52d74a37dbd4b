"""The paper for the half-termly risk assessment meeting (H27, H94 to H97, K30), a function for each part."""

from reportkit.blocks import Block
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.abbreviations import abbreviations_in, explaining
from reportkit.reports.sections.meeting_paper import inputs
from reportkit.reports.sections.meeting_paper.front import front, schools_in_it
from reportkit.reports.sections.meeting_paper.parts import expected_parts
from reportkit.reports.sections.meeting_paper.periods import how_often
from reportkit.reports.sections.meeting_paper.schools import each_school
from reportkit.reports.sections.meeting_paper.up import agenda


def rests_on(profile: RegisterProfile) -> list[Block]:
    """The manifest of inputs (H94)."""
    return inputs.rests_on(profile, agenda(profile).discussed)


IN_ORDER = (front, schools_in_it, each_school, how_often, rests_on)
abbreviations = explaining(IN_ORDER, abbreviations_in)

__all__ = [
    "IN_ORDER",
    "abbreviations",
    "each_school",
    "expected_parts",
    "front",
    "how_often",
    "rests_on",
    "schools_in_it",
]
