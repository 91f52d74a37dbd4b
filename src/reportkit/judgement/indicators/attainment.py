"""Indicator 1: a sudden drop or a steady decline in attainment or progress (H98)."""

from __future__ import annotations

from itertools import pairwise
from math import factorial

import numpy as np
from scipy.special import ndtr

from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.evidence import ENOUGH_SCHOOLS, NO_YEAR, Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.years import Run, is_under, run_of, shown_years
from reportkit.judgement.statistics.chance import chance_of_drop
from reportkit.judgement.statistics.intervals import (
    difference_standard_error,
    needs_newcombe,
    newcombe,
    standardise,
)
from reportkit.judgement.statistics.positions import quintile
from reportkit.judgement.statistics.pupils import pupils_to_cross
from reportkit.judgement.statistics.slopes import proportion_weights, weighted_slope
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats

DROP = Test("1a", 1, "Sudden drop", ("drop_points", "drop_z", "test_n"))
DECLINE = Test("1b", 1, "Steady decline", ("decline_years", "decline_total", "decline_confidence", "test_n"))
BANDS = Test("1a-bands", 1, "Sudden drop among England's schools", ("drop_bands",))


def sudden_drop(evidence: Evidence, key: Key) -> Sheet:
    """1a for percentages: the change from the year before, less England's, in points.

    A breach is a fall of at least `drop_points` that is beyond chance (z at most `drop_z`; Newcombe's
    interval where a cell is under 5 pupils), both years with at least `test_n` pupils.
    """
    lines, run = evidence.lines, run_of(evidence, key, 2)
    now, before = run.years
    fall = now.gap - before.gap
    error = difference_standard_error(before.value, before.pupils, now.value, now.pupils)
    z = standardise(fall, error)
    line = np.minimum(lines["drop_points"], lines["drop_z"] * error)
    shown = {
        **shown_years(run),
        **crossing(fall, line, now.pupils),
        "z": z,
        "chance": chance_of_drop(error, lines["drop_points"], lines["drop_z"]),
    }
    is_few = (is_under(run, lines["test_n"]), MissingReason.TOO_FEW)
    return Sheet(
        DROP,
        *key,
        run.applies,
        first_reason(evidence.size, *run.problems(), is_few),
        (fall <= lines["drop_points"]) & _is_beyond_chance(run, z, lines["drop_z"]),
        shown,
        run.inputs,
        now.year,
        before.year,
        (fall <= lines["drop_strong_points"]) & _is_beyond_chance(run, z, lines["drop_strong_z"]),
        "England",
    )


def crossing(statistic: Floats, line: Floats | float, pupils: Floats) -> dict[str, Floats]:
    """A percentage, the line below which it breaches, and how far it is from it, in pupils as well."""
    margin = statistic - line
    return {
        "statistic": statistic,
        "line": np.broadcast_to(line, statistic.shape).astype(np.float64),
        "margin": margin,
        "margin_pupils": pupils_to_cross(margin, pupils),
    }


def _is_beyond_chance(run: Run, z: Floats, line: float) -> Flags:
    """Whether the fall against England is more than chance explains, one-sided at the level of `line`."""
    now, before = run.years
    level = 1 - 2 * _tail(line)
    _, upper = newcombe(now.value, now.pupils, before.value, before.pupils, level)
    few = needs_newcombe(now.value, now.pupils, before.value, before.pupils)
    beyond: Flags = np.where(few == 1, upper < now.england - before.england, z <= line)
    return beyond


def _tail(z: float) -> float:
    """The chance of a standard normal value below z."""
    return float(ndtr(z))


def steady_decline(evidence: Evidence, key: Key) -> Sheet:
    """1b for percentages: `decline_years` running, each further behind England than the last (A3.14).

    A breach needs a fall every year, `decline_total` points in all, and a slope, weighted by the precision of
    each year, whose upper limit is below nothing.
    """
    lines = evidence.lines
    run = run_of(evidence, key, int(lines["decline_years"]))
    gaps = [entry.gap for entry in run.years]
    total = gaps[0] - gaps[-1]
    weights = [proportion_weights(entry.value, entry.pupils) for entry in reversed(run.years)]
    trend = weighted_slope(np.stack(gaps[::-1], axis=1), np.stack(weights, axis=1))
    upper = trend.upper(lines["decline_confidence"], sides=1)
    falls = np.logical_and.reduce([now < before for now, before in pairwise(gaps)])
    shown = {
        **shown_years(run),
        **crossing(total, lines["decline_total"], run.latest.pupils),
        "second": trend.slope,
        "upper": upper,
        "chance": _chance_of_decline(run, lines["decline_total"]),
    }
    is_few = (is_under(run, lines["test_n"]), MissingReason.TOO_FEW)
    return Sheet(
        DECLINE,
        *key,
        run.applies,
        first_reason(evidence.size, *run.problems(), is_few),
        falls & (total <= lines["decline_total"]) & (upper < 0),
        shown,
        run.inputs,
        run.latest.year,
        run.first.year,
        comparator="England",
    )


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
