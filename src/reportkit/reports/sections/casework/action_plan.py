"""A school's plan with the five parts of K70: the Single Action Plan, or the plan that answers a notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.blocks import Block, BulletList, Callout, Heading, Paragraph
from reportkit.casework.events.formal_kinds import Plan, PlanSort
from reportkit.casework.events.support_kinds import Link, LinkRole
from reportkit.casework.requirements.hackney import INTENSIVE
from reportkit.exceptions import UsageError
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.abbreviations import explaining
from reportkit.reports.sections.casework.filling import day, particulars, person, room, written
from reportkit.reports.sections.casework.fronts import (
    abbreviations,
    for_school_and_team,
    school_and_team,
)
from reportkit.reports.sections.casework.fronts import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import counted, listed, sentence_case
from reportkit.settings.policies import CountedDate
from reportkit.vocabulary import in_words

PARTS = {
    "objectives": "Objectives",
    "strategies": "Strategies",
    "success_criteria": "Success criteria",
    "resources": "Resources",
    "timescales": "Timescales",
}
_ASKS = {
    "objectives": "What exactly is to improve?",
    "strategies": "What will be done to improve it?",
    "success_criteria": "How will it be known that it has improved?",
    "resources": "What time, people and money are set aside?",
    "timescales": "What will be done by when?",
}
HEADINGS = ("What is missing", "About the plan", "The plan", *PARTS.values(), "Reporting and validation")


def front(profile: PaperProfile) -> list[Block]:
    """Which plan it is."""
    return top(profile, title(profile), for_school_and_team(profile))


def title(profile: PaperProfile) -> str:
    """The plan's own name; of a form, the policy's."""
    said = profile.said(Plan)
    return sentence_case(said.sort) if said else str(_sort(profile))


def missing(profile: PaperProfile) -> list[Block]:
    """Which of the five parts are not there (K70), before anything else."""
    heading, lacking = Heading(1, "What is missing"), _lacking(profile)
    if not lacking:
        return [heading, Paragraph(words("Nothing: the plan has all five parts."))]
    if profile.is_form:
        return [
            heading,
            Paragraph(words(f"Nothing is filled in yet. A plan has five parts{_source(profile)}.")),
        ]
    said = f"{counted(len(lacking), 'part', 'parts')} of the five {'is' if len(lacking) == 1 else 'are'}"
    names = listed([PARTS[part].lower() for part in lacking])
    found = f"{sentence_case(said)} not there: {names}{_source(profile)}."
    return [heading, Callout("The plan is not complete", words(found))]


def about(profile: PaperProfile) -> list[Block]:
    """Who drew it up and when, whether governors were consulted, and the target day."""
    table = particulars("About the plan", _particulars(profile), is_form=profile.is_form)
    return [Heading(1, "About the plan"), table]


def five_parts(profile: PaperProfile) -> list[Block]:
    """Each part as it was written; one that is missing says so and leaves room."""
    blocks: list[Block] = [Heading(1, "The plan")]
    for name, heading in PARTS.items():
        blocks += [Heading(2, heading), *_part(profile, name)]
    return blocks


def reporting(profile: PaperProfile) -> list[Block]:
    """When its result is reported (K51), and who validated it from outside (H59)."""
    said = profile.said(Plan)
    lines = [_reported(profile, said)]
    if said and (said.answers or said.sort is PlanSort.RAPID):
        lines += [_answers(said), _validated(said)]
    found = tuple(words(line) for line in lines if line)
    return [Heading(1, "Reporting and validation"), BulletList(found)]


def readers(profile: PaperProfile) -> tuple[str, ...]:
    """The school and the team."""
    return school_and_team(profile)


_PARTS = (front, missing, about, five_parts, reporting)
explained = explaining(_PARTS, abbreviations)
IN_ORDER = (*_PARTS, explained)


def expected_parts(_profile: PaperProfile) -> Parts:
    """Every heading always, and the table about the plan."""
    return Parts(HEADINGS, 0, 1)


def _sort(profile: PaperProfile) -> PlanSort:
    return PlanSort.SINGLE if profile.rules.has("K70") else PlanSort.RAPID


def _lacking(profile: PaperProfile) -> list[str]:
    said = profile.said(Plan)
    return [part for part in PARTS if said is None or not getattr(said, part)]


def _source(profile: PaperProfile) -> str:
    return f" ({profile.rules.clause('K70')})" if profile.rules.has("K70") else ""


def _particulars(profile: PaperProfile) -> Iterator[tuple[str, str]]:
    said, event = profile.said(Plan), profile.event
    yield "School", f"{profile.facts.name} (URN {profile.facts.urn})"
    yield "Kind of plan", title(profile)
    yield "Recorded on", in_words(event.happened_on) if event else ""
    yield "Led by", person(said.lead) if said else ""
    if profile.rules.has("K70"):
        yield "Adviser (LaMA)", _adviser(profile)
    yield "Governing body consulted on", day(said.governors_agreed_on) if said else ""
    yield "Why it was made", event.why if event else ""
    if profile.rules.has("K59"):
        yield "Target for leaving Intensive", _target(profile)


def _adviser(profile: PaperProfile) -> str:
    links = [said.officer for _, said in profile.before(Link) if said.role is LinkRole.LAMA]
    return person(links[-1]) if links else "" if profile.is_form else "Nobody is named on record."


def _target(profile: PaperProfile) -> str:
    """The end of the fourth term after designation (K59)."""
    since, rule = profile.subject.since(INTENSIVE), profile.pack.deadline("exit_target")
    if since is None or not isinstance(rule, CountedDate):
        return "The school is not in Intensive by what is recorded."
    found, terms = _due(profile, rule, since), counted(rule.count, "term", "terms")
    after = f"{terms} on from {in_words(since)}"
    return f"{in_words(found)}, {after}" if found else f"{sentence_case(after)}; they have no dates yet"


def _due(profile: PaperProfile, rule: CountedDate, since: date) -> date | None:
    try:
        return rule.due(since, profile.rules.terms)
    except UsageError:
        return None


def _part(profile: PaperProfile, name: str) -> list[Block]:
    said = profile.said(Plan)
    text = str(getattr(said, name)) if said else ""
    if text:
        return written(text)
    if profile.is_form:
        return [room(_ASKS[name], 8)]
    return [Paragraph(words("This part is missing.")), room(_ASKS[name])]


def _reported(profile: PaperProfile, said: Plan | None) -> str:
    if said and said.report_on:
        return f"The plan’s result is reported on {in_words(said.report_on)}."
    to = f" to the next {profile.pack.labels['board']} meeting" if profile.rules.has("K51") else ""
    return f"No day is recorded on which the plan’s result is reported{to}."


def _answers(said: Plan) -> str:
    return (
        f"It answers the warning notice {said.answers}."
        if said.answers
        else ("It is not on record which warning notice it answers.")
    )


def _validated(said: Plan) -> str:
    if said.validated_by and said.validated_on:
        return f"Validated from outside the school by {said.validated_by}, on {in_words(said.validated_on)}."
    if said.validated_by:
        return f"Validated from outside the school by {said.validated_by}. No day was recorded."
    return "Nobody outside the school is on record as having validated it."
