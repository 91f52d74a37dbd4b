"""Themes: what is flagged in so many schools of a phase that the board may be told of it (H26, B5).

They rest on published data alone. An answer that a team returned counts for no theme, and safeguarding is
never added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from scipy.special import gammainc

from reportkit.judgement.assessment.model import Assessment, Finding, SchoolAssessment
from reportkit.judgement.indicators.returns import LOCAL_TESTS
from reportkit.judgement.indicators.substitutes import SUBSTITUTE
from reportkit.vocabulary.results import Outcome

FEWEST_FLAGGED, FEWEST_OF_PHASE = 3, 6
_SAFEGUARDING = 11
_INDICATORS = range(1, _SAFEGUARDING)
_RETURNED = frozenset(test.id for test in LOCAL_TESTS)
_CHANCE_LINE = 0.05


class Beside(StrEnum):
    """How a count of flags stands beside what chance alone would make."""

    MORE = "more than chance"
    NO_MORE = "no more than chance"
    NOT_KNOWN = "chance not worked out"


@dataclass(frozen=True, slots=True)
class Theme:
    """An indicator in a phase: how many of its schools are flagged, and how many chance alone would flag.

    `by_chance` is the most that chance would flag on average; a test whose chance nobody can work out adds
    nothing to it. `tests` are the titles of the tests that flag most often, each in three schools or more.
    """

    indicator: int
    phase: str
    flagged: int
    schools: int
    by_chance: float
    beside: Beside
    tests: tuple[str, ...] = ()

    @property
    def can_show(self) -> bool:
        """Whether the board may be told: neither the schools flagged nor the others are few (B5)."""
        return self.schools >= FEWEST_OF_PHASE and (
            FEWEST_FLAGGED <= self.flagged <= self.schools - FEWEST_FLAGGED
        )

    @property
    def name(self) -> str:
        """What its count is called where it is on record that it was released."""
        return f"flagged for indicator {self.indicator}, {self.phase}"


@dataclass(frozen=True, slots=True)
class Themes:
    """What may be shown, the most frequent first.

    `not_shown` are the indicators tested of which nothing may be shown, `not_tested` those that published
    data cannot test.
    """

    shown: tuple[Theme, ...] = ()
    not_shown: tuple[int, ...] = ()
    not_tested: tuple[int, ...] = ()

    @property
    def proposed(self) -> tuple[Theme, ...]:
        """Those put forward: flagged more often than chance would make it."""
        return tuple(theme for theme in self.shown if theme.beside is Beside.MORE)

    @property
    def released(self) -> tuple[str, ...]:
        """Every count shown, each as “name: number”."""
        return tuple(f"{theme.name}: {theme.flagged}" for theme in self.shown)

    def beside_earlier(self, earlier: Iterable[Mapping[str, int]]) -> Themes:
        """Without counts that differ by one or two from one given earlier in the term: that tells of few."""
        heard = [*earlier]
        kept = tuple(one for one in self.shown if not any(_is_near(one, before) for before in heard))
        gone = {one.indicator for one in self.shown} - {one.indicator for one in kept}
        return replace(self, shown=kept, not_shown=tuple(sorted({*self.not_shown, *gone})))


def find_themes(assessment: Assessment) -> Themes:
    """The themes of an assessment that the board may be told of."""
    schools = [assessment.of_school(urn) for urn in assessment.urns]
    counted = [*_counted(schools)]
    shown = sorted((theme for theme in counted if theme.can_show), key=_order)
    told, tested = ({theme.indicator for theme in some} for some in (shown, counted))
    untested = set(_INDICATORS) - tested
    return Themes(tuple(shown), tuple(sorted(tested - told)), tuple(sorted(untested)))


def _is_near(theme: Theme, earlier: Mapping[str, int]) -> bool:
    return 0 < abs(earlier.get(theme.name, theme.flagged) - theme.flagged) < FEWEST_FLAGGED


def _order(theme: Theme) -> tuple[float, int, str]:
    return -theme.flagged / theme.schools, theme.indicator, theme.phase


def _counted(schools: Sequence[SchoolAssessment]) -> Iterator[Theme]:
    for phase, mine in _by_phase(schools).items():
        for indicator in _INDICATORS:
            found = [_published(school, indicator) for school in mine]
            if any(any(f.is_made for f in each) for each in found):
                yield _theme(indicator, phase, found)


def _by_phase(schools: Sequence[SchoolAssessment]) -> Mapping[str, Sequence[SchoolAssessment]]:
    phases = sorted({str(school.facts["phase"]) for school in schools})
    return {phase: [s for s in schools if str(s.facts["phase"]) == phase] for phase in phases}


def _published(school: SchoolAssessment, indicator: int) -> tuple[Finding, ...]:
    """The indicator's tests on published data; none flags where the indicator itself does not."""
    result = school.indicators[indicator - 1]
    counts = result.outcome is Outcome.FLAG
    kept = (f for f in result.findings if f.test not in _RETURNED)
    return tuple(f for f in kept if counts or f.outcome is not Outcome.FLAG)


def _theme(indicator: int, phase: str, found: Sequence[Sequence[Finding]]) -> Theme:
    flags = [[f for f in each if f.outcome is Outcome.FLAG] for each in found]
    flagged = sum(map(bool, flags))
    chances = [np.array([f.chance for f in each if f.is_made]) for each in found]
    by_chance = sum(min(1.0, float(np.nansum(each))) for each in chances)
    beside = _beside(flagged, by_chance, is_known=not np.isnan(np.concatenate(chances)).any())
    return Theme(indicator, phase, flagged, len(found), by_chance, beside, _often(flags))


def _often(flags: Sequence[Sequence[Finding]]) -> tuple[str, ...]:
    """The titles of the two tests that flag most schools, if each flags three; a substitute has no name."""
    titles = [{f.title for f in each if f.test != SUBSTITUTE.id} for each in flags]
    often = Counter(title for each in titles for title in sorted(each)).most_common(2)
    return tuple(title for title, count in often if count >= FEWEST_FLAGGED)


def _beside(flagged: int, by_chance: float, *, is_known: bool) -> Beside:
    """Beside chance: more where so many or more would be flagged by chance less than once in 20 times."""
    if not is_known:
        return Beside.NOT_KNOWN
    so_many = float(gammainc(flagged, by_chance)) if flagged else 1.0
    return Beside.MORE if so_many < _CHANCE_LINE else Beside.NO_MORE
