"""Indicator 1: a sudden drop or a steady decline in attainment or progress (H98)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from math import factorial

import numpy as np
from scipy.special import ndtr

from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.evidence import ENOUGH_SCHOOLS, NO_YEAR, Evidence
from reportkit.judgement.indicators.reach import NO_FALL, NO_ROOM, within_bounds, within_reach
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason, where_made
from reportkit.judgement.indicators.years import Run, is_under, run_of, shown_years
from reportkit.judgement.statistics.chance import chance_of_drop
from reportkit.judgement.statistics.intervals import (
    difference_standard_error,
    needs_newcombe,
    newcombe,
    standardise,
)
from reportkit.judgement.statistics.positions import quintile
from reportkit.judgement.statistics.pupils import pupils_to_flip
from reportkit.judgement.statistics.slopes import Slope, proportion_weights, weighted_slope
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole

DROP = Test("1a", 1, "Sudden drop", ("drop_points", "drop_z", "test_n"))
DECLINE = Test("1b", 1, "Steady decline", ("decline_years", "decline_total", "decline_confidence", "test_n"))
BANDS = Test("1a-bands", 1, "Sudden drop among England's schools", ("drop_bands",))


def sudden_drop(evidence: Evidence, key: Key) -> Sheet:
    """1a for percentages: the change from the year before, less England's, in points.

    A breach is a fall of at least `drop_points` that is beyond chance (z at most `drop_z`; Newcombe's
    interval where a cell is under 5 pupils), both years with at least `test_n` pupils. Where not even a
    latest year without a pupil at the standard would be one, nothing can be said.
    """
    lines, run = evidence.lines, run_of(evidence, key, 2)
    now, before = run.years
    every = np.arange(evidence.size)
    is_drop = partial(_is_drop, run, (lines["drop_points"], lines["drop_z"]))
    is_strong = partial(_is_drop, run, (lines["drop_strong_points"], lines["drop_strong_z"]))
    breach = is_drop(now.value, every)
    is_few = (is_under(run, lines["test_n"]), MissingReason.TOO_FEW)
    cannot = first_reason(evidence.size, *run.problems(), is_few)
    cannot, note = within_reach(cannot, is_drop(np.zeros(evidence.size), every), NO_FALL)
    fall, error = _fall(run, now.value, every)
    made = where_made(now.value, run.applies, cannot)
    shown = {
        **shown_years(run),
        **_crossing(fall, now.pupils, pupils_to_flip(made, now.pupils, breach, is_drop)),
        "z": standardise(fall, error),
        "chance": chance_of_drop(error, lines["drop_points"], lines["drop_z"]),
    }
    return Sheet(
        DROP,
        *key,
        run.applies,
        cannot,
        breach,
        shown,
        run.inputs,
        now.year,
        before.year,
        is_strong(now.value, every),
        "England",
        note,
    )


def _crossing(fall: Floats, pupils: Floats, to_flip: Floats) -> dict[str, Floats]:
    """The fall, the least that breaches, and how far apart they are, in whole pupils and their points.

    A pupil more or less changes what chance explains too, so the line is that of so many pupils' result.
    """
    past = np.where(to_flip < 0, to_flip + 1, to_flip)  # the last of those who clear a flag is no breach
    margin = 100 * past / pupils
    return {"statistic": fall, "line": fall - margin, "margin": margin, "margin_pupils": to_flip}


def _fall(run: Run, percent: Floats, at: Whole) -> tuple[Floats, Floats]:
    """The fall against England of schools at some places with such a latest percentage, and its error."""
    now, before = run.years
    fall = percent - now.england[at] - before.gap[at]
    return fall, difference_standard_error(before.value[at], before.pupils[at], percent, now.pupils[at])


def _is_drop(run: Run, lines: tuple[float, float], percent: Floats, at: Whole) -> Flags:
    """Whether that fall is at least so many points and, one-sided, more than chance explains."""
    fall, error = _fall(run, percent, at)
    points, z = lines
    beyond: Flags = standardise(fall, error) <= z
    far = fall <= points
    now, before = run.years
    beside = (now.pupils, before.value, before.pupils, now.england - before.england)
    n, p0, n0, change = (np.broadcast_to(each[at], percent.shape) for each in beside)
    few = far & (needs_newcombe(percent, n, p0, n0) == 1)
    _, upper = newcombe(percent[few], n[few], p0[few], n0[few], 1 - 2 * _tail(z))
    beyond[few] = upper < change[few]
    return far & beyond


def _tail(z: float) -> float:
    """The chance of a standard normal value below z."""
    return float(ndtr(z))


def steady_decline(evidence: Evidence, key: Key) -> Sheet:
    """1b for percentages: `decline_years` running, each further behind England than the last (A3.14).

    A breach needs a fall every year, `decline_total` points in all, and a slope, weighted by the precision of
    each year, whose upper limit is below nothing. The pupils to the line are of the latest year: none where
    no result of that year alone would make it a decline. Where it would be one with every pupil at the
    standard in the latest year, as England came nearer to a school that cannot rise, nothing can be said.
    """
    lines, every = evidence.lines, np.arange(evidence.size)
    run = run_of(evidence, key, int(lines["decline_years"]))
    now, first = run.latest, run.first
    gaps, trend = _trend(run, now.value, every)
    is_decline = partial(_is_decline, run, lines)
    breach = is_decline(now.value, every)
    is_few = (is_under(run, lines["test_n"]), MissingReason.TOO_FEW)
    cannot = first_reason(evidence.size, *run.problems(), is_few)
    at_best = is_decline(np.full(evidence.size, 100.0), every)
    cannot, note = within_bounds(cannot, breach & at_best, NO_ROOM, run.shortage)
    made = where_made(now.value, run.applies & _each_falls(gaps[1:]), cannot)
    total = gaps[0] - gaps[-1]
    shown = {
        **shown_years(run),
        "statistic": total,
        "line": np.full(evidence.size, lines["decline_total"]),
        "margin": total - lines["decline_total"],
        "margin_pupils": pupils_to_flip(made, now.pupils, breach, is_decline),
        "second": trend.slope,
        "upper": trend.upper(lines["decline_confidence"], sides=1),
        "chance": _chance_of_decline(run, lines["decline_total"]),
    }
    return Sheet(
        DECLINE,
        *key,
        run.applies,
        cannot,
        breach,
        shown,
        run.inputs,
        now.year,
        first.year,
        comparator="England",
        note=note,
    )


def _trend(run: Run, percent: Floats, at: Whole) -> tuple[list[Floats], Slope]:
    """The gaps to England, newest first, of schools with such a latest percentage, and their trend."""
    now, *earlier = run.years
    values = [percent - now.england[at], *(entry.gap[at] for entry in earlier)]
    weights = [proportion_weights(entry.value[at], entry.pupils[at]) for entry in earlier]
    gaps = [np.broadcast_to(value, percent.shape) for value in values]
    every = [proportion_weights(percent, now.pupils[at]), *weights]
    by_year = [np.broadcast_to(weight, percent.shape) for weight in every]
    return gaps, weighted_slope(_in_rows(gaps), _in_rows(by_year))


def _in_rows(newest_first: Sequence[Floats]) -> Floats:
    """A row a school and percentage, a column a year, the oldest first."""
    return np.stack([year.ravel() for year in reversed(newest_first)], axis=1)


def _is_decline(run: Run, lines: Mapping[str, float], percent: Floats, at: Whole) -> Flags:
    """Whether schools with such a latest percentage fall every year, far enough and beyond chance."""
    gaps, trend = _trend(run, percent, at)
    upper = trend.upper(lines["decline_confidence"], sides=1).reshape(percent.shape)
    breach: Flags = _each_falls(gaps) & (gaps[0] - gaps[-1] <= lines["decline_total"]) & (upper < 0)
    return breach


def _each_falls(gaps: Sequence[Floats]) -> Flags:
    """Where each gap, newest first, is further below England's figure than the one before."""
    none = np.ones(gaps[0].shape, dtype=np.bool_)
    falls: Flags = np.logical_and.reduce([none, *(now < before for now, before in pairwise(gaps))])
    return falls


def _chance_of_decline(run: Run, line: float) -> Floats:
    """At most this chance of a decline though nothing changed: one order of all falls every year."""
    first, now = run.first, run.latest
    error = difference_standard_error(first.value, first.pupils, now.value, now.pupils)
    return np.minimum(chance_of_drop(error, line, 0.0), 1 / factorial(len(run.years)))


def fall_in_bands(evidence: Evidence, key: Key) -> Sheet:
    """1a for average scores: bands (fifths of England's schools) lost since the year before.

    The pupils' standard deviation is in none of the files, so a fall in points cannot be tested;
    `drop_bands` or more is a breach. Its chance is the share of England's schools that fell so far, which
    counts real falls too.
    """
    run = run_of(evidence, key, 2)
    bands = [bands_in(evidence, run, place) for place in range(2)]
    fallen = bands[0] - bands[1]
    line = evidence.lines["drop_bands"]
    cannot = first_reason(evidence.size, *run.problems(counts=False), *_few_where_known(run, evidence))
    can = (cannot == "") & run.applies
    breach = fallen >= line
    share = float(np.mean(breach[can])) if can.any() else np.nan
    shown = {
        **shown_years(run),
        "statistic": fallen,
        "line": np.full(evidence.size, line),
        "margin": line - fallen,
        "second": bands[0],
        "chance": np.full(evidence.size, share),
    }
    return Sheet(
        BANDS,
        *key,
        run.applies,
        first_reason(evidence.size, (cannot != "", cannot), (np.isnan(fallen), MissingReason.NO_COMPARATOR)),
        breach,
        shown,
        [entry.cell for entry in run.years],
        run.latest.year,
        run.first.year,
        comparator="fifths of England's schools",
    )


def _few_where_known(run: Run, evidence: Evidence) -> list[tuple[Flags, str]]:
    """Too few pupils, where their number is held; average scores are published without it in some years."""
    return [(is_under(run, evidence.lines["test_n"]), MissingReason.TOO_FEW)]


def bands_in(evidence: Evidence, run: Run, place: int) -> Floats:
    """The fifth of England's schools each school was in, in its own year; NaN if too few are held."""
    entry, found = run.years[place], np.full(evidence.size, np.nan)
    for year in np.unique(entry.year[entry.year != NO_YEAR]):
        values = run.series.value[:-1, year]
        if np.count_nonzero(~np.isnan(values)) >= ENOUGH_SCHOOLS:
            bands = quintile(values, run.series.measure.polarity)
            found = np.where(entry.year == year, bands, found)
    return found
