"""Indicator 3: a disadvantage gap wider than England's that does not close as England's does (H100)."""

from __future__ import annotations

import numpy as np

from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.pooled import Pool, pool_years
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.years import Run, run_in, run_of
from reportkit.judgement.statistics.intervals import wilson
from reportkit.judgement.statistics.pupils import pupils_to_cross
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

GAP = Test("3", 3, "Gap not closing", ("gap_years", "gap_confidence", "test_n", "pool_years"))
PEERS_FELL = "narrowed within the school because its other pupils fell"


def gap_not_closing(evidence: Evidence, measure: str) -> Sheet:
    """3: England's other pupils less the school's disadvantaged pupils, its level and its change.

    A breach needs both: over `pool_years` together the gap is wider than England's (one-sided limit at
    `gap_confidence`), and over `gap_years`, first to last, it changed less favourably. `second` is the
    gap to peers within the school, the policy's own words.
    """
    key = (measure, "disadvantaged")
    pool = pool_years(evidence, key, always=True)
    run = run_of(evidence, key, int(evidence.lines["gap_years"]))
    others = run_in(evidence, (measure, "not_disadvantaged"), [entry.year for entry in run.years])
    school, england = _gaps(run, others)
    confidence = evidence.lines["gap_confidence"]
    _, upper = wilson(pool.value, pool.pupils, 2 * confidence - 1)
    is_wider, is_slower = upper < pool.england, school[0] - school[1] > england[0] - england[1]
    margin = upper - pool.england
    shown = {
        "figure": run.latest.value,
        "before": run.first.value,
        "comparator": england[0],
        "comparator_before": england[1],
        "second": others.latest.value - run.latest.value,
        "statistic": school[0],
        "z": school[0] - school[1],
        "line": england[0],
        "margin": margin,
        "margin_pupils": pupils_to_cross(margin, pool.pupils),
        "upper": upper,
        "pupils": pool.pupils,
        "chance": np.full(evidence.size, (1 - confidence) / 2),
    }
    no_peers = np.isnan(others.latest.england + others.first.england)
    no_start = np.isnan(run.first.value + run.first.england)
    reasons = (
        *((pool.cannot != "", pool.cannot), (no_start, MissingReason.TOO_FEW)),
        (no_peers, MissingReason.NO_COMPARATOR),
    )
    return Sheet(
        GAP,
        measure,
        "disadvantaged",
        pool.run.applies,
        first_reason(evidence.size, *reasons),
        is_wider & is_slower,
        shown,
        [*pool.inputs, *_further(run, pool), *others.inputs],
        run.latest.year,
        run.first.year,
        comparator="England's gap",
        note=_peers_fell(run, others),
    )


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
