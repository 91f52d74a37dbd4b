"""Indicator 1c: progress significantly below England's average, or falling twice beyond chance (H98)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportkit.evidence.siod.series import NO_CELL, NOT_HELD, Key, Series
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence, at_year, cells_at
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.years import Run, YearOf, run_of, shown_years, too_soon
from reportkit.judgement.statistics.intervals import (
    PROGRESS_Z,
    at_confidence,
    is_as_published,
    progress_interval,
)
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

PROGRESS = Test("1c", 1, "Progress", ("progress_confidence", "test_n"))
FALLING = Test("1c-falls", 1, "Progress falling", ("progress_confidence", "test_n"), clears=False)
DERIVED = "limits worked out; the standard deviation comes from the limits published for other schools"
BANDS = ("well above average", "above average", "average", "below average", "well below average")
BY_BAND = "DfE's published band: "
_ABOVE, _BELOW = 2, 4
_ENOUGH_LIMITS = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a score in one year, and what they rest on.

    `band` is DfE's, 1 to 5, where it published that and no limits that say the same, else NaN; `band_cell`
    where it stands. It is the whole interval's: below and well below average are an upper limit below 0,
    above and well above a lower one above 0. Limits that say otherwise, be they worked out (`is_derived`),
    rounded to nothing or of an earlier release, are left out.
    """

    lower: Floats
    upper: Floats
    is_derived: Flags
    band: Floats
    band_cell: Whole

    @property
    def is_below(self) -> Flags:
        """Whether the score is below England's average beyond chance."""
        below: Flags = np.where(np.isnan(self.band), self.upper < 0, self.band >= _BELOW)
        return below

    @property
    def are_unknown(self) -> Flags:
        """Where there are neither limits nor a band."""
        unknown: Flags = np.isnan(self.upper) & np.isnan(self.band)
        return unknown

    @property
    def note(self) -> Words:
        """What is said of the limits: DfE's band, or that they are worked out."""
        band = np.nan_to_num(self.band, nan=1).astype(np.intp)
        by_band = np.array([BY_BAND + name for name in BANDS], dtype=object)[band - 1]
        derived = np.where(self.is_derived, DERIVED, "")
        note: Words = np.where(np.isnan(self.band), derived, by_band).astype(object)
        return note


def low_progress(evidence: Evidence, key: Key) -> Sheet:
    """1c: the latest year is below England's 0 at `progress_confidence`.

    By the published limits where there are some that DfE's band does not speak against, else by the band,
    else by DfE's form with a standard deviation derived from the limits published for other schools that
    year, and labelled so.
    """
    run = run_of(evidence, key, 1)
    confidence = evidence.lines["progress_confidence"]
    limits = _limits(evidence, key, run.latest, pupil_deviation(run.series), confidence)
    nothing = np.zeros(evidence.size)
    shown = {
        "figure": run.latest.value,
        "comparator": nothing,
        "second": limits.band,
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
        first_reason(evidence.size, *_problems(run, [limits.are_unknown], evidence.lines["test_n"])),
        limits.is_below,
        shown,
        [run.latest.cell, run.latest.pupils_cell, limits.band_cell],
        run.latest.year,
        comparator="England's average of 0",
        note=limits.note,
    )


def falling_progress(evidence: Evidence, key: Key) -> Sheet:
    """1c: three comparable years whose limits fall from one to the next without meeting.

    A band says nothing of how far two years are apart, so each year needs limits.
    """
    run = run_of(evidence, key, 3)
    deviation, confidence = pupil_deviation(run.series), evidence.lines["progress_confidence"]
    limits = [_limits(evidence, key, entry, deviation, confidence) for entry in run.years]
    without = [np.isnan(each.upper) for each in limits]
    change, chance = run.latest.value - run.first.value, ((1 - confidence) / 2) ** 2
    return Sheet(
        FALLING,
        *key,
        run.applies,
        first_reason(evidence.size, *_problems(run, without, evidence.lines["test_n"])),
        _lies_below(limits[0], limits[1]) & _lies_below(limits[1], limits[2]),
        {**shown_years(run), "statistic": change, "chance": np.full(evidence.size, chance)},
        [cells for entry in run.years for cells in (entry.cell, entry.pupils_cell)],
        run.latest.year,
        run.first.year,
        comparator="the school's own earlier years",
        note=_note_of(run, limits[0]),
        unmakeable=too_soon(evidence, run.series.measure, run.latest.year, len(run.years)),
    )


def _note_of(run: Run, limits: Limits) -> Words:
    """That years are wanting, else that the limits are worked out."""
    derived = np.where(limits.is_derived, DERIVED, "")
    note: Words = np.where(run.shortage != "", run.shortage, derived).astype(object)
    return note


def _problems(run: Run, unknown: Sequence[Flags], least: float) -> list[tuple[Flags, str | Words]]:
    """Why it cannot be said: England's average is 0 by definition, so no figure of England is needed."""
    found: list[tuple[Flags, str | Words]] = [
        (run.latest.year == NO_YEAR, MissingReason.NOT_HELD),
        (run.stale, MissingReason.OUT_OF_DATE),
    ]
    for entry, without in zip(run.years, unknown, strict=True):
        found += [
            ((entry.year == NO_YEAR) | (entry.reason == NOT_HELD), MissingReason.NOT_COMPARABLE),
            (np.isnan(entry.value), entry.reason),
            (np.isnan(entry.pupils), MissingReason.NO_COUNT),
            (entry.pupils < least, MissingReason.TOO_FEW),
            (without, MissingReason.NO_LIMITS),
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


def _limits(evidence: Evidence, key: Key, entry: YearOf, deviation: Floats, confidence: float) -> Limits:
    """Published limits, else worked out ones, both at 95%, brought to the confidence asked for."""
    spread = np.append(deviation, np.nan)[entry.year]
    lower, upper = progress_interval(entry.value, entry.pupils, spread)
    is_published = ~np.isnan(entry.upper) & ~np.isnan(entry.lower)
    lower = np.where(is_published, entry.lower, lower)
    upper = np.where(is_published, entry.upper, upper)
    lower, upper = at_confidence(entry.value, lower, upper, confidence)
    if not is_as_published(confidence):
        return Limits(lower, upper, ~is_published, *_no_band(evidence))
    band, cell = _band(evidence, key, entry)
    is_other = ~np.isnan(band) & _say_otherwise(lower, upper, band)
    is_banded = ~np.isnan(band) & (is_other | ~is_published)
    lower, upper = np.where(is_other, np.nan, lower), np.where(is_other, np.nan, upper)
    band, cell = np.where(is_banded, band, np.nan), np.where(is_banded, cell, NO_CELL)
    return Limits(lower, upper, ~is_published, band, cell)


def _band(evidence: Evidence, key: Key, entry: YearOf) -> tuple[Floats, Whole]:
    """DfE's band of the year and its cell, where a series of bands is held."""
    series = evidence.series.by_key.get((f"{key[0]}_band", key[1]))
    if series is None:
        return _no_band(evidence)
    return at_year(series.value, entry.year), cells_at(series, entry.year)


def _no_band(evidence: Evidence) -> tuple[Floats, Whole]:
    return np.full(evidence.size, np.nan), np.full(evidence.size, NO_CELL)


def _say_otherwise(lower: Floats, upper: Floats, band: Floats) -> Flags:
    """Where limits lie elsewhere than DfE's band says."""
    other: Flags = ((band >= _BELOW) != (upper < 0)) | ((band <= _ABOVE) != (lower > 0))
    return other


def _lies_below(later: Limits, earlier: Limits) -> Flags:
    """Whether the later year's limits lie wholly below the earlier's; missing ones never do."""
    below: Flags = later.upper < earlier.lower
    return below
