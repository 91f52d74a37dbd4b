"""Which of an indicator's tests speaks for it."""

from __future__ import annotations

from math import isnan

from reportkit.judgement.assessment.model import Finding, IndicatorResult
from reportkit.vocabulary.results import Outcome


def leading(result: IndicatorResult) -> Finding | None:
    """The strongest flag, else the clear test that is nearest to its line; None where none was made."""
    flags = flagged(result)
    if flags:
        return flags[0]
    clear = [finding for finding in result.findings if finding.outcome is Outcome.CLEAR]
    return min(clear, key=_nearness, default=None)


def flagged(result: IndicatorResult) -> list[Finding]:
    """The tests that are flagged, the strong first, then those that the indicator needs."""
    flags = [finding for finding in result.findings if finding.outcome is Outcome.FLAG]
    return sorted(flags, key=lambda finding: (not finding.strong, not finding.needed))


def _nearness(finding: Finding) -> tuple[bool, bool, float]:
    is_unmeasured = isnan(finding.margin)
    return not finding.needed, is_unmeasured, 0.0 if is_unmeasured else finding.margin
