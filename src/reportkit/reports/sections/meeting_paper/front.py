"""The top of the paper: which meeting, of which half-term, who may read it, and the schools in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block, Title
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.meeting_paper.periods import period_of
from reportkit.reports.sections.meeting_paper.unanswered import unanswered
from reportkit.reports.sections.meeting_paper.up import Agenda, Up, agenda
from reportkit.reports.sections.register.front import MARKING, NOTICE
from reportkit.reports.sections.register.wording import named
from reportkit.reports.wording import counted, listed, sentence_case
from reportkit.vocabulary import in_words

_COLUMNS = (("School", 3.4), ("On record as", 2.2), ("Why it is up", 4.0))


def front(profile: RegisterProfile) -> list[Block]:
    """Title, marking, and what the paper is for."""
    day = in_words(profile.record.as_at)
    subtitle = f"{profile.settings.authority.name}, {day}"
    return [
        Title(f"Paper for the {meeting_name(profile)}", subtitle, MARKING, NOTICE),
        paragraph(*_for(profile)),
        paragraph(
            "The rules propose; a person decides. Each decision cites at least one indicator, and is "
            "recorded with who decided, when and why."
        ),
    ]


def meeting_name(profile: RegisterProfile) -> str:
    """The meeting by the name that the policy gives it; one that it does not spell out is left so (K78)."""
    if profile.pack.keeps_register:
        return "risk assessment meeting"
    return f"{profile.pack.labels['board']} meeting"


def _for(profile: RegisterProfile) -> Iterator[str]:
    period = period_of(profile)
    if period:
        yield f"For the meeting between {in_words(period.first)} and {in_words(period.last)}."
    yield f"As on record, and as known, on {in_words(profile.record.as_at)}. Policy: {profile.pack.title}."
    yield outside_its_years(profile.pack, profile.record.as_at)


def schools_in_it(profile: RegisterProfile) -> list[Block]:
    """Every school that is up, and why: those with pages of their own, then those that lack an answer."""
    up = agenda(profile)
    rows = [[named(one.subject.facts), _on_record(profile, one), _why(profile, one)] for one in up.discussed]
    none = "No school is up for discussion by itself."
    return [
        *part(
            "Schools up for discussion",
            paragraph(_counts(up.discussed), _rest(up)),
            listing("Schools up for discussion", _COLUMNS, rows, none),
        ),
        *unanswered(profile, up.unanswered),
    ]


def _rest(up: Agenda) -> str:
    """How many schools stand in the list after this one."""
    number = len(up.unanswered)
    if not number:
        return ""
    said = counted(number, "school more lacks", "schools more lack")
    return f"{sentence_case(said)} only an answer and {'stands' if number == 1 else 'stand'} in a list apart."


def _counts(up: Sequence[Up]) -> str:
    by_rule, on = sum(one.by_rule for one in up), sum(not one.by_rule and one.is_on for one in up)
    rest = len(up) - by_rule - on
    said = (
        (by_rule, "placed by a rule"),
        (on, "placed by a person’s decision"),
        (rest, "for a person to consider"),
    )
    parts = [f"{counted(number, 'school', 'schools')} {what}" for number, what in said if number]
    return f"{sentence_case(listed(parts))}." if parts else ""


def _on_record(profile: RegisterProfile, one: Up) -> str:
    return profile.pack.label_of(one.entry.category) if one.entry and one.is_on else "nothing"


def _why(profile: RegisterProfile, one: Up) -> str:
    reasons = []
    if one.rules:
        reasons.append(f"rule {listed([*one.rules])}{', not yet recorded' if one.unrecorded else ''}")
    elif one.by_rule:
        reasons.append("placed by a rule that by what is held no longer places it")
    elif one.is_on:
        reasons.append("on record by a person’s decision")
    reasons += [f"{proposal.why} ({proposal.rule})" for proposal in one.proposals]
    return f"{sentence_case('; '.join(reasons))}."
