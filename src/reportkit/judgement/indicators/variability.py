"""Indicator 4: patterns that disagree: between subjects, over the years, attainment and progress (H101)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr

from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.attainment import bands_in
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.years import Run, is_under, run_in, run_of, too_soon
from reportkit.judgement.statistics.chance import chance_of_volatility
from reportkit.judgement.statistics.intervals import difference_standard_error, standardise
from reportkit.judgement.statistics.volatility import volatility
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Words

SUBJECTS = Test("4a", 4, "Between subjects", ("subject_range", "test_n"))
VOLATILITY = Test(
    "4c", 4, "From year to year", ("volatility_ratio", "volatility_years", "test_n"), clears=False
)
AGREEMENT = Test("4d", 4, "Attainment and progress", ("agreement_bands",), clears=False)
_Z = 1.96


def between_subjects(evidence: Evidence, keys: Sequence[Key]) -> Sheet:
    """4a: how far a school's subjects stand apart, each against England, in points.

    A breach is a range of at least `subject_range` points beyond the 95% interval of the two extreme
    subjects, taken as separate pupils though they are the same ones, so approximate. With a subject
    missing a breach among the others still counts, but nothing is clear.
    """
    first = run_of(evidence, keys[0], 1)
    runs = [first, *(run_in(evidence, key, [first.latest.year]) for key in keys[1:])]
    gaps = np.stack([run.latest.gap for run in runs])
    apart, error = _range(gaps, runs)
    line = np.maximum(evidence.lines["subject_range"], _Z * error)
    breach = apart >= line
    missing = np.isnan(gaps).any(axis=0) & ~breach
    latest = first.latest
    reasons = (
        *_without_values(first),
        (np.isnan(latest.pupils), MissingReason.NO_COUNT),
        (latest.pupils < evidence.lines["test_n"], MissingReason.TOO_FEW),
        (missing, _why_missing(runs)),
        (np.isnan(error), MissingReason.NO_COUNT),
    )
    shown = {
        "figure": np.fmax.reduce(gaps),
        "before": np.fmin.reduce(gaps),
        "pupils": latest.pupils,
        "statistic": apart,
        "line": line,
        "margin": line - apart,
        "chance": len(keys) * 2 * ndtr(-standardise(line, error)),
    }
    return Sheet(
        SUBJECTS,
        *keys[0],
        first.applies,
        first_reason(evidence.size, *reasons),
        breach,
        shown,
        [cells for run in runs for cells in run.inputs],
        latest.year,
        comparator="England, subject by subject",
        note=_extremes(gaps, runs),
    )


def _without_values(run: Run) -> list[tuple[Flags, str | Words]]:
    """Whether the year itself can be looked at at all."""
    return run.problems(counts=False)[:2]


def _range(gaps: Floats, runs: Sequence[Run]) -> tuple[Floats, Floats]:
    """The best subject less the worst, and the standard error of that difference."""
    best, worst = _places(gaps)
    schools = np.arange(gaps.shape[1])
    values = np.stack([run.latest.value for run in runs])
    pupils = np.stack([run.latest.pupils for run in runs])
    high, low = (best, schools), (worst, schools)
    error = difference_standard_error(values[high], pupils[high], values[low], pupils[low])
    return gaps[high] - gaps[low], error


def _places(gaps: Floats) -> tuple[np.ndarray, np.ndarray]:
    """The subject with the highest and with the lowest gap of those that have one."""
    return np.argmax(np.nan_to_num(gaps, nan=-np.inf), axis=0), np.argmin(
        np.nan_to_num(gaps, nan=np.inf), axis=0
    )


def _why_missing(runs: Sequence[Run]) -> Words:
    """The reason of the first subject without a figure, else that England has none."""
    reason: Words = np.full(len(runs[0].latest.value), MissingReason.NO_COMPARATOR, dtype=object)
    for run in reversed(runs):
        reason = np.where(np.isnan(run.latest.value), run.latest.reason, reason)
    return reason


def _extremes(gaps: Floats, runs: Sequence[Run]) -> Words:
    """The strongest and the weakest subject, as measure ids."""
    best, worst = _places(gaps)
    names = np.array([run.series.measure.id for run in runs], dtype=object)
    note: Words = names[best] + "|" + names[worst]
    return note


def year_to_year(evidence: Evidence, key: Key) -> Sheet:
    """4c: the spread of the gap to England over `volatility_years` against that expected by chance.

    A breach is a ratio of at least `volatility_ratio`. A steady trend counts as spread too.
    """
    years, line = int(evidence.lines["volatility_years"]), evidence.lines["volatility_ratio"]
    run = run_of(evidence, key, years)
    values = np.stack([entry.value for entry in run.years], axis=1)
    pupils = np.stack([entry.pupils for entry in run.years], axis=1)
    england = np.stack([entry.england for entry in run.years], axis=1)
    ratio = volatility(values, pupils, england, years)
    is_few = (is_under(run, evidence.lines["test_n"]), MissingReason.TOO_FEW)
    no_spread = (np.isnan(ratio), MissingReason.TOO_FEW)
    chance = chance_of_volatility(line, np.full(evidence.size, float(years)))
    return Sheet(
        VOLATILITY,
        *key,
        run.applies,
        first_reason(evidence.size, *run.problems(), is_few, no_spread),
        ratio >= line,
        {
            "figure": run.latest.value,
            "pupils": run.latest.pupils,
            "statistic": ratio,
            "line": np.full(evidence.size, line),
            "margin": line - ratio,
            "chance": chance,
        },
        run.inputs,
        run.latest.year,
        run.first.year,
        comparator="what chance explains",
        note=run.shortage,
        unmakeable=too_soon(evidence, run.series.measure, run.latest.year, years),
    )


def attainment_and_progress(evidence: Evidence, attainment: Key, progress: Key) -> Sheet:
    """4d: attainment among England's top two fifths and progress among the bottom two, or the reverse."""
    runs = [run_of(evidence, attainment, 1)]
    runs.append(run_in(evidence, progress, [runs[0].latest.year]))
    bands = [bands_in(evidence, run, 0) for run in runs]
    far = evidence.lines["agreement_bands"]
    high, low = far, 6 - far
    breach = ((bands[0] <= high) & (bands[1] >= low)) | ((bands[0] >= low) & (bands[1] <= high))
    cannot = first_reason(evidence.size, *_without_values(runs[0]), *_unknown(runs, bands))
    can = (cannot == "") & runs[0].applies
    return Sheet(
        AGREEMENT,
        *attainment,
        runs[0].applies,
        cannot,
        breach,
        {
            "figure": runs[0].latest.value,
            "second": runs[1].latest.value,
            "statistic": bands[0],
            "comparator": bands[1],
            "chance": np.full(evidence.size, float(np.mean(breach[can])) if can.any() else np.nan),
        },
        [run.latest.cell for run in runs],
        runs[0].latest.year,
        comparator="fifths of England's schools",
        note=progress[0],
        unmakeable=_without_progress(evidence, runs[1]),
    )


def _without_progress(evidence: Evidence, progress: Run) -> Flags:
    """Where no school has a progress score, as the registry has a gap for the year."""
    gaps = [progress.series.measure.gap(year) is not None for year in evidence.series.years]
    # The last place answers for schools with no year.
    return np.array([*gaps, False], dtype=np.bool_)[progress.latest.year]


def _unknown(runs: Sequence[Run], bands: Sequence[Floats]) -> list[tuple[Flags, str | Words]]:
    found: list[tuple[Flags, str | Words]] = []
    for run, band in zip(runs, bands, strict=True):
        found.append((np.isnan(run.latest.value), run.latest.reason))
        found.append((np.isnan(band), MissingReason.NO_COMPARATOR))
    return found
