"""Assessments of real schools, each made once for all test processes and kept as a snapshot."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from reportkit.evidence.siod import Siod
from reportkit.judgement.assessment.assessing import assess
from reportkit.judgement.assessment.gathering import gather
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.snapshots import find_snapshot, keep_snapshot
from reportkit.judgement.assessment.terms import Terms, header_of
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.settings import read_authority
from reportkit.settings.policies import read_pack, read_policy_thresholds
from tests.built import AUTHORITIES, SOURCE, Checkout, alone

PARAMS = SOURCE / "params"
HILLINGDON, HACKNEY = "hillingdon@2016-02", "hackney@2019-09"
PAST, BEFORE_COVID, TODAY = date(2019, 3, 29), date(2020, 4, 5), date(2026, 11, 22)
DAYS = (PAST, BEFORE_COVID, TODAY)
# Each authority today, and each of the two with data of its own for a day gone by on that day.
EVERY = [*((authority, TODAY) for authority in AUTHORITIES), ("hillingdon", PAST), ("surrey", BEFORE_COVID)]


@cache
def terms_of(policy: str = HILLINGDON) -> Terms:
    pack = read_pack(PARAMS, policy)
    return Terms(pack, read_policy_thresholds(PARAMS, pack))


def assessed(checkout: Checkout, authority: str, day: date, policy: str = HILLINGDON) -> Assessment:
    return _assessed(checkout.siod, checkout.shared / "assessed", authority, day, policy)


@cache
def _assessed(path: Path, kept: Path, authority: str, day: date, policy: str) -> Assessment:
    kept.mkdir(exist_ok=True)
    with alone(kept / f"{authority}-{day}-{policy}"), Siod.open(path, read_only=True) as siod:
        area, terms = read_authority(PARAMS, authority).area, terms_of(policy)
        found = find_snapshot(kept, header_of(siod, authority, area, day, terms))
        if found is None:
            found = assess(siod, authority, area, day, terms, _england(path, day))
            keep_snapshot(kept, found)
    return found


@lru_cache(maxsize=1)
def _england(path: Path, day: date) -> Evidence:
    """What is known of England's schools on the day, read once for its authorities and both policies."""
    with Siod.open(path, read_only=True) as siod:
        return gather(siod, day, terms_of().lines)
