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
from reportkit.judgement.indicators.evidence import Evidence, at_year
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

ABSENCE_TEST = Test("6a", 6, "Persistent absence", ("absence_quintile", "test_n"))
SEVERE_TEST = Test("6b", 6, "Severe absence", ("severe_absence_level", "test_n"), needed=False)
SUSPENSIONS_TEST = Test(
    "6c", 6, "Suspensions", ("suspensions_level", "suspensions_quintile", "test_n")
)
EXCLUSIONS_TEST = Test("6d", 6, "Permanent exclusions", ("exclusions_count", "exclusions_level", "test_n"))
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
    """Two years of a series, newest first, and England's figures for each school's own phase."""

    run: Run
    fifths: tuple[Floats, Floats]
    england: tuple[Floats, Floats]
    england_cells: tuple[Whole, Whole]
    pupils: Floats
    pupils_cell: Whole

    @property
    def rises_faster(self) -> Floats:
        """How much more the school's figure rose than England's, in its unit."""
        now, before = self.run.years
        rise: Floats = (now.value - before.value) - (self.england[0] - self.england[1])
        return rise

    @property
    def inputs(self) -> list[Whole]:
        """The cells of both years, of England's figures and of the roll."""
        return [*(entry.cell for entry in self.run.years), *self.england_cells, self.pupils_cell]


def _among(evidence: Evidence, key: Key) -> _Among:
    run = run_of(evidence, key, 2)
    england, cells = england_of_phase(evidence, key)
    now, before = run.years
    roll, roll_cell = pupils_near(evidence, now.year)
    beside = ~np.isnan(now.pupils)
    return _Among(
        run,
        (fifths_of_phase(evidence, run.series, now.year), fifths_of_phase(evidence, run.series, before.year)),
        (at_year(england, now.year), at_year(england, before.year)),
        (_cells(cells, now.year), _cells(cells, before.year)),
        np.where(beside, now.pupils, roll),
        np.where(beside, NO_CELL, roll_cell),
    )


def _cells(grid: Whole, year: Whole) -> Whole:
    return np.where(year < 0, NO_CELL, grid[np.arange(len(year)), year])


def _problems(evidence: Evidence, among: _Among, years: int) -> list[tuple[Flags, str | Words]]:
    """Why so many years cannot be tested, the first reason that holds being the one to give."""
    run = among.run
    found: list[tuple[Flags, str | Words]] = [
        (~_applies(evidence), MissingReason.NOT_APPLICABLE),
        (run.latest.year < 0, MissingReason.NOT_HELD),
        (run.stale, MissingReason.OUT_OF_DATE),
    ]
    for entry, england in zip(run.years[:years], among.england, strict=False):
        found.append((entry.year < 0, MissingReason.NOT_COMPARABLE))
        found.append((np.isnan(entry.value), entry.reason))
        found.append((np.isnan(england), MissingReason.NO_COMPARATOR))
    few = among.pupils < evidence.lines["test_n"]
    return [*found, (np.isnan(among.pupils), MissingReason.NO_COUNT), (few, MissingReason.TOO_FEW)]


def persistent_absence(evidence: Evidence, key: Key = PERSISTENT) -> Sheet:
    """6a: the share of pupils who are persistently absent, among England's schools of its phase.

    A breach is the worst fifth (`absence_quintile`) two comparable years running, or the worst fifth in
    the latest year and a larger rise than England's for the phase; strong is both. Published without a
    count: at least `test_n` pupils on roll in the nearest census. Its chance is the share of England's
    schools that breach.
    """
    among, worst = _among(evidence, key), evidence.lines["absence_quintile"]
    is_worst = [fifth >= worst for fifth in among.fifths]
    is_rising = among.rises_faster > 0
    no_fifths = (np.isnan(among.fifths[0] + among.fifths[1]), MissingReason.NO_COMPARATOR)
    cannot = first_reason(evidence.size, *_problems(evidence, among, 2), no_fifths)
    breach = is_worst[0] & (is_worst[1] | is_rising)
    shown = {
        **_shown(among),
        "statistic": among.fifths[0],
        "line": np.full(evidence.size, worst),
        "margin": worst - among.fifths[0],
        "second": among.rises_faster,
        "chance": _share(breach, cannot),
    }
    strong = is_worst[0] & is_worst[1] & is_rising
    return _sheet(evidence, ABSENCE_TEST, key, among, (cannot, breach, strong), shown)


def _shown(among: _Among) -> dict[str, Floats]:
    now, before = among.run.years
    return {
        "figure": now.value,
        "before": before.value,
        "comparator": among.england[0],
        "comparator_before": among.england[1],
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
    now, before = among.run.years
    return Sheet(
        test, *key, applies, cannot, breach, shown, among.inputs, now.year, before.year, strong,
        comparator=_AMONG, note=_note(applies),
    )  # fmt: skip


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


def _events(among: _Among, *, repeats: bool) -> _Events:
    """Whole events from the rate and the pupils; `repeats` if one pupil may have several."""
    count = np.round(among.run.latest.value * among.pupils / 100)
    expected = among.england[0] * among.pupils / 100
    spread = overdispersion(standardise(count - expected, np.sqrt(expected))) if repeats else 1.0
    return _Events(count, expected, spread if spread >= 1 else 1.0)


def _no_rate(events: _Events) -> tuple[Flags, str]:
    """A rate of nought in England would make any event a breach."""
    return np.isnan(events.expected) | (events.expected == 0), MissingReason.NO_COMPARATOR


def severe_absence(evidence: Evidence, key: Key = SEVERE) -> Sheet:
    """6b: the pupils who are severely absent, above the Poisson limit (`severe_absence_level`).

    The mean is England's share for the phase. Counts are worked out from the share and the pupils.
    """
    among, level = _among(evidence, key), evidence.lines["severe_absence_level"]
    events = _events(among, repeats=False)
    cannot = first_reason(evidence.size, *_problems(evidence, among, 1), _no_rate(events))
    breach = events.above(level)
    shown = {**_shown(among), **events.shown(level), "chance": _tail(evidence, level)}
    return _sheet(evidence, SEVERE_TEST, key, among, (cannot, breach, None), shown)


def _tail(evidence: Evidence, level: float) -> Floats:
    return np.full(evidence.size, (1 - level) / 2)


def suspensions(evidence: Evidence, key: Key = SUSPENDED) -> Sheet:
    """6c: suspensions above the limit (`suspensions_level`), or in the worst fifth two years running.

    A pupil may be suspended several times, so the limit allows for the overdispersion of England's
    schools (10% winsorised).
    """
    among, lines = _among(evidence, key), evidence.lines
    events = _events(among, repeats=True)
    worst = [fifth >= lines["suspensions_quintile"] for fifth in among.fifths]
    no_fifths = (np.isnan(among.fifths[0] + among.fifths[1]), MissingReason.NO_COMPARATOR)
    cannot = first_reason(evidence.size, *_problems(evidence, among, 2), _no_rate(events), no_fifths)
    above = events.above(lines["suspensions_level"])
    breach = above | (worst[0] & worst[1])
    shown = {
        **_shown(among),
        **events.shown(lines["suspensions_level"]),
        "z": among.fifths[0],
        "chance": _share(breach, cannot),
    }
    return _sheet(evidence, SUSPENSIONS_TEST, key, among, (cannot, breach, above & worst[1]), shown)


def permanent_exclusions(evidence: Evidence, key: Key = EXCLUDED) -> Sheet:
    """6d: at least `exclusions_count` pupils excluded, and more than chance explains (`exclusions_level`)."""
    among, lines = _among(evidence, key), evidence.lines
    events = _events(among, repeats=False)
    cannot = first_reason(evidence.size, *_problems(evidence, among, 1), _no_rate(events))
    breach = events.above(lines["exclusions_level"]) & (events.count >= lines["exclusions_count"])
    shown = {
        **_shown(among),
        **events.shown(lines["exclusions_level"]),
        "chance": _tail(evidence, lines["exclusions_level"]),
    }
    return _sheet(evidence, EXCLUSIONS_TEST, key, among, (cannot, breach, None), shown)
