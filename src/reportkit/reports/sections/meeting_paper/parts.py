"""What the paper must at least hold, worked out from the profile."""

from __future__ import annotations

from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.meeting_paper.up import schools_up
from reportkit.reports.sections.register.parts import Parts
from reportkit.reports.sections.register.wording import named


def expected_parts(profile: RegisterProfile) -> Parts:
    """A chapter for every school that is up, and a table of indicators for each that is assessed."""
    up = schools_up(profile)
    chapters = (
        "Schools up for discussion",
        *(named(one.subject.facts) for one in up),
        "How often schools are assessed",
        "What the assessment rests on",
        "Abbreviations",
    )
    return Parts(chapters, 0, sum(one.assessed is not None for one in up) + bool(up))
