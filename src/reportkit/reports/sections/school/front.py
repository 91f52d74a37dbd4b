"""The top of the profile: which school, for whom, on what day and under which policy."""

from __future__ import annotations

from reportkit.blocks import Block, Paragraph, Span, Title
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import SchoolFacts, SchoolProfile
from reportkit.vocabulary import in_words

_PHASES = {"pru": "pupil referral unit", "sixteen-plus": "16 to 19", "all-through": "all-through"}


def front(profile: SchoolProfile) -> list[Block]:
    """Title, whom it is for, and what it rests on."""
    header, facts = profile.header, profile.facts
    return [
        Title(_title(profile), f"{facts.name}, {in_words(header.as_at)}"),
        Paragraph((Span(f"OFFICIAL-SENSITIVE: {marking(profile)}".replace("'", "’"), bold=True),)),
        Paragraph(words(f"To the headteacher. {_who(facts)} {_rests_on(profile)}")),
    ]


def marking(profile: SchoolProfile) -> str:
    """Who may have it, in one line."""
    return (
        f"for the headteacher of {profile.facts.name} only. Do not forward without asking the "
        "School Improvement Team."
    )


def _title(profile: SchoolProfile) -> str:
    """Where the policy keeps no register it is what Hackney calls the performance booklet (1.4.1)."""
    return "School profile" if profile.pack.keeps_register else "School performance booklet"


def _who(facts: SchoolFacts) -> str:
    phase = _PHASES.get(facts.phase, facts.phase)
    pupils = f", {facts.pupils:,} pupils" if facts.pupils else ""
    before = (
        f" Its history includes that of the school it replaced, {', '.join(facts.earlier_urns)}."
        if facts.earlier_urns
        else ""
    )
    return f"URN {facts.urn}, {phase}, {_status(facts)}{pupils}.{before}"


def _status(facts: SchoolFacts) -> str:
    if facts.maintained is None:
        return "maintained or academy not known"
    if facts.maintained:
        return "maintained by the council"
    return f"academy in {facts.trust}" if facts.trust else "academy (its trust is not held)"


def _rests_on(profile: SchoolProfile) -> str:
    header = profile.header
    return (
        f"The data are as known on {in_words(header.as_at)}. The policy is the {profile.pack.title}. "
        f"Inspections are read by the crosswalk {header.crosswalk}."
    )
