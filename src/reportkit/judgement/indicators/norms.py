"""Own norms: each school among England's schools of its own phase, and what is known of its pupils."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.series import NO_CELL, Key, Series
from reportkit.judgement.indicators.evidence import ENOUGH_SCHOOLS, NO_YEAR, Evidence
from reportkit.judgement.statistics.positions import quintile
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

# England has about a thousand special schools, 350 PRUs and 150 all-through schools.
ENOUGH_OF_A_KIND = 100
_COMMON = (Phase.PRIMARY, Phase.SECONDARY)
# DfE counts all-through schools among the secondary ones.
_GROUPS = {
    Phase.PRIMARY: "primary",
    Phase.SECONDARY: "secondary",
    Phase.ALL_THROUGH: "secondary",
    Phase.SPECIAL: "special",
}
ROLL: Key = ("pupils_on_roll", "all")


def phases_of(evidence: Evidence) -> Words:
    """Each school's phase."""
    return np.array([school.phase_group for school in evidence.schools], dtype=object)


def areas_of(evidence: Evidence) -> Words:
    """Each school's council, "" where it is not known."""
    return np.array([school.la or "" for school in evidence.schools], dtype=object)


def fifths_of_phase(evidence: Evidence, series: Series, year: Whole) -> Floats:
    """The fifth of its phase in England (1 best, 5 worst) each school was in, in its own year.

    NaN where its figure is missing, its phase is not known, or too few schools of it are held to stand
    for England's.
    """
    found = np.full(evidence.size, np.nan)
    for phase, mine in _by_phase(evidence):
        for at in np.unique(year[mine & (year != NO_YEAR)]):
            values = series.value[:-1, at]
            if _is_enough(phase, mine & ~np.isnan(values)):
                fifths = np.full(evidence.size, np.nan)
                fifths[mine] = quintile(values[mine], series.measure.polarity)
                found = np.where(mine & (year == at), fifths, found)
    return found


def _by_phase(evidence: Evidence) -> Iterator[tuple[Phase, Flags]]:
    phases = phases_of(evidence)
    return ((phase, phases == phase) for phase in Phase if phase is not Phase.UNKNOWN)


def _is_enough(phase: Phase, held: Flags) -> bool:
    enough = ENOUGH_SCHOOLS if phase in _COMMON else ENOUGH_OF_A_KIND
    return bool(np.count_nonzero(held) >= enough)


def england_of_phase(evidence: Evidence, key: Key) -> tuple[Floats, Whole]:
    """England's figure for each school's phase, schools by years, and its cells.

    As published for the phase; where none is, the mean of the schools of the phase (by pupils, if they
    are published beside the figures), whose cell is NO_CELL. NaN where too few are held.
    """
    series = evidence[key]
    shape = series.value[:-1].shape
    figures, cells = np.full(shape, np.nan), np.full(shape, NO_CELL)
    for phase, mine in _by_phase(evidence):
        published = evidence.series.by_key.get((key[0], _GROUPS.get(phase, "")))
        figures[mine] = _means(series, mine, phase)
        if published is not None:
            is_published = ~np.isnan(published.value[-1])
            figures[np.ix_(mine, is_published)] = published.value[-1, is_published]
            cells[np.ix_(mine, is_published)] = published.cell[-1, is_published]
    return figures, cells


def _means(series: Series, mine: Flags, phase: Phase) -> Floats:
    """The mean of the phase's schools year by year."""
    value, pupils = series.value[:-1][mine], series.denominator[:-1][mine]
    weight = np.where(np.isnan(pupils).all(axis=0), 1.0, pupils)
    counts = ~np.isnan(value * weight)
    total = np.where(counts, weight, 0.0).sum(axis=0)
    is_enough = counts.sum(axis=0) >= (ENOUGH_SCHOOLS if phase in _COMMON else ENOUGH_OF_A_KIND)
    summed = np.where(counts, value * weight, 0.0).sum(axis=0)
    mean: Floats = np.divide(summed, total, out=np.full(total.shape, np.nan), where=is_enough & (total > 0))
    return mean


def nearest_year(series: Series, year: Whole) -> Whole:
    """For each school the latest year up to `year` with a number, else the first after; NO_YEAR if none."""
    known = ~np.isnan(series.value[:-1])
    places = np.arange(known.shape[1])
    last = np.maximum.accumulate(np.where(known, places, NO_YEAR), axis=1)
    beyond = known.shape[1]
    first = np.minimum.accumulate(np.where(known, places, beyond)[:, ::-1], axis=1)[:, ::-1]
    schools, at = np.arange(len(year)), np.maximum(year, 0)
    after = np.where(first[schools, at] == beyond, NO_YEAR, first[schools, at])
    nearest: Whole = np.where(last[schools, at] == NO_YEAR, after, last[schools, at])
    return np.where(year == NO_YEAR, NO_YEAR, nearest)


def known_near(series: Series, year: Whole) -> tuple[Floats, Whole]:
    """Each school's figure and cell of the nearest year with one, a later one only for want of any other."""
    nearest = nearest_year(series, year)
    schools = np.arange(len(year))
    value = np.where(nearest == NO_YEAR, np.nan, series.value[schools, nearest])
    cell: Whole = np.where(nearest == NO_YEAR, NO_CELL, series.cell[schools, nearest])
    return value, cell


def pupils_near(evidence: Evidence, year: Whole) -> tuple[Floats, Whole]:
    """Each school's pupils on roll in or near its year, NaN where no census is held, and the cell."""
    roll = evidence.series.by_key.get(ROLL)
    if roll is None:
        return np.full(evidence.size, np.nan), np.full(evidence.size, NO_CELL)
    return known_near(roll, year)
