"""What an assessment looks at, read once: every school of England and its figures as known on the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.schools import School, read_all_schools
from reportkit.evidence.siod.series import Key, read_school_series
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.vocabulary import AreaCode
from reportkit.vocabulary.arrays import Flags, Whole

_COHORTS: Mapping[str, tuple[Callable[[School], bool | None], frozenset[str]]] = {
    "ks2_cohort": (lambda school: school.has_ks2, frozenset({"primary", "all-through"})),
    "ks4_cohort": (lambda school: school.has_ks4, frozenset({"secondary", "all-through"})),
}


def gather(siod: Siod, as_at: date, lines: Mapping[str, float]) -> Evidence:
    """Every series held for schools, as known on the day, of every open state-funded school of England."""
    schools = read_all_schools(siod, as_at).schools
    series = read_school_series(siod, [school.urns for school in schools], school_keys(), as_at)
    teaches = {cohort: _teaching(schools, *how) for cohort, how in _COHORTS.items()}
    return Evidence(as_at, schools, series, lines, teaches)


def school_keys() -> tuple[Key, ...]:
    """Every measure and pupil group that some file holds for schools, or England alone for a group."""
    measures = [m for m in read_registry().measures if any(group.columns for group in m.groups)]
    return tuple((measure.id, group.id) for measure in measures for group in measure.groups)


def _teaching(
    schools: tuple[School, ...], by_age: Callable[[School], bool | None], phases: frozenset[str]
) -> Flags:
    """Which schools have pupils of an age: by their ages, else by their phase."""
    known = (by_age(school) for school in schools)
    flags = [
        school.phase_group in phases if answer is None else answer
        for school, answer in zip(schools, known, strict=True)
    ]
    return np.array(flags, dtype=np.bool_)


def places_of(evidence: Evidence, la: AreaCode) -> Whole:
    """The places of an authority's schools among all."""
    return np.array([at for at, school in enumerate(evidence.schools) if school.la == la], dtype=np.intp)
