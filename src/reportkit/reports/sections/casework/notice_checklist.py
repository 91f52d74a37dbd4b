"""The warning-notice checklist (H92, H93, K65 to K69): each step done, not yet or not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportkit.blocks import Block, BulletList, Callout, Heading, Inline, Paragraph, Table, text_of
from reportkit.casework.events import Event
from reportkit.casework.events.formal_kinds import Notice, Stage
from reportkit.casework.notices import (
    Case,
    Checklist,
    Part,
    Stands,
    Step,
    advice_on_record,
    evidence_on_record,
    notice_checklist,
)
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.abbreviations import explaining
from reportkit.reports.sections.casework.filling import ROOM, recorded_as, table
from reportkit.reports.sections.casework.fronts import TEAM, abbreviations, for_team
from reportkit.reports.sections.casework.fronts import front as top
from reportkit.reports.sections.casework.gist import gist
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary import in_words

_COLUMNS = (("What is needed", 2.0), ("Where it stands", 0.9), ("On record", 2.6))
_LISTED = (("On record", 1.4), ("What", 3.0))
_EVIDENCE, _ADVICE = "Evidence on record", "Advice and support on record"
_INSTEAD = (
    "This is an academy. The council gives an academy no warning notice: its concerns go to the DfE Regions "
    "Group and to the body responsible for the academy."
)


def front(profile: PaperProfile) -> list[Block]:
    """What it is, as recorded on which day, and for an academy that there is no notice."""
    blocks = top(profile, title(profile), for_team(profile), _as_recorded(profile))
    if profile.facts.maintained is False:
        blocks.append(Callout("No notice", words(_INSTEAD)))
    return blocks


def readers(_profile: PaperProfile) -> tuple[str, ...]:
    """Officers alone, until a notice is issued."""
    return (TEAM,)


def title(profile: PaperProfile) -> str:
    """Of a formal notice or of the step before it."""
    said = profile.said(Notice)
    return (
        "Pre-formal warning checklist"
        if said and said.stage is Stage.PRE_FORMAL
        else "Warning-notice checklist"
    )


def missing(profile: PaperProfile) -> list[Block]:
    """What is not done yet, and what nobody can tell from the record: said first."""
    steps = checklist(profile)
    blocks: list[Block] = [Heading(1, "What is missing")]
    for said, stands in (
        ("Not done by what is on record:", (Stands.NOT_YET,)),
        ("Done, but late:", (Stands.LATE,)),
        ("Not known; a person must look:", (Stands.NOT_KNOWN,)),
    ):
        found = steps.that_stand(*stands)
        if found:
            points = tuple(words(step.what) for step in found)
            blocks += [Paragraph(words(said)), BulletList(points)]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(words("Nothing: every step is on record."))]


def parts(profile: PaperProfile) -> list[Block]:
    """Each part of the checklist as a table."""
    steps = checklist(profile)
    return [block for part in steps.parts for block in _part(part, steps.of(part))]


def evidence(profile: PaperProfile) -> list[Block]:
    """What is on record that may bear out a ground, oldest first."""
    return _list(profile, _EVIDENCE, evidence_on_record(_case(profile)))


def advice(profile: PaperProfile) -> list[Block]:
    """Advice and support before the notice, oldest first."""
    return _list(profile, _ADVICE, advice_on_record(_case(profile)))


_PARTS = (front, missing, parts, evidence, advice)
explained = explaining(_PARTS, abbreviations)
IN_ORDER = (*_PARTS, explained)


def checklist(profile: PaperProfile) -> Checklist:
    """The steps for this school and notice."""
    return notice_checklist(_case(profile))


def expected_parts(profile: PaperProfile) -> Parts:
    """A heading and a table for each part of the checklist, and for what is listed."""
    case = _case(profile)
    named = checklist(profile).parts
    lists = (bool(evidence_on_record(case)), bool(advice_on_record(case)))
    return Parts(("What is missing", *named, _EVIDENCE, _ADVICE), 0, len(named) + sum(lists))


def _case(profile: PaperProfile) -> Case:
    return Case(profile.facts, profile.history, profile.rules, profile.record.as_at, profile.event)


def _as_recorded(profile: PaperProfile) -> str:
    day = in_words(profile.record.as_at)
    if profile.facts.maintained is False:
        return f"As recorded on {day}."
    acts = "Section 60 is of the Education and Inspections Act 2006, section 149 of the Equality Act 2010."
    if profile.event is None:
        return f"No notice is drafted by what is on record on {day}. These are the steps of one. {acts}"
    return f"As recorded on {day}. {acts}"


def _part(part: Part, steps: Sequence[Step]) -> list[Block]:
    found = table(part, _COLUMNS, [(_needed(step), step.stands, _on_record(step)) for step in steps])
    return [Heading(1, part), _in_bold(found)]


def _needed(step: Step) -> str:
    return f"{step.what} ({step.source})" if step.source else step.what


def _on_record(step: Step) -> str:
    """What the record says and lacks; room to write where it is not done."""
    shown = "; ".join(recorded_as(event) for event in step.shown_by)
    if step.stands in (Stands.DONE, Stands.LATE):
        return "\n".join(filter(None, (step.said, shown)))
    return f"{step.said}\n{ROOM}\n"


def _in_bold(found: Table) -> Table:
    """Where it stands set in bold, unless it is done."""
    rows = tuple((first, _bold(second), third) for first, second, third in found.rows)
    return Table(found.caption, found.columns, rows, found.alt_text)


def _bold(stands: Inline) -> Inline:
    is_done = text_of(stands) == Stands.DONE
    return stands if is_done else tuple(replace(span, bold=True) for span in stands)


def _list(profile: PaperProfile, heading: str, events: Sequence[Event]) -> list[Block]:
    if not events:
        return [Heading(1, heading), Paragraph(words("Nothing is on record."))]
    rows = [(recorded_as(event), gist(profile, event)) for event in events]
    return [Heading(1, heading), table(heading, _LISTED, rows)]
