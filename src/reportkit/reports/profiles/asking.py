"""The questions for the next conversation with a school: from its results first, then of any school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportkit.judgement.assessment.model import IndicatorResult
from reportkit.reports.profiles.kept import Settings
from reportkit.reports.profiles.leading import leading
from reportkit.vocabulary.results import Outcome

_FIVE = 5
_FROM_RESULTS = 3
_OUTCOMES_ASKED = (Outcome.FLAG, Outcome.CANNOT_SAY, Outcome.CLEAR)


def questions_for(settings: Settings, phase: str, results: Sequence[IndicatorResult]) -> tuple[str, ...]:
    """Five questions: from the results first, flags before what cannot be said, then of any school."""
    asked, borough = settings.questions, settings.pack.borough
    of_results = [*_of_results(settings, phase, results)]
    general = [question.text for question in asked.of_any(phase, borough)]
    wanted = [*of_results[:_FROM_RESULTS], *general, *of_results[_FROM_RESULTS:]]
    return tuple(dict.fromkeys(wanted))[:_FIVE]


def _of_results(settings: Settings, phase: str, results: Sequence[IndicatorResult]) -> Iterator[str]:
    for outcome in _OUTCOMES_ASKED:
        for result in (result for result in results if result.outcome is outcome):
            question = settings.questions.of_result(result.indicator, outcome, phase, settings.pack.borough)
            if question and _is_askable(result):
                yield question.text.format(**_names(result))


def _is_askable(result: IndicatorResult) -> bool:
    """Not where none of the indicator's tests is for such a school."""
    return any(finding.outcome is not Outcome.NOT_APPLICABLE for finding in result.findings)


def _names(result: IndicatorResult) -> Mapping[str, str]:
    """What stands for {measure} and {year} in a question."""
    from reportkit.reports.assessing.amounts import label, measure_of
    from reportkit.reports.wording import in_sentence

    lead = leading(result)
    measure = measure_of(lead) if lead else None
    return {
        "measure": in_sentence(measure.short) if measure else "this",
        "year": label(lead.year) if lead and lead.year else "the last year",
    }
