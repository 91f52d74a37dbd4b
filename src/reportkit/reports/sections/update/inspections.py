"""Ofsted outcomes published since the last Update, each in its own era's words; no league table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from reportkit.blocks import Block, Column, Heading, Inline, Paragraph, Table
from reportkit.evidence.siod.inspections import Inspection
from reportkit.reports.citing import words
from reportkit.reports.profiles import BoroughProfile
from reportkit.vocabulary import in_words

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
    """A table of outcomes in order of publication, or why there is none."""
    since, was_sent = profile.since
    found = profile.inspections.published_between(since, profile.as_at)
    start = (
        f"since our last Update, from {in_words(since)}"
        if was_sent
        else f"since the start of last term, {in_words(since)}"
    )
    return [
        Heading(1, "Ofsted outcomes"),
        *([_table(profile, found, start)] if found else [_nothing(profile, since, start)]),
        _what_is_held(profile),
    ]


def _nothing(profile: BoroughProfile, since: date, start: str) -> Paragraph:
    """No row is "none published" only where the list held reaches into the period; else we cannot say."""
    newest = _newest_list(profile)
    if newest is None or newest < since:
        return Paragraph(
            words(
                f"We cannot say which inspections were published {start}, because we hold no list from "
                "Ofsted that is as new as that."
            )
        )
    until = in_words(newest)
    return Paragraph(words(f"Up to {until}, no inspection of a school was published {start}."))


def _newest_list(profile: BoroughProfile) -> date | None:
    """The day of Ofsted's newest full list held; a transcription of some schools is not one."""
    lists = [r.as_at for r in profile.releases if r.layout in ("ofsted_graded", "ofsted_report_cards")]
    return max((day for day in lists if day), default=None)


def _what_is_held(profile: BoroughProfile) -> Paragraph:
    newest = _newest_list(profile)
    if newest is None:
        return Paragraph(words("No list of inspections from Ofsted is held, so we cannot say more."))
    return Paragraph(
        words(
            f"Ofsted's newest full list that we hold is as at {in_words(newest)}. "
            f"{_transcribed(profile)}Inspections published later than our sources are not shown; that "
            "does not mean there were none. Ofsted's own reports are the full account."
        )
    )


def _transcribed(profile: BoroughProfile) -> str:
    copied = [i for i in profile.inspections.inspections if "transcribed" in i.cell.file]
    newest = max((i.published_on for i in copied if i.published_on), default=None)
    if newest is None:
        return ""
    return f"Report cards come from a transcription, up to {in_words(newest)}. "


def _table(profile: BoroughProfile, found: tuple[Inspection, ...], start: str) -> Table:
    names = {
        urn: standing.school.name
        for standing in profile.inspections.schools
        for urn in (standing.school.urn, *standing.school.predecessors)
    }
    rows = tuple(
        (
            words(names[inspection.urn]),
            words(in_words(inspection.published_on) if inspection.published_on else "not given"),
            _outcome(inspection),
        )
        for inspection in found
    )
    return Table(
        f"Outcomes published {start}",
        (Column("School", width=2.2), Column("Published", width=1.5), Column("Outcome", width=4)),
        rows,
        "Schools with an inspection outcome published in the period, in order of publication.",
        notes=("In order of publication. Each outcome is in the words Ofsted used.",),
    )


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
    return f"all {len(areas)} areas" if len(by_standard) == 1 else "; ".join(areas)


def _graded(inspection: Inspection) -> str:
    said = [f"{area}: {_GRADES[grade]}." for area, grade in inspection.grades if grade in _GRADES]
    safeguarding = {"Yes": "effective", "No": "not effective"}.get(inspection.grade("Safeguarding") or "")
    return " ".join((*said, f"Safeguarding: {safeguarding}." if safeguarding else "")).strip()
