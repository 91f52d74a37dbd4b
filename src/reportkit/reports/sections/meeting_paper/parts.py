"""What the paper must at least hold, worked out from the profile."""

from __future__ import annotations

from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.meeting_paper.up import agenda
from reportkit.reports.sections.register.wording import named


def expected_parts(profile: RegisterProfile) -> Parts:
    """A chapter for every school to talk about, and a table of indicators for each that is assessed."""
    up = agenda(profile)
    chapters = (
        "Schools up for discussion",
        *(["Schools that lack an answer"] if up.unanswered else []),
        *(named(one.subject.facts) for one in up.discussed),
        "How often schools are assessed",
        "What the assessment rests on",
        "Abbreviations",
    )
    tables = sum(one.assessed is not None for one in up.discussed)
    return Parts(chapters, 0, tables + bool(up.discussed) + bool(up.unanswered))
