"""Indicator 1c: progress significantly below England's average, or falling twice beyond chance (H98)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportkit.evidence.siod.series import NOT_HELD, Key, Series
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.years import Run, YearOf, run_of, shown_years
from reportkit.judgement.statistics.intervals import PROGRESS_Z, at_confidence, progress_interval
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Words

PROGRESS = Test("1c", 1, "Progress", ("progress_confidence", "test_n"))
FALLING = Test("1c-falls", 1, "Progress falling", ("progress_confidence", "test_n"), needed=False)
DERIVED = "limits worked out; the standard deviation comes from the limits published for other schools"
_ENOUGH_LIMITS = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a score in one year, and where they were worked out."""

    lower: Floats
    upper: Floats
    is_derived: Flags


def low_progress(evidence: Evidence, key: Key) -> Sheet:
    """1c: the upper limit of the latest year, at `progress_confidence`, is below England's 0.

    Published limits where there are some, else DfE's form with a standard deviation derived from the
    limits published for other schools that year, and labelled so.
    """
    run = run_of(evidence, key, 1)
    confidence = evidence.lines["progress_confidence"]
    limits = _limits(run.latest, pupil_deviation(run.series), confidence)
    nothing = np.zeros(evidence.size)
    shown = {
        "figure": run.latest.value,
        "comparator": nothing,
        "pupils": run.latest.pupils,
        "statistic": run.latest.value,
        "lower": limits.lower,
        "upper": limits.upper,
        "line": nothing,
        "margin": limits.upper,
        "chance": np.full(evidence.size, (1 - confidence) / 2),
    }
    return Sheet(
        PROGRESS,
        *key,
        run.applies,
        first_reason(evidence.size, *_problems(run, [limits], evidence.lines["test_n"])),
        limits.upper < 0,
        shown,
        [run.latest.cell, run.latest.pupils_cell],
        run.latest.year,
        comparator="England's average of 0",
        note=_derived(limits),
    )


def falling_progress(evidence: Evidence, key: Key) -> Sheet:
    """1c: three comparable years whose limits fall from one to the next without meeting."""
    run = run_of(evidence, key, 3)
    deviation, confidence = pupil_deviation(run.series), evidence.lines["progress_confidence"]
    limits = [_limits(entry, deviation, confidence) for entry in run.years]
    change, chance = run.latest.value - run.first.value, ((1 - confidence) / 2) ** 2
    return Sheet(
        FALLING,
        *key,
        run.applies,
        first_reason(evidence.size, *_problems(run, limits, evidence.lines["test_n"])),
        _is_below(limits[0], limits[1]) & _is_below(limits[1], limits[2]),
        {**shown_years(run), "statistic": change, "chance": np.full(evidence.size, chance)},
        [cells for entry in run.years for cells in (entry.cell, entry.pupils_cell)],
        run.latest.year,
        run.first.year,
        comparator="the school's own earlier years",
        note=_derived(limits[0]),
    )


def _problems(run: Run, limits: Sequence[Limits], least: float) -> list[tuple[Flags, str | Words]]:
    """Why it cannot be said: England's average is 0 by definition, so no figure of England is needed."""
    found: list[tuple[Flags, str | Words]] = [
        (run.latest.year == NO_YEAR, MissingReason.NOT_HELD),
        (run.stale, MissingReason.OUT_OF_DATE),
    ]
    for entry, each in zip(run.years, limits, strict=True):
        found += [
            ((entry.year == NO_YEAR) | (entry.reason == NOT_HELD), MissingReason.NOT_COMPARABLE),
            (np.isnan(entry.value), entry.reason),
            (np.isnan(entry.pupils), MissingReason.NO_COUNT),
            (entry.pupils < least, MissingReason.TOO_FEW),
            (np.isnan(each.upper), MissingReason.NO_LIMITS),
        ]
    return found


def pupil_deviation(series: Series) -> Floats:
    """The pupils' standard deviation year by year, as the published limits imply; NaN if too few are held."""
    half = (series.upper[:-1] - series.lower[:-1]) / 2
    implied = half / PROGRESS_Z * np.sqrt(series.denominator[:-1])
    implied = np.where(half > 0, implied, np.nan)
    known = np.count_nonzero(~np.isnan(implied), axis=0) >= _ENOUGH_LIMITS
    found = np.full(implied.shape[1], np.nan)
    found[known] = np.nanmedian(implied[:, known], axis=0)
    return found


def _limits(entry: YearOf, deviation: Floats, confidence: float) -> Limits:
    """Published limits, else worked out ones, both at 95%, brought to the confidence asked for."""
    spread = np.append(deviation, np.nan)[entry.year]
    lower, upper = progress_interval(entry.value, entry.pupils, spread)
    is_published = ~np.isnan(entry.upper) & ~np.isnan(entry.lower)
    lower = np.where(is_published, entry.lower, lower)
    upper = np.where(is_published, entry.upper, upper)
    return Limits(*at_confidence(entry.value, lower, upper, confidence), ~is_published)


def _is_below(later: Limits, earlier: Limits) -> Flags:
    """Whether the later year's limits lie wholly below the earlier's; missing ones never do."""
    below: Flags = later.upper < earlier.lower
    return below


def _derived(limits: Limits) -> Words:
    note: Words = np.where(limits.is_derived, DERIVED, "").astype(object)
    return note
