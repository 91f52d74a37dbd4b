"""What an officer does next about a school, from how its category came about."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.judgement.assessment.model import SchoolAssessment
from reportkit.judgement.policies.engine import Route
from reportkit.settings.policies import PolicyPack


def next_action(pack: PolicyPack, school: SchoolAssessment) -> str:
    """One sentence: decide, find out, or nothing by what is known."""
    placement = school.placement
    match placement.route:
        case Route.AUTOMATIC:
            return "Placed by the policy itself: tell the school, and arrange what it is entitled to."
        case Route.DEFAULT if placement.proposals:
            return f"Decide: {_asked(pack, school)}."
        case Route.DEFAULT if placement.words.endswith("until a person decides"):
            return "Decide on the evidence; until then the default stands."
        case Route.PROPOSED:
            return f"Decide: {_asked(pack, school)}."
        case Route.CANNOT_SAY:
            return _find_out(placement.open_questions)
        case _:
            return "None by what is known."


def _find_out(questions: Sequence[str]) -> str:
    """What is open first, as it goes on after a colon."""
    return f"Find out more: {questions[0][0].lower()}{questions[0][1:]}" if questions else "Find out more."


def _asked(pack: PolicyPack, school: SchoolAssessment) -> str:
    told = [
        f"{pack.category(p.category).label if p.category else 'placement on the register'}, because {p.why}"
        for p in school.placement.proposals
    ]
    return "; ".join(told)
