"""What the register must at least hold, worked out from the profile and not from what was drawn."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.register.deciding import considered, is_unanswered
from reportkit.reports.sections.register.lacking import lacking_apart
from reportkit.reports.sections.register.recording import unrecorded

# Each chapter with the rule that it is for; "" for what every policy has.
_CHAPTERS = (
    ("At a glance", ""),
    ("Schools listed", ""),
    ("Placements to record", ""),
    ("Schools to consider", ""),
    ("Schools that left this term", ""),
    ("What the records lack", ""),
    ("What is due to the schools", ""),
    ("School Reviews", "H39"),
    ("No contact on record this term", "H33"),
    ("Governing bodies and self-evaluation", "K17"),
    ("Strand logs", "H21"),
    ("What teams returned", ""),
    ("What changed this term", ""),
    ("Who has read it this term", ""),
    ("Abbreviations", ""),
)


def expected_parts(profile: RegisterProfile) -> Parts:
    """The chapters under the policy, and the tables that the record calls for."""
    headings = tuple(title for title, rule in _CHAPTERS if not rule or profile.rules.has(rule))
    return Parts(headings, 0, sum(_tables(profile)))


def _tables(profile: RegisterProfile) -> Iterator[bool]:
    entries = [subject.entry for subject in profile.subjects]
    yield any(entry and entry.is_on for entry in entries)
    yield any(True for _ in unrecorded(profile))
    yield any(not is_unanswered(profile, *one) for one in considered(profile))
    yield any(True for _ in lacking_apart(profile))
    yield bool(profile.record.teams)
