"""Assessments, made if they are not kept yet with just this data, policy and code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from reportkit.evidence.siod import Siod
from reportkit.exceptions import MissingData, UsageError
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.snapshots import (
    find_snapshot,
    keep_snapshot,
    remove_unfinished,
    snapshot_folder,
)
from reportkit.judgement.assessment.terms import Terms, header_of
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.judgement.indicators.returns import Returns
from reportkit.places import Places
from reportkit.settings import Authority, read_authority, read_terms
from reportkit.settings.policies import PolicyPack, PolicyThresholds, read_pack, read_policy_thresholds

Step = Callable[[str], None]
Stamps = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An assessment and the one at the start of the term before (None if there is none), as kept."""

    terms: Terms
    now: Assessment
    folder: Path
    then: Assessment | None
    earlier: Path | None


def kept_assessments(
    places: Places,
    authority: str,
    as_at: date,
    policy: str = "",
    crosswalk: Crosswalk = Crosswalk.DFE_STUCK,
    step: Step = lambda words: None,
    *,
    for_heads: bool = False,
) -> Kept:
    """Both assessments, made if they are not kept yet. Raises as `assess_authority` does.

    `for_heads` leaves out what only a named person tells a head: what the council knows of safeguarding.
    """
    settings = read_authority(places.params, authority)
    terms = terms_for(places, settings, policy, crosswalk)
    days = read_terms(places.params)
    remove_unfinished(places.snapshots)
    before = days.before(days.at(as_at))
    with open_data(places) as siod:
        step(f"Assessing the schools of {settings.name}")
        now = assess_under(places, siod, authority, as_at, terms, for_heads=for_heads)
        step("Comparing with the term before")
        then = _earlier(
            places, siod, authority, before.starts if before else None, terms, for_heads=for_heads
        )
    earlier = snapshot_folder(places.snapshots, then.header) if then else None
    return Kept(terms, now, snapshot_folder(places.snapshots, now.header), then, earlier)


@contextmanager
def open_data(places: Places) -> Iterator[Siod]:
    """The loaded data, to be read."""
    with Siod.open(places.siod, read_only=True) as siod:
        yield siod


def terms_for(places: Places, settings: Authority, policy: str, crosswalk: Crosswalk) -> Terms:
    """The policy named, else the authority's own. Raises UsageError if there is neither."""
    named = policy or settings.policy
    if not named:
        raise UsageError(
            f"{settings.name} has no policy, so its schools cannot be assessed. Name one with --policy, such "
            "as hillingdon@2016-02, or put it in its file in params/authorities."
        )
    pack, thresholds = _read_policy(places.params, named, _stamps(places.params / "policies"))
    return Terms(pack, thresholds, crosswalk)


@lru_cache(maxsize=8)
def _read_policy(params: Path, policy: str, _: Stamps) -> tuple[PolicyPack, PolicyThresholds]:
    """The policy and its thresholds: many acts of one run ask for them, and reading them takes a while."""
    pack = read_pack(params, policy)
    return pack, read_policy_thresholds(params, pack)


def _stamps(folder: Path) -> Stamps:
    """What tells whether a file of the folder has been changed."""
    stats = ((path.name, path.stat()) for path in sorted(folder.glob("*.yaml")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def assess_under(
    places: Places, siod: Siod, authority: str, day: date, terms: Terms, *, for_heads: bool = False
) -> Assessment:
    """The assessment kept with just this data, policy, returns and code, else a new one, kept."""
    settings = read_authority(places.params, authority)
    terms = replace(terms, returns=_returns(places, authority, day, for_heads=for_heads))
    header = header_of(siod, authority, settings.area, day, terms)
    if kept := find_snapshot(places.snapshots, header):
        return kept
    from reportkit.judgement.assessment.assessing import assess  # it brings in scipy, for which others wait

    assessment = assess(siod, authority, settings.area, day, terms)
    keep_snapshot(places.snapshots, assessment)
    return assessment


def _returns(places: Places, authority: str, day: date, *, for_heads: bool) -> Returns:
    """What teams had returned by the day; the store is not loaded where there is none."""
    if not places.has_casework:
        return Returns()
    from reportkit.pipeline.returns.handing import for_heads as without_told_apart
    from reportkit.pipeline.returns.handing import returns_known

    known = returns_known(places, authority, day)
    return without_told_apart(known) if for_heads else known


def _earlier(
    places: Places, siod: Siod, authority: str, day: date | None, terms: Terms, *, for_heads: bool
) -> Assessment | None:
    """The assessment to compare with, None where no list of schools goes back so far."""
    try:
        return assess_under(places, siod, authority, day, terms, for_heads=for_heads) if day else None
    except MissingData:
        return None
