"""Indicator 6: attendance and exclusion (H103).

Persistent absence, suspensions and permanent exclusions are all needed: the policy speaks of both
attendance and exclusion, so that indicator 6 is never clear on absence alone. Severe absence is not:
those pupils are among the persistently absent.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.series import NO_CELL, Key
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence, at_year
from reportkit.judgement.indicators.norms import (
    england_of_phase,
    fifths_of_phase,
    phases_of,
    pupils_near,
)
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.silent import holds_schools, silent
from reportkit.judgement.indicators.years import Run, run_of
from reportkit.judgement.statistics.funnel import overdispersion
from reportkit.judgement.statistics.intervals import standardise
from reportkit.judgement.statistics.poisson import is_above_limit, largest_expected
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

PERSISTENT: Key = ("persistent_absence", "all")
SEVERE: Key = ("severe_absence", "all")
SUSPENDED: Key = ("suspensions", "all")
EXCLUDED: Key = ("permanent_exclusions", "all")

ABSENCE_TEST = Test("6a", 6, "Persistent absence", ("pa_quintile", "pa_years", "test_n"))
SEVERE_TEST = Test("6b", 6, "Severe absence", ("severe_limit", "test_n"), needed=False)
_SUSPENSION_LINES = ("suspension_limit", "suspension_quintile", "suspension_years", "test_n")
SUSPENSIONS_TEST = Test("6c", 6, "Suspensions", _SUSPENSION_LINES)
EXCLUSIONS_TEST = Test("6d", 6, "Permanent exclusions", ("exclusions", "exclusion_limit", "test_n"))
# Absence and exclusion are counted for pupils of school age.
_NOT_COUNTED = (Phase.NURSERY, Phase.SIXTEEN_PLUS)
_NO_PUPILS = "no pupils of the ages that are counted"
_AMONG = "England's schools of its phase"


def attendance_and_exclusion(evidence: Evidence) -> list[Sheet]:
    """Every test of indicator 6; those whose figures are not held for schools say so."""
    tests = {
        PERSISTENT: (ABSENCE_TEST, persistent_absence),
        SEVERE: (SEVERE_TEST, severe_absence),
        SUSPENDED: (SUSPENSIONS_TEST, suspensions),
        EXCLUDED: (EXCLUSIONS_TEST, permanent_exclusions),
    }
    return [
        make(evidence, key) if holds_schools(evidence, key) else _not_held(evidence, test, key)
        for key, (test, make) in tests.items()
    ]


def _not_held(evidence: Evidence, test: Test, key: Key) -> Sheet:
    applies = _applies(evidence)
    why = np.where(applies, MissingReason.NOT_HELD, MissingReason.NOT_APPLICABLE).astype(object)
    return silent(evidence, test, key, why, _note(applies))


def _applies(evidence: Evidence) -> Flags:
    phases = phases_of(evidence)
    counted: Flags = np.logical_and.reduce([phases != phase for phase in _NOT_COUNTED])
    return counted


def _note(applies: Flags) -> Words:
    return np.where(applies, "", _NO_PUPILS).astype(object)


@dataclass(frozen=True, slots=True)
class _Among:
    """Years of a series, newest first, and England's figures for each school's own phase."""

    run: Run
    fifths: tuple[Floats, ...]
    england: tuple[Floats, ...]
    england_cells: tuple[Whole, ...]
    pupils: Floats
    pupils_cell: Whole

    @property
    def rises_faster(self) -> Floats:
        """How much more the school's figure rose in the last year than England's, in its unit."""
        now, before = self.run.years[:2]
        rise: Floats = (now.value - before.value) - (self.england[0] - self.england[1])
        return rise

    def is_worst(self, fifth: float, years: int) -> Flags:
        """Where the latest so many years are all in this fifth or a worse one."""
        worst: Flags = np.logical_and.reduce([place >= fifth for place in self.fifths[:years]])
        return worst

    @property
    def inputs(self) -> list[Whole]:
        """The cells of the years, of England's figures and of the roll."""
        return [*(entry.cell for entry in self.run.years), *self.england_cells, self.pupils_cell]


def _among(evidence: Evidence, key: Key, years: int) -> _Among:
    run = run_of(evidence, key, years)
    england, cells = england_of_phase(evidence, key)
    pupils, pupils_cell = _pupils(evidence, run)
    each = [entry.year for entry in run.years]
    return _Among(
        run,
        tuple(fifths_of_phase(evidence, run.series, year) for year in each),
        tuple(at_year(england, year) for year in each),
        tuple(_cells(cells, year) for year in each),
        pupils,
        pupils_cell,
    )


def _pupils(evidence: Evidence, run: Run) -> tuple[Floats, Whole]:
    """The pupils beside the figure, else those on roll in the nearest census, and the cell of the latter."""
    roll, cell = pupils_near(evidence, run.latest.year)
    is_beside = ~np.isnan(run.latest.pupils)
    return np.where(is_beside, run.latest.pupils, roll), np.where(is_beside, NO_CELL, cell)


def _cells(grid: Whole, year: Whole) -> Whole:
    return np.where(year == NO_YEAR, NO_CELL, grid[np.arange(len(year)), year])


def _problems(evidence: Evidence, among: _Among) -> list[tuple[Flags, str | Words]]:
    """Why the years cannot be tested, the first reason that holds being the one to give."""
    run = among.run
    found: list[tuple[Flags, str | Words]] = [
        (~_applies(evidence), MissingReason.NOT_APPLICABLE),
        (run.latest.year == NO_YEAR, MissingReason.NOT_HELD),
        (run.stale, MissingReason.OUT_OF_DATE),
    ]
    for entry, england, fifth in zip(run.years, among.england, among.fifths, strict=True):
        found.append((entry.year == NO_YEAR, MissingReason.NOT_COMPARABLE))
        found.append((np.isnan(entry.value), entry.reason))
        found.append((np.isnan(england + fifth), MissingReason.NO_COMPARATOR))
    few = among.pupils < evidence.lines["test_n"]
    return [*found, (np.isnan(among.pupils), MissingReason.NO_COUNT), (few, MissingReason.TOO_FEW)]


def persistent_absence(evidence: Evidence, key: Key = PERSISTENT) -> Sheet:
    """6a: the share of pupils who are persistently absent, among England's schools of its phase.

    A breach is the worst fifth (`pa_quintile`) for `pa_years` comparable years running, or the worst
    fifth in the latest year and a larger rise than England's for the phase; strong is both. The figure
    is published without a count: at least `test_n` pupils on roll in the nearest census. Its chance is
    the share of England's schools that breach.
    """
    worst, years = evidence.lines["pa_quintile"], int(evidence.lines["pa_years"])
    among = _among(evidence, key, max(2, years))
    running, is_rising = among.is_worst(worst, years), among.rises_faster > 0
    breach = among.is_worst(worst, 1) & (running | is_rising)
    cannot = first_reason(evidence.size, *_problems(evidence, among))
    shown = {
        **_shown(among),
        "statistic": among.fifths[0],
        "line": np.full(evidence.size, worst),
        "margin": worst - among.fifths[0],
        "second": among.rises_faster,
        "chance": _share(breach, cannot),
    }
    return _sheet(evidence, ABSENCE_TEST, key, among, (cannot, breach, running & is_rising), shown)


def _shown(among: _Among) -> dict[str, Floats]:
    now, first = among.run.latest, among.run.first
    return {
        "figure": now.value,
        "before": first.value,
        "comparator": among.england[0],
        "comparator_before": among.england[-1],
        "pupils": among.pupils,
    }


def _share(breach: Flags, cannot: Words) -> Floats:
    """The share of the schools tested that breach, the same for all."""
    can = cannot == ""
    return np.full(len(breach), float(np.mean(breach[can])) if can.any() else np.nan)


def _sheet(
    evidence: Evidence,
    test: Test,
    key: Key,
    among: _Among,
    said: tuple[Words, Flags, Flags | None],
    shown: dict[str, Floats],
) -> Sheet:
    applies, (cannot, breach, strong) = _applies(evidence), said
    return Sheet(
        test,
        *key,
        applies,
        cannot,
        breach,
        shown,
        among.inputs,
        among.run.latest.year,
        among.run.first.year,
        strong,
        comparator=_AMONG,
        note=_note(applies),
    )


@dataclass(frozen=True, slots=True)
class _Events:
    """How many there were, how many England's rate for the phase would give, and the overdispersion."""

    count: Floats
    expected: Floats
    phi: float

    def above(self, level: float) -> Flags:
        """Where there were more than chance explains."""
        return np.asarray(is_above_limit(self.count, self.expected, level, self.phi) == 1)

    def shown(self, level: float) -> dict[str, Floats]:
        """The count, what was expected, and the largest count that is no breach."""
        limit = largest_expected(self.expected, level, self.phi)
        return {"statistic": self.count, "second": self.expected, "line": limit, "margin": limit - self.count}

    @property
    def no_rate(self) -> tuple[Flags, str]:
        """Where none is expected, so that any event would be a breach."""
        return ~(self.expected > 0), MissingReason.NO_COMPARATOR


def _events(among: _Among, *, repeats: bool) -> _Events:
    """Whole events, from the rate and the pupils; `repeats` if one pupil may have several."""
    count = np.round(among.run.latest.value * among.pupils / 100)
    expected = among.england[0] * among.pupils / 100
    spread = overdispersion(standardise(count - expected, np.sqrt(expected))) if repeats else 1.0
    return _Events(count, expected, spread if spread >= 1 else 1.0)


def severe_absence(evidence: Evidence, key: Key = SEVERE) -> Sheet:
    """6b: the pupils who are severely absent, above the Poisson limit (`severe_limit`).

    The mean is England's share for the phase. Counts are worked out from the share and the pupils.
    """
    among, level = _among(evidence, key, 1), evidence.lines["severe_limit"]
    events = _events(among, repeats=False)
    cannot = first_reason(evidence.size, *_problems(evidence, among), events.no_rate)
    shown = {**_shown(among), **events.shown(level), "chance": _tail(evidence, level)}
    return _sheet(evidence, SEVERE_TEST, key, among, (cannot, events.above(level), None), shown)


def _tail(evidence: Evidence, level: float) -> Floats:
    return np.full(evidence.size, (1 - level) / 2)


def suspensions(evidence: Evidence, key: Key = SUSPENDED) -> Sheet:
    """6c: suspensions above the limit (`suspension_limit`), or for years running in the worst fifth.

    A pupil may be suspended several times, so the limit allows for the overdispersion of England's
    schools (10% winsorised). Strong is both.
    """
    level, years = evidence.lines["suspension_limit"], int(evidence.lines["suspension_years"])
    among = _among(evidence, key, years)
    events = _events(among, repeats=True)
    running, above = among.is_worst(evidence.lines["suspension_quintile"], years), events.above(level)
    cannot = first_reason(evidence.size, *_problems(evidence, among), events.no_rate)
    chance = _share(above | running, cannot)
    shown = {**_shown(among), **events.shown(level), "chance": chance}
    said = (cannot, above | running, above & running)
    return _sheet(evidence, SUSPENSIONS_TEST, key, among, said, shown)


def permanent_exclusions(evidence: Evidence, key: Key = EXCLUDED) -> Sheet:
    """6d: at least `exclusions` pupils excluded, and more than chance explains (`exclusion_limit`)."""
    among, level = _among(evidence, key, 1), evidence.lines["exclusion_limit"]
    events = _events(among, repeats=False)
    breach = events.above(level) & (events.count >= evidence.lines["exclusions"])
    cannot = first_reason(evidence.size, *_problems(evidence, among), events.no_rate)
    shown = {**_shown(among), **events.shown(level), "chance": _tail(evidence, level)}
    return _sheet(evidence, EXCLUSIONS_TEST, key, among, (cannot, breach, None), shown)
