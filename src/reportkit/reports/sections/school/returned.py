"""Indicators that colleagues' returns alone make clear: one sentence holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.judgement.assessment.model import Finding, IndicatorResult
from reportkit.reports.profiles.leading import leading
from reportkit.vocabulary.results import Outcome

_FEWEST = 2
_RETURNS = "returns/"


def by_returns(results: Sequence[IndicatorResult]) -> list[IndicatorResult]:
    """Those that are clear and for which a return speaks; none where there is only one."""
    found = [result for result in results if result.outcome is Outcome.CLEAR and _speaking(result)]
    return found if len(found) >= _FEWEST else []


def returns_of(results: Sequence[IndicatorResult]) -> list[Finding]:
    """The returns that speak for them."""
    return [finding for result in results if (finding := _speaking(result))]


def what_they_say(results: Sequence[IndicatorResult]) -> str:
    """That there is no concern, and for which of them other tests are clear too."""
    others = [str(result.indicator) for result in results if _clear(result) > 1]
    also = f" Other tests are clear too ({', '.join(others)})." if others else ""
    return f"Colleagues’ returns say no concern.{also}"


def _speaking(result: IndicatorResult) -> Finding | None:
    """The return that leads the indicator, None where a published figure does."""
    finding = leading(result)
    is_return = finding and finding.cells and all(c.file.startswith(_RETURNS) for c in finding.cells)
    return finding if is_return else None


def _clear(result: IndicatorResult) -> int:
    return sum(finding.outcome is Outcome.CLEAR for finding in result.findings)
