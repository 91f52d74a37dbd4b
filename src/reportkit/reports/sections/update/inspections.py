"""Ofsted outcomes published since the last Update, each in its own era's words; no league table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportkit.blocks import Block, Column, Heading, Inline, Paragraph, Table
from reportkit.evidence.siod.inspections import Inspection
from reportkit.evidence.siod.schools import School
from reportkit.judgement.inspections import replaced_by
from reportkit.reports.citing import words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.wording import listed
from reportkit.vocabulary import Urn, in_words

_GRADES = {"1": "outstanding", "2": "good", "3": "requires improvement", "4": "inadequate"}
_STANDARDS = (
    "Exceptional",
    "Strong standard",
    "Expected standard",
    "Needs attention",
    "Urgent improvement",
)
_CONCERN = {
    "SM": "Category: special measures.",
    "SWK": "Category: serious weaknesses.",
    "RSI": "Category: requires significant improvement.",
}


def inspections(profile: BoroughProfile) -> list[Block]:
    """What the sources reach, then a table of outcomes in order of publication, or why there is none."""
    since, _ = profile.since
    found = profile.inspections.published_between(since, profile.as_at)
    table = [_table(profile, found)] if found else []
    return [Heading(1, "Ofsted outcomes"), Paragraph(words(reach_of_inspections(profile))), *table]


def reach_of_inspections(profile: BoroughProfile) -> str:
    """How far the sources reach: no row is "none published" only where a full list covers the time."""
    since, was_sent = profile.since
    named = "the day after our last Update" if was_sent else "the start of last term"
    start = f"from {in_words(since)} ({named})"
    listed_on, until = profile.inspections_listed_on, profile.transcribed_until
    if listed_on is not None and listed_on >= since:
        return f"This covers inspections published {start} to {in_words(listed_on)}. {_LATER}"
    if until is not None and until >= since:
        return (
            f"We hold report cards published {start} to {in_words(until)}, from a transcription that may "
            f"not have every school. Grades for sixth forms are not in it. {_LATER}"
        )
    return (
        f"We cannot say which inspections were published {start} on. The newest list from Ofsted that we "
        f"hold is as at {in_words(listed_on) if listed_on else 'no day: we hold none'}. {_LATER}"
    )


_LATER = (
    "We hold none that came out later; that does not mean there were none. Ofsted's own reports are the "
    "full account."
)


def _table(profile: BoroughProfile, found: tuple[Inspection, ...]) -> Table:
    names = _names([standing.school for standing in profile.inspections.schools])
    days = [inspection.published_on for inspection in found if inspection.published_on]
    rows = tuple(
        (
            words(names[inspection.urn]),
            words(in_words(inspection.published_on) if inspection.published_on else "not given"),
            _outcome(inspection),
        )
        for inspection in found
    )
    return Table(
        f"Outcomes published from {in_words(min(days))} to {in_words(max(days))}",
        (Column("School", width=2.2), Column("Published", width=1.5), Column("Outcome", width=4)),
        rows,
        "Schools with an inspection outcome published in the period, in order of publication.",
        notes=("In order of publication. The grades are Ofsted's, in its own words.",),
    )


def _names(schools: Sequence[School]) -> dict[Urn, str]:
    """What to call the school of each URN; one merged or split since goes by what took its place."""
    heirs: defaultdict[Urn, list[str]] = defaultdict(list)
    for school in schools:
        for urn in replaced_by(school):
            heirs[urn].append(school.name)
    replaced = {urn: f"The school that {listed(names)} replaced" for urn, names in heirs.items()}
    return replaced | {urn: school.name for school in schools for urn in school.urns}


def _outcome(inspection: Inspection) -> Inline:
    if not inspection.graded:
        return words(f"Ungraded inspection: {inspection.outcome or 'no outcome given'}.")
    concern = _CONCERN.get(inspection.category_of_concern, "")
    said = _report_card(inspection) if inspection.era == 3 else _graded(inspection)
    return words(f"{said} {concern}".strip())


def _report_card(inspection: Inspection) -> str:
    by_standard: defaultdict[str, list[str]] = defaultdict(list)
    for area, grade in inspection.grades:
        if grade in _STANDARDS:
            by_standard[grade].append(area[0].lower() + area[1:])
    said = [f"{s}: {_areas(by_standard, s)}." for s in _STANDARDS if s in by_standard]
    safeguarding = inspection.grade("Safeguarding") or "not given"
    return " ".join((*said, f"Safeguarding: {safeguarding.lower()}."))


def _areas(by_standard: Mapping[str, list[str]], standard: str) -> str:
    areas = by_standard[standard]
    return f"all {len(areas)} areas that we hold" if len(by_standard) == 1 else "; ".join(areas)


def _graded(inspection: Inspection) -> str:
    said = [f"{area}: {_GRADES[grade]}." for area, grade in inspection.grades if grade in _GRADES]
    safeguarding = {"Yes": "effective", "No": "not effective"}.get(inspection.grade("Safeguarding") or "")
    return " ".join((*said, f"Safeguarding: {safeguarding}." if safeguarding else "")).strip()
