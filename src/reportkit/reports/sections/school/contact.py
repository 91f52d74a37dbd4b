"""Why the school is written to, and its right to reply: only where the policy asks for contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block, BulletList, Callout, Heading, Paragraph
from reportkit.judgement.assessment.model import IndicatorResult
from reportkit.judgement.crosswalks import Reading
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.reports.sections.school.decided import reason, spoken
from reportkit.reports.sections.school.naming import clause_of
from reportkit.reports.sections.school.standing import standing
from reportkit.reports.wording import listed
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome

_MOST_APART = 3
_BOX = "[\u00a0\u00a0\u00a0]\u00a0Accurate\u00a0\u00a0\u00a0\u00a0\u00a0[\u00a0\u00a0\u00a0]\u00a0Inaccurate"


def why_we_write(profile: SchoolProfile) -> list[Block]:
    """The reasons with their clauses, who has spoken with the school, and a box for the reply."""
    if not profile.is_contacted:
        return []
    reasons, said = [*_reasons(profile)], spoken(profile)
    lead = f"{standing(profile)} These are the reasons:" if reasons else standing(profile)
    return [
        Heading(1, "Why we are contacting you"),
        Paragraph(words(lead)),
        *([BulletList(tuple(words(reason) for reason in reasons))] if reasons else []),
        *([Paragraph(words(said))] if said else []),
        _reply(profile),
    ]


def _reasons(profile: SchoolProfile) -> Iterator[str]:
    """The decision first, then the inspection and the flags."""
    if decision := reason(profile):
        yield decision
    if profile.facts.reading in (Reading.REQUIRES_IMPROVEMENT, Reading.FORMAL_CATEGORY):
        whose = "Your" if profile.facts.inspection_is_own else "The replaced school's"
        yield f"{whose} latest inspection reads as {_read_as(profile)} ({_inspection_clause(profile)})."
    yield from _flags(profile, profile.with_outcome(Outcome.FLAG))


def _read_as(profile: SchoolProfile) -> str:
    is_formal = profile.facts.reading == Reading.FORMAL_CATEGORY
    return f"{'a ' if is_formal else ''}{profile.facts.reading}"


def _inspection_clause(profile: SchoolProfile) -> str:
    """The clause of the rule that speaks of inspections and was applied or proposed."""
    named = {*profile.placement.applied, *(proposal.rule for proposal in profile.placement.proposals)}
    rules = [rule for rule in profile.pack.placing if rule.id in named and rule.when.inspection]
    return clause_of(rules[0].clause) if rules else "see the policy"


def _flags(profile: SchoolProfile, flagged: Sequence[IndicatorResult]) -> Iterator[str]:
    """A reason for each flag; where there are many, those of one clause together."""
    named = [_named(profile, result) for result in flagged]
    if len(named) <= _MOST_APART:
        yield from (f"Indicator {number}, {name}, is flagged ({clause})." for number, name, clause in named)
        return
    for clause in dict.fromkeys(clause for _, _, clause in named):
        said = [f"{number} ({name})" for number, name, other in named if other == clause]
        which, are = ("Indicator", "is") if len(said) == 1 else ("Indicators", "are")
        yield f"{which} {listed(said)} {are} flagged ({clause})."


def _named(profile: SchoolProfile, result: IndicatorResult) -> tuple[int, str, str]:
    entry = next(entry for entry in profile.pack.indicators if entry.number == result.indicator)
    return entry.number, f"{entry.name[0].lower()}{entry.name[1:]}", clause_of(entry.clause)


def _reply(profile: SchoolProfile) -> Callout:
    return Callout(
        f"Your right to reply, by {in_words(profile.reply_by)}",
        words(
            "Is what we say accurate? Mark one and send this page back. If something is wrong, tell us what. "
            f"We will put it right and write to you again. {_BOX}"
        ),
    )
