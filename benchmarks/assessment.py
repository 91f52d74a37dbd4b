"""Assessing schools: all of England, and how the time grows with their number."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.loading import shipped_files
from benchmarks.measuring import ROOT, Promise, print_table, time_in_turn
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.loading import load_files
from reportkit.evidence.siod.schools import School, read_all_schools
from reportkit.judgement.assessment.assessing import assess
from reportkit.judgement.assessment.terms import Terms
from reportkit.settings.policies import read_pack, read_policy_thresholds

_PARAMS = ROOT / "params"
_DAYS = (date(2020, 4, 5), date(2026, 11, 22))
_SIZES = (1000, 4000, 16000)
_SECONDS = 10.0
_TIMES_LINEAR = 1.25


def measure(runs: int = 3) -> list[Promise]:
    """All schools on two days, and 1,000, 4,000 and 16,000 of them."""
    pack = read_pack(_PARAMS, "hillingdon@2016-02")
    terms = Terms(pack, read_policy_thresholds(_PARAMS, pack))
    with tempfile.TemporaryDirectory() as folder, Siod.open(Path(folder, "siod.duckdb")) as siod:
        load_files(siod, shipped_files())
        return [_all_of_england(siod, terms, runs), _growth(siod, terms, runs)]


def _all_of_england(siod: Siod, terms: Terms, runs: int) -> Promise:
    timed = time_in_turn(
        runs, {f"all of England as at {day}": partial(_assess, siod, terms, day, None) for day in _DAYS}
    )
    print_table("Assessing all schools of England, eleven indicators", timed)
    slowest = max(one.median for one in timed)
    words = f"All schools of England are assessed in under {_SECONDS:g} seconds"
    return Promise(words, f"{slowest:.1f} seconds", slowest < _SECONDS)


def _growth(siod: Siod, terms: Terms, runs: int) -> Promise:
    schools = read_all_schools(siod, _DAYS[0]).schools
    timed = time_in_turn(
        runs,
        {f"{size:,} schools": partial(_assess, siod, terms, _DAYS[0], schools[:size]) for size in _SIZES},
    )
    print_table("Growth", timed)
    last, first = timed[-1].median / _SIZES[-1], timed[-2].median / _SIZES[-2]
    words = f"A school of 16,000 takes at most {_TIMES_LINEAR:g} times as long as one of 4,000"
    return Promise(words, f"{last / first:.2f} times", last <= _TIMES_LINEAR * first)


def _assess(siod: Siod, terms: Terms, day: date, among: tuple[School, ...] | None) -> None:
    found = assess(siod, "england", None, day, terms, among)
    if len(found.results) != 11 * len(found.schools):
        raise AssertionError("A school has not all eleven results.")
