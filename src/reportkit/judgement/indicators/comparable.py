"""Indicator 5: not as good as comparable schools in the borough (H102).

A figure is compared with those of ten like schools (see `grouping`) whose own figure could be tested in
the same year. An average score cannot be tested: the pupils' standard deviation is in none of the
files, and to be in the lowest quarter of ten is no more than many schools always are. Its place is
shown, and it cannot say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from reportkit.evidence.siod.series import NO_CELL, Key
from reportkit.judgement.indicators.evidence import ENOUGH_SCHOOLS, Evidence
from reportkit.judgement.indicators.grouping import NOBODY, ComparableGroups, Neighbours, choose_groups
from reportkit.judgement.indicators.pooled import Pool, pool_years
from reportkit.judgement.indicators.reach import NO_FIGURE_AMONG_LIKE, within_reach
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason, where_made
from reportkit.judgement.indicators.years import YearOf, is_under, run_in, run_of
from reportkit.judgement.statistics.chance import chance_below_limit
from reportkit.judgement.statistics.funnel import funnel_limits, funnel_z, overdispersion
from reportkit.judgement.statistics.pupils import pupils_to_flip
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

_GROUP_LINES = ("comparable_k", "comparable_min", "comparable_quarter", "test_n")
COMPARABLE = Test("5", 5, "Comparable schools", (*_GROUP_LINES, "funnel_z_alert", "pool_years"))
COMPARABLE_SCORES = Test("5-score", 5, "Comparable schools, average score", _GROUP_LINES, needed=False)
WIDENED = "schools of statistical neighbours are among them"
FEW_SCHOOLS = "how far schools differ is known from another year or from few schools"
_COMPARATOR = "comparable schools"
# With fewer schools than these the overdispersion would absorb the outlier that is sought.
_FEWEST_FOR_SPREAD = 10


@dataclass(frozen=True, slots=True)
class _Against:
    """Each school's group, its mean by pupils and its lower quartile; NaN where the group is too small.

    `inputs` are the places of the members' cells.
    """

    groups: ComparableGroups
    mean: Floats
    quartile: Floats
    inputs: Sequence[Whole] = ()


def comparable_schools(
    evidence: Evidence, key: Key, neighbours: Neighbours
) -> tuple[Sheet, ComparableGroups]:
    """5 for percentages, and every school's group; `neighbours` gives the councils near a council.

    A breach is a figure below the group's lower quartile (`comparable_quarter`) and below the limit
    (`funnel_z_alert`) around its mean, widened by the overdispersion of England's schools about such
    means (E0). A school with under `test_n` pupils is compared over three years pooled, with members
    pooled alike. Where not even a figure of 0 would be a breach, nothing can be said.
    """
    pool = pool_years(evidence, key)
    against = _compare(evidence, key, pool, neighbours)
    z = funnel_z(pool.value, pool.pupils, against.mean)
    spread = _spread(evidence, key, z, neighbours)
    limits = funnel_limits(against.mean, pool.pupils, spread, evidence.lines["funnel_z_alert"])
    line = np.fmin(limits[0], against.quartile)
    no_group = (np.isnan(limits[0] + against.quartile), MissingReason.NO_COMPARATOR)
    cannot = first_reason(evidence.size, (pool.cannot != "", pool.cannot), no_group)
    note = _notes(pool.note, _weaknesses(against.groups.widened, z))
    cannot, note = within_reach(cannot, line > 0, NO_FIGURE_AMONG_LIKE, note)
    is_below, breach = partial(_is_below, line), pool.value < line
    made = where_made(pool.value, pool.run.applies, cannot)
    shown = {
        "figure": pool.value,
        "comparator": against.mean,
        "second": against.quartile,
        "statistic": pool.value,
        "lower": limits[0],
        "upper": limits[1],
        "pupils": pool.pupils,
        "z": z,
        "line": line,
        "margin": pool.value - line,
        "margin_pupils": pupils_to_flip(made, pool.pupils, breach, is_below),
        "chance": chance_below_limit(against.mean, pool.pupils, line),
    }
    sheet = Sheet(
        COMPARABLE,
        *key,
        pool.run.applies,
        cannot,
        breach,
        shown,
        [*_own_cells(pool), *against.inputs],
        pool.run.latest.year,
        pool.since,
        comparator=_COMPARATOR,
        note=note,
    )
    return sheet, against.groups.only(sheet.applies)


def _is_below(line: Floats, percent: Floats, at: Whole) -> Flags:
    """Whether schools at some places are below their line with such a percentage."""
    below: Flags = percent < line[at]
    return below


def _compare(evidence: Evidence, key: Key, pool: Pool, neighbours: Neighbours) -> _Against:
    """Schools tested on one year among their like on that year, pooled ones among their like pooled."""
    every = pool_years(evidence, key, always=True)
    year, can = pool.run.latest.year, pool.cannot == ""
    alone, together = can & ~pool.is_pooled, every.cannot == ""
    single = choose_groups(evidence, alone, alone, year, neighbours)
    pooled = choose_groups(evidence, can & pool.is_pooled, together, year, neighbours)
    is_pooled = pool.is_pooled[:, np.newaxis]
    values = np.where(is_pooled, pooled.figures(every.value), single.figures(pool.value))
    pupils = np.where(is_pooled, pooled.figures(every.pupils), single.figures(pool.pupils))
    summed_up = _summed_up(evidence, single.joined(pooled), values, pupils)
    cells = [*_members_cells(single, pool.run.years[:1]), *_members_cells(pooled, every.run.years)]
    return replace(summed_up, inputs=cells)


def _own_cells(pool: Pool) -> list[Whole]:
    """The school's own cells of the years that count; England's figure plays no part."""
    earlier = [np.where(pool.is_pooled, cells, NO_CELL) for cells in _cells_of(pool.run.years[1:])]
    return [*_cells_of(pool.run.years[:1]), *earlier]


def _members_cells(groups: ComparableGroups, years: Sequence[YearOf]) -> list[Whole]:
    """The members' cells in these years of theirs, member by member."""
    is_there = groups.members != NOBODY
    members = np.where(is_there, groups.members, 0)
    held = [np.where(is_there, cells[members], NO_CELL) for cells in _cells_of(years)]
    return [cells[:, member] for member in range(groups.members.shape[1]) for cells in held]


def _cells_of(years: Sequence[YearOf]) -> list[Whole]:
    """Where each year's figure and count of pupils stand."""
    return [cells for year in years for cells in (year.cell, year.pupils_cell)]


def _summed_up(evidence: Evidence, groups: ComparableGroups, values: Floats, pupils: Floats) -> _Against:
    """The mean and quartile of groups of at least `comparable_min`."""
    is_enough = groups.size >= evidence.lines["comparable_min"]
    mean, quartile = np.full(evidence.size, np.nan), np.full(evidence.size, np.nan)
    held, weight = values[is_enough], np.nan_to_num(pupils[is_enough])
    mean[is_enough] = np.clip((np.nan_to_num(held) * weight).sum(axis=1) / weight.sum(axis=1), 0, 100)
    quartile[is_enough] = _quarter(held, evidence.lines["comparable_quarter"])
    return _Against(groups, mean, quartile)


def _quarter(values: Floats, percent: float) -> Floats:
    """The value below which so many percent of a row lie, linear between its values; gaps are at the end."""
    in_order = np.sort(values, axis=1)
    at = percent / 100 * (np.count_nonzero(~np.isnan(values), axis=1) - 1)
    rows, below = np.arange(len(values)), np.floor(at).astype(np.intp)
    low, high = in_order[rows, below], in_order[rows, np.ceil(at).astype(np.intp)]
    quarter: Floats = low + (at - below) * (high - low)
    return quarter


def _spread(evidence: Evidence, key: Key, z: Floats, neighbours: Neighbours) -> float:
    """The overdispersion of England's schools about their groups' means, never below 1.

    Where too few schools have a figure for the year, that of the latest year with enough; where there
    is none, that of the few, if they are at least `_FEWEST_FOR_SPREAD`.
    """
    held = z[~np.isnan(z)]
    if len(held) < ENOUGH_SCHOOLS:
        earlier = _earlier_z(evidence, key, neighbours)
        held = held if earlier is None else earlier
    return overdispersion(held) if len(held) >= _FEWEST_FOR_SPREAD else 1.0


def _earlier_z(evidence: Evidence, key: Key, neighbours: Neighbours) -> Floats | None:
    """Each school's distance from its group's mean in the latest year with enough schools, None if none."""
    year = _latest_with_enough(evidence, key)
    if year is None:
        return None
    each = np.full(evidence.size, year)
    entry = run_in(evidence, key, [each]).latest
    can = ~np.isnan(entry.value) & (entry.pupils >= evidence.lines["test_n"])
    groups = choose_groups(evidence, can, can, each, neighbours)
    mean = _summed_up(evidence, groups, groups.figures(entry.value), groups.figures(entry.pupils)).mean
    z = funnel_z(entry.value, entry.pupils, mean)
    return np.asarray(z[can & ~np.isnan(z)])


def _latest_with_enough(evidence: Evidence, key: Key) -> int | None:
    held = np.count_nonzero(~np.isnan(evidence[key].value[:-1]), axis=0)
    enough = np.flatnonzero(held >= ENOUGH_SCHOOLS)
    return int(enough[-1]) if len(enough) else None


def _weaknesses(widened: Flags, z: Floats) -> Words:
    """What is weak about the comparison (A3.27)."""
    few = np.full(
        len(z), FEW_SCHOOLS if np.count_nonzero(~np.isnan(z)) < ENOUGH_SCHOOLS else "", dtype=object
    )
    return _notes(np.where(widened, WIDENED, "").astype(object), few)


def _notes(first: Words, second: Words) -> Words:
    """Both notes."""
    both: Words = first + np.where((first != "") & (second != ""), "; ", "").astype(object) + second
    return both


def comparable_scores(evidence: Evidence, key: Key, neighbours: Neighbours) -> tuple[Sheet, ComparableGroups]:
    """5 for average scores: the lower quartile of the group, shown; a score cannot say (see above)."""
    run = run_of(evidence, key, 1)
    now = run.latest
    few = (is_under(run, evidence.lines["test_n"]), MissingReason.TOO_FEW)
    cannot = first_reason(evidence.size, *run.problems(counts=False), few)
    can = (cannot == "") & run.applies
    groups = choose_groups(evidence, can, can, now.year, neighbours)
    shown = {
        "figure": now.value,
        "second": _summed_up(evidence, groups, groups.figures(now.value), groups.figures(now.value)).quartile,
        "pupils": now.pupils,
    }
    everywhere = (np.ones(evidence.size, dtype=np.bool_), MissingReason.NO_LIMITS)
    sheet = Sheet(
        COMPARABLE_SCORES,
        *key,
        run.applies,
        first_reason(evidence.size, (cannot != "", cannot), everywhere),
        np.zeros(evidence.size, dtype=np.bool_),
        shown,
        [*_cells_of([now]), *_members_cells(groups, [now])],
        now.year,
        comparator=_COMPARATOR,
        note=np.where(groups.widened, WIDENED, "").astype(object),
    )
    return sheet, groups.only(sheet.applies)
