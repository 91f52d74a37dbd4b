"""What the assessment says of a school: flags and clear results with figures, then what cannot be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportkit.blocks import Block
from reportkit.judgement.assessment.changes import Change
from reportkit.judgement.assessment.model import Finding, IndicatorResult, SchoolAssessment
from reportkit.reports.assessing.near import how_near
from reportkit.reports.assessing.reasons import why, why_untested
from reportkit.reports.assessing.statements import state
from reportkit.reports.profiles.leading import flagged, leading
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.meeting_paper.inputs import Inputs
from reportkit.reports.sections.meeting_paper.up import Up
from reportkit.reports.sections.register.wording import listing, paragraph
from reportkit.reports.sections.school.standing import clause_of
from reportkit.reports.wording import listed, listed_apart, sentence_case
from reportkit.vocabulary.results import Outcome

_COLUMNS = (
    ("Indicator", 2.0),
    ("Result", 1.2),
    ("Figure, comparison and how near the line (clause; source)", 6.6),
)
_WORDS = {
    Outcome.FLAG: "Flagged",
    Outcome.CLEAR: "Clear",
    Outcome.CANNOT_SAY: "Cannot say",
    Outcome.NOT_APPLICABLE: "Does not apply",
}
_ORDER = (Outcome.FLAG, Outcome.CLEAR, Outcome.CANNOT_SAY, Outcome.NOT_APPLICABLE)


def what_it_says(profile: RegisterProfile, up: Up, inputs: Inputs) -> list[Block]:
    """The table of indicators, and what changed since the term before."""
    if up.assessed is None:
        return [paragraph("The school is on no list held, so it is not assessed.")]
    rows = [*_rows(profile, up.assessed, inputs)]
    about = f"What the assessment says of {up.subject.facts.name}"
    return [listing("", _COLUMNS, rows, "", (_changed(profile, up),), about)]


def _rows(profile: RegisterProfile, assessed: SchoolAssessment, inputs: Inputs) -> Iterator[list[str]]:
    made = [one for one in assessed.indicators if leading(one) is not None]
    for result in sorted(made, key=lambda one: (_ORDER.index(one.outcome), one.indicator)):
        for finding in _told(result):
            yield _made(profile, assessed, result, finding, inputs)
    unsaid = _unsaid(assessed)
    if unsaid:
        yield [_named(profile, [*unsaid]), _WORDS[Outcome.CANNOT_SAY], f"Because {_reasons(unsaid)}."]
    none = [one.indicator for one in assessed.indicators if one.outcome is Outcome.NOT_APPLICABLE]
    if none:
        yield [
            _named(profile, none),
            _WORDS[Outcome.NOT_APPLICABLE],
            "The tests are not for a school like it.",
        ]


def _named(profile: RegisterProfile, numbers: Sequence[int]) -> str:
    """One indicator with its name, several by their numbers."""
    if len(numbers) > 1:
        return listed([str(number) for number in numbers])
    return next(f"{one.number}. {one.name}" for one in profile.pack.indicators if one.number == numbers[0])


def _told(result: IndicatorResult) -> Sequence[Finding]:
    """Every flag, else the test that speaks for the indicator."""
    lead = leading(result)
    return flagged(result) or ([lead] if lead else [])


def _made(
    profile: RegisterProfile,
    assessed: SchoolAssessment,
    result: IndicatorResult,
    finding: Finding,
    inputs: Inputs,
) -> list[str]:
    clause = next(one.clause for one in profile.pack.indicators if one.number == result.indicator)
    near = how_near(finding)
    rest = "Not every test could be made." if result.outcome is Outcome.CANNOT_SAY else ""
    where = "; ".join(filter(None, (clause_of(clause), inputs.cited([finding]))))
    said = (state(finding), f"{sentence_case(near)}." if near else "", rest, f"({where})")
    return [_named(profile, [result.indicator]), _WORDS[result.outcome], " ".join(filter(None, said))]


def _unsaid(assessed: SchoolAssessment) -> Mapping[int, tuple[str, ...]]:
    """The indicators none of whose tests was made, each with its reasons."""
    return {
        result.indicator: _because(assessed, result)
        for result in assessed.indicators
        if result.outcome is Outcome.CANNOT_SAY and leading(result) is None
    }


def _because(assessed: SchoolAssessment, result: IndicatorResult) -> tuple[str, ...]:
    lacking = [f for f in result.findings if f.outcome is Outcome.CANNOT_SAY and f.needed]
    return tuple(dict.fromkeys(why(one) for one in lacking)) or (why_untested(assessed.facts["phase"]),)


def _reasons(unsaid: Mapping[int, tuple[str, ...]]) -> str:
    """Each reason once, with the numbers of the indicators that it holds for."""
    every = dict.fromkeys(reason for reasons in unsaid.values() for reason in reasons)
    held = {reason: [n for n, reasons in unsaid.items() if reason in reasons] for reason in every}
    if len(unsaid) == 1:
        return listed_apart(every)
    return listed_apart(f"{reason} ({', '.join(map(str, numbers))})" for reason, numbers in held.items())


def _changed(profile: RegisterProfile, up: Up) -> str:
    """What moved since the assessment of the term before."""
    if profile.assessed.changes is None:
        return "There is no assessment of the term before to compare with."
    changes: tuple[Change, ...] = profile.assessed.changes.get(up.subject.facts.urn, ())
    if not changes:
        return "No result has changed since the term before."
    return f"Changed since the term before: {listed_apart(map(_change, changes))}."


def _change(change: Change) -> str:
    what = "category" if change.what == "category" else f"indicator {change.what}"
    detail = f" ({change.detail})" if change.detail else ""
    then = f"“{change.then}”" if change.then else "nothing"
    return f"{what}, from {then} to “{change.now}”, because of {change.cause}{detail}"
