"""Indicator 3: a disadvantage gap wider than England's that does not close as England's does (H100)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.pooled import Pool, pool_years
from reportkit.judgement.indicators.reach import NO_FIGURE, within_reach
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason, where_made
from reportkit.judgement.indicators.years import Run, run_in, run_of
from reportkit.judgement.statistics.intervals import wilson
from reportkit.judgement.statistics.pupils import pupils_to_flip
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

GAP = Test("3", 3, "Gap not closing", ("gap_years", "gap_confidence", "test_n", "pool_years"))
PEERS_FELL = "narrowed within the school because its other pupils fell"


def gap_not_closing(evidence: Evidence, measure: str) -> Sheet:
    """3: England's other pupils less the school's disadvantaged pupils, its level and its change.

    A breach needs both: over `pool_years` together the gap is wider than England's (one-sided limit at
    `gap_confidence`), and over `gap_years`, first to last, it changed less favourably. `second` is the
    gap to peers within the school, the policy's own words. The pupils to the line are of the latest year.
    So few over the years that not even none of them at the standard would be below England cannot be
    said anything of.
    """
    key = (measure, "disadvantaged")
    pool = pool_years(evidence, key, always=True)
    run = run_of(evidence, key, int(evidence.lines["gap_years"]))
    others = run_in(evidence, (measure, "not_disadvantaged"), [entry.year for entry in run.years])
    school, england = _gaps(run, others)
    confidence = evidence.lines["gap_confidence"]
    two_sided = 2 * confidence - 1
    _, upper = wilson(pool.value, pool.pupils, two_sided)
    is_flagged = partial(_is_flagged, pool, _Change(run, others), two_sided)
    breach = is_flagged(run.latest.value, np.arange(evidence.size))
    no_peers = np.isnan(others.latest.england + others.first.england)
    no_start = np.isnan(run.first.value + run.first.england)
    _, at_nothing = wilson(np.zeros(evidence.size), pool.pupils, two_sided)
    reasons = (
        *((pool.cannot != "", pool.cannot), (no_start, MissingReason.TOO_FEW)),
        (no_peers, MissingReason.NO_COMPARATOR),
    )
    cannot, note = within_reach(
        first_reason(evidence.size, *reasons), at_nothing < pool.england, NO_FIGURE, _peers_fell(run, others)
    )
    made = where_made(run.latest.value, pool.run.applies, cannot)
    shown = {
        "figure": run.latest.value,
        "before": run.first.value,
        "comparator": england[0],
        "comparator_before": england[1],
        "second": others.latest.value - run.latest.value,
        "statistic": school[0],
        "z": school[0] - school[1],
        "line": england[0],
        "margin": upper - pool.england,
        "margin_pupils": pupils_to_flip(made, run.latest.pupils, breach, is_flagged),
        "upper": upper,
        "pupils": pool.pupils,
        "chance": np.full(evidence.size, (1 - confidence) / 2),
    }
    return Sheet(
        GAP,
        measure,
        "disadvantaged",
        pool.run.applies,
        cannot,
        breach,
        shown,
        [*pool.inputs, *_further(run, pool), *others.inputs],
        run.latest.year,
        run.first.year,
        comparator="England's gap",
        note=note,
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """The first and latest year of a school's disadvantaged pupils, and of England's others."""

    run: Run
    others: Run

    def is_slower(self, percent: Floats, at: Whole) -> Flags:
        """Whether the gap of schools with such a latest percentage changed less favourably."""
        school, england = _gaps(self.run, self.others)
        latest = self.others.latest.england[at] - percent
        slower: Flags = latest - school[1][at] > (england[0] - england[1])[at]
        return slower


def _is_flagged(pool: Pool, change: _Change, two_sided: float, percent: Floats, at: Whole) -> Flags:
    """Whether schools with such a percentage in the latest year have a wider gap that closes more slowly."""
    latest = change.run.latest
    more = (percent - latest.value[at]) * latest.pupils[at] / pool.pupils[at]
    _, upper = wilson(np.clip(pool.value[at] + more, 0, 100), pool.pupils[at], two_sided)
    flagged: Flags = (upper < pool.england[at]) & change.is_slower(percent, at)
    return flagged


def _further(run: Run, pool: Pool) -> list[Whole]:
    """The cells of the years that the change goes back to behind those taken together."""
    return [cells for entry in run.years[len(pool.run.years) :] for cells in entry.cells]


def _gaps(run: Run, others: Run) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """The latest and the first gap to England's other pupils: the school's, and England's."""
    latest, first = others.latest.england, others.first.england
    school = (latest - run.latest.value, first - run.first.value)
    return school, (latest - run.latest.england, first - run.first.england)


def _peers_fell(run: Run, others: Run) -> Words:
    """Says so where the gap within the school narrowed though its disadvantaged pupils did not rise."""
    within = others.latest.value - run.latest.value < others.first.value - run.first.value
    not_risen = run.latest.value <= run.first.value
    narrowed: Flags = within & not_risen
    return np.where(narrowed, PEERS_FELL, "").astype(object)
