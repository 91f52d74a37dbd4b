"""What the assessment says of a school: flags and clear results with figures, then what cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportkit.blocks import Block
from reportkit.judgement.assessment.changes import Change
from reportkit.judgement.assessment.model import Finding, IndicatorResult, SchoolAssessment
from reportkit.judgement.indicators.returns import LOCAL_TESTS
from reportkit.reports.assessing.amounts import name_of
from reportkit.reports.assessing.near import how_near
from reportkit.reports.assessing.reasons import why, why_untested
from reportkit.reports.assessing.statements import state
from reportkit.reports.profiles.leading import flagged, leading
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph
from reportkit.reports.sections.meeting_paper.inputs import Inputs
from reportkit.reports.sections.meeting_paper.up import Up
from reportkit.reports.sections.school.naming import clause_of
from reportkit.reports.wording import listed, listed_apart, sentence_case
from reportkit.vocabulary.results import Outcome

_COLUMNS = (
    ("Indicator", 1.8),
    ("Result", 1.1),
    ("Figure, comparison and how near the line", 7.0),
)
_WORDS = {
    Outcome.FLAG: "Flagged",
    Outcome.CLEAR: "Clear",
    Outcome.CANNOT_SAY: "Cannot say",
    Outcome.NOT_APPLICABLE: "Does not apply",
}
_RETURNED = frozenset(test.id for test in LOCAL_TESTS)


def what_it_says(profile: RegisterProfile, up: Up, inputs: Inputs) -> list[Block]:
    """The table of indicators, its sources, and what changed since the term before."""
    if up.assessed is None:
        return [paragraph("The school is on no list held, so it is not assessed.")]
    rows = [*_rows(profile, up.assessed, inputs)]
    about = f"What the assessment says of {up.subject.facts.name}"
    notes = filter(None, (_sources(up.assessed, inputs), _changed(profile, up)))
    return [listing("", _COLUMNS, rows, "", tuple(notes), about)]


def _sources(assessed: SchoolAssessment, inputs: Inputs) -> str:
    """The sources of what is not flagged; a flag has its own beside it."""
    unflagged = [one for one in assessed.indicators if one.outcome is not Outcome.FLAG]
    cited = inputs.cited([lead for one in unflagged if (lead := leading(one))])
    return f"What is not flagged rests on {cited}; the school’s profile has the figures." if cited else ""


def _rows(profile: RegisterProfile, assessed: SchoolAssessment, inputs: Inputs) -> Iterator[list[str]]:
    """Every flag in full, then a row each for what is clear, cannot be said and does not apply."""
    for result in assessed.indicators:
        for finding in flagged(result):
            yield _flag(profile, result, finding, inputs)
    clear = [one for one in assessed.indicators if one.outcome is Outcome.CLEAR]
    if clear:
        yield [_named(profile, _numbers(clear)), _WORDS[Outcome.CLEAR], "\n".join(_near(clear))]
    unsaid = [one for one in assessed.indicators if one.outcome is Outcome.CANNOT_SAY]
    if unsaid:
        said = "\n".join(_not_said(assessed, unsaid))
        yield [_named(profile, _numbers(unsaid)), _WORDS[Outcome.CANNOT_SAY], said]
    none = [one for one in assessed.indicators if one.outcome is Outcome.NOT_APPLICABLE]
    if none:
        told = "The tests are not for a school like it."
        yield [_named(profile, _numbers(none)), _WORDS[Outcome.NOT_APPLICABLE], told]


def _numbers(results: Iterable[IndicatorResult]) -> list[int]:
    return [result.indicator for result in results]


def _near(results: Iterable[IndicatorResult]) -> Iterator[str]:
    """A line for each by how near it is; what returns say stands below the table, team by team."""
    leads = [(result.indicator, lead) for result in results if (lead := leading(result))]
    returned = [str(number) for number, lead in leads if lead.test in _RETURNED and not how_near(lead)]
    yield from (f"{number}. {_distance(lead)}" for number, lead in leads if str(number) not in returned)
    if returned:
        yield f"{', '.join(returned)}. The returns say no concern."


def _distance(finding: Finding) -> str:
    near = how_near(finding)
    return f"{name_of(finding)}: {near}." if near else state(finding)


def _not_said(assessed: SchoolAssessment, results: Sequence[IndicatorResult]) -> Iterator[str]:
    """What the tests that could be made say, then why the others could not."""
    for result in results:
        if lead := leading(result):
            yield f"{result.indicator}. {_distance(lead).rstrip('.')} (not every test could be made)."
    unsaid = _unsaid(assessed)
    if unsaid:
        yield f"Because {_reasons(unsaid)}."


def _named(profile: RegisterProfile, numbers: Sequence[int]) -> str:
    """One indicator with its name, several by their numbers."""
    if len(numbers) > 1:
        return listed([str(number) for number in numbers])
    return next(f"{one.number}. {one.name}" for one in profile.pack.indicators if one.number == numbers[0])


def _flag(profile: RegisterProfile, result: IndicatorResult, finding: Finding, inputs: Inputs) -> list[str]:
    near = how_near(finding)
    clause = next(one.clause for one in profile.pack.indicators if one.number == result.indicator)
    where = "; ".join(filter(None, (clause_of(clause), inputs.cited([finding]))))
    said = (state(finding), f"{sentence_case(near)}." if near else "", f"({where})")
    return [
        _named(profile, [result.indicator]),
        _WORDS[Outcome.FLAG],
        " ".join(filter(None, said)),
    ]


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
    """What moved since the assessment of the term before, alike changes together."""
    if profile.assessed.changes is None:
        return "There is no assessment of the term before to compare with."
    changes = profile.assessed.changes.get(up.subject.facts.urn, ())
    if not changes:
        return "No result has changed since the term before."
    alike: dict[str, list[str]] = {}
    for change in changes:
        alike.setdefault(_how(change), []).append(change.what)
    return f"Changed since the term before: {listed_apart(_change(*one) for one in alike.items())}."


def _change(how: str, what: Sequence[str]) -> str:
    numbers = [one for one in what if one != "category"]
    told = f"indicator{'s' if len(numbers) > 1 else ''} {listed(numbers)}" if numbers else ""
    return f"{listed([*filter(None, ['category' if 'category' in what else '', told])])}, {how}"


def _how(change: Change) -> str:
    detail = f" ({change.detail})" if change.detail else ""
    then = f"“{change.then}”" if change.then else "nothing"
    return f"from {then} to “{change.now}”, because of {change.cause}{detail}"
