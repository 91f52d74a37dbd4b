"""The Note of Visit (H110, H120), Hackney's visit note (K36): one for each visit, or an empty form."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, Heading, Paragraph
from reportkit.casework.events import Event
from reportkit.casework.events.visit_kinds import Recommendation, Visit, VisitSort
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.abbreviations import explaining
from reportkit.reports.sections.casework.filling import (
    NO_DAY,
    actions,
    day,
    next_day,
    particulars,
    person,
    points,
    table,
    written,
)
from reportkit.reports.sections.casework.fronts import abbreviations, for_readers
from reportkit.reports.sections.casework.fronts import front as top
from reportkit.reports.sections.casework.note_readers import (
    readers,
    recipients,
    requests,
    roles,
    sharing,
)
from reportkit.reports.sections.casework.note_replies import accuracy, assurance
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import sentence_case
from reportkit.vocabulary import in_words

__all__ = [
    "HEADINGS",
    "IN_ORDER",
    "accuracy",
    "agreed_actions",
    "assurance",
    "brokerage",
    "expected_parts",
    "explained",
    "focus_and_evidence",
    "front",
    "next_visit",
    "readers",
    "sharing",
    "strengths",
    "title",
    "visit",
]

_SORTS = {
    VisitSort.CORE: "A core visit",
    VisitSort.ADDITIONAL: "An additional visit",
    VisitSort.OTHER: "Another visit",
}
HEADINGS = (
    *("The visit", "Focus and evidence", "Focus", "Evidence", "Strengths", "Agreed actions"),
    *("Support to be brokered", "Next visit", "Who may have this note", "Is this note accurate?"),
    "Quality assurance",
)


def front(profile: PaperProfile) -> list[Block]:
    """What it is, and to whom it goes."""
    who = recipients(profile)
    return top(profile, title(profile), for_readers(profile, who), f"To the {roles(who)}.")


def title(profile: PaperProfile) -> str:
    """What the policy calls it, without the abbreviation."""
    return sentence_case(profile.pack.labels["note_of_visit"].partition(" (")[0])


def visit(profile: PaperProfile) -> list[Block]:
    """When, who, why, and whether the data were reviewed before."""
    rows = tuple(_particulars(profile, profile.said(Visit)))
    return [Heading(1, "The visit"), particulars("The visit", rows, is_form=profile.is_form)]


def focus_and_evidence(profile: PaperProfile) -> list[Block]:
    """What it was about, and what was seen."""
    said = profile.said(Visit)
    return [
        Heading(1, "Focus and evidence"),
        Heading(2, "Focus"),
        *written(said.focus if said else "", is_form=profile.is_form),
        Heading(2, "Evidence"),
        *written(said.evidence if said else "", is_form=profile.is_form),
    ]


def strengths(profile: PaperProfile) -> list[Block]:
    """What goes well."""
    said = profile.said(Visit)
    return [Heading(1, "Strengths"), *written(said.strengths if said else "", is_form=profile.is_form)]


def agreed_actions(profile: PaperProfile) -> list[Block]:
    """What was agreed, and what the school was asked to do besides."""
    said, asked = profile.said(Visit), _recommendations(profile)
    found = actions(said.actions if said else (), is_form=profile.is_form)
    blocks: list[Block] = [Heading(1, "Agreed actions"), *found]
    if asked:
        columns = (("What", 3.0), ("Who", 1.3), ("By when", 1.3))
        blocks.append(Paragraph(words("These recommendations came from the visit as well:")))
        blocks.append(table("Recommendations that came from this visit", columns, asked))
    return blocks


def brokerage(profile: PaperProfile) -> list[Block]:
    """Support that the school is to be linked with."""
    said = profile.said(Visit)
    asked = said.brokerage if said else ()
    return [Heading(1, "Support to be brokered"), *points(asked, is_form=profile.is_form)]


def next_visit(profile: PaperProfile) -> list[Block]:
    """Its day."""
    said = profile.said(Visit)
    return [Heading(1, "Next visit"), *next_day(said.next_on if said else None, is_form=profile.is_form)]


_PARTS = (
    *(front, visit, focus_and_evidence, strengths, agreed_actions, brokerage, next_visit, sharing),
    *(accuracy, assurance),
)
explained = explaining(_PARTS, abbreviations)
IN_ORDER = (*_PARTS, explained)


def expected_parts(profile: PaperProfile) -> Parts:
    """Every heading always; a table for the visit, and one for each thing listed."""
    said = profile.said(Visit)
    has_actions = profile.is_form or bool(said and said.actions)
    found = (True, has_actions, bool(_recommendations(profile)), bool(requests(profile)))
    return Parts(HEADINGS, 0, sum(found))


def _particulars(profile: PaperProfile, said: Visit | None) -> Iterator[tuple[str, str]]:
    event = profile.event
    yield "School", f"{profile.facts.name} (URN {profile.facts.urn})"
    yield "Date of the visit", in_words(event.happened_on) if event else ""
    yield _officer(profile, said), event.who if event else ""
    yield "Kind of visit", _SORTS[said.sort] if said else ""
    yield "Purpose", event.why if event else ""
    yield "The school’s data were reviewed on", _reviewed(event, said) if event and said else ""
    yield "Present", "; ".join(map(person, said.present)) if said else ""


def _officer(profile: PaperProfile, said: Visit | None) -> str:
    if said and said.role:
        return str(said.role)
    return profile.pack.labels["officer"].partition(" (")[0] if said is None else "Officer"


def _reviewed(event: Event, said: Visit) -> str:
    """The day, and where it is not before the visit, that it is not (H110)."""
    if said.data_reviewed_on is None:
        return NO_DAY
    late = ", which is after the visit" if said.data_reviewed_on > event.happened_on else ""
    return f"{in_words(said.data_reviewed_on)}{late}"


def _recommendations(profile: PaperProfile) -> list[tuple[str, str, str]]:
    found = profile.about(Recommendation)
    return [(one.what, one.owner or "Nobody was named.", day(one.due) or NO_DAY) for _, one in found]
