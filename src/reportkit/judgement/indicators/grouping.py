"""The schools that are comparable with each: its council's of its phase, nearest by their pupils (E1.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.norms import ROLL, areas_of, known_near, phases_of
from reportkit.judgement.statistics.columns import standardise_columns
from reportkit.vocabulary.arrays import Flags, Floats, Whole

# Pupils ever eligible for free meals in six years stand for the disadvantaged: DfE publishes no share.
FEATURES: tuple[Key, ...] = (
    ("fsm_ever", "all"),
    ("eal", "all"),
    ("sen_support", "all"),
    ("ehcp", "all"),
    ("ks4_prior_attainment", "all"),
    ROLL,
)
NOBODY = -1
Neighbours = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ComparableGroups:
    """Each school's group: `members` are places of schools, closest first, NOBODY where there are fewer.

    Shape (schools, k). `widened` is where neighbouring councils' schools were among the candidates.
    """

    members: Whole
    widened: Flags

    @property
    def size(self) -> Whole:
        """How many members each group has."""
        return np.asarray((self.members != NOBODY).sum(axis=1), dtype=np.intp)

    def of(self, school: int) -> tuple[int, ...]:
        """The places of a school's members, closest first."""
        return tuple(int(member) for member in self.members[school] if member != NOBODY)

    def figures(self, values: Floats) -> Floats:
        """The members' values, shape (schools, k), NaN where there is no member."""
        held = self.members != NOBODY
        return np.where(held, values[np.where(held, self.members, 0)], np.nan)

    def only(self, schools: Flags) -> ComparableGroups:
        """The same with groups of these schools alone."""
        members = np.where(schools[:, np.newaxis], self.members, NOBODY)
        return ComparableGroups(members, self.widened & schools)

    def joined(self, other: ComparableGroups) -> ComparableGroups:
        """Both, where no school has a group in each."""
        return ComparableGroups(
            np.where(self.members == NOBODY, other.members, self.members), self.widened | other.widened
        )


def choose_groups(
    evidence: Evidence, subjects: Flags, candidates: Flags, year: Whole, neighbours: Neighbours
) -> ComparableGroups:
    """The group of each subject, its nearest `comparable_k` among candidates with the same `year`.

    Every subject must be a candidate itself. With fewer than `comparable_min` others of its council and
    phase to choose from, those of its council's `neighbours` join them.
    """
    least, k = evidence.lines["comparable_min"], int(evidence.lines["comparable_k"])
    members, widened = np.full((evidence.size, k), NOBODY), np.zeros(evidence.size, dtype=np.bool_)
    for at in np.unique(year[subjects]):
        features = features_at(evidence, int(at))
        blocks = _blocks(evidence, candidates & (year == at))
        for (phase, area), own in blocks.items():
            mine, is_few = own[subjects[own]], len(own) - 1 < least
            choice = _with_neighbours(blocks, phase, area, neighbours) if is_few else own
            members[mine], widened[mine] = _nearest(features, mine, choice, k), is_few
    return ComparableGroups(members, widened)


_Blocks = dict[tuple[Phase, str], Whole]


def _blocks(evidence: Evidence, candidates: Flags) -> _Blocks:
    """The candidates of each phase and council, both being known."""
    phases, areas = phases_of(evidence), areas_of(evidence)
    found: dict[tuple[Phase, str], list[int]] = {}
    for place in np.flatnonzero(candidates & (phases != Phase.UNKNOWN) & (areas != "")):
        found.setdefault((phases[place], areas[place]), []).append(int(place))
    return {block: np.array(places, dtype=np.intp) for block, places in found.items()}


def _with_neighbours(blocks: _Blocks, phase: Phase, area: str, neighbours: Neighbours) -> Whole:
    """The candidates of the phase in the council and in those near it."""
    areas = dict.fromkeys((area, *neighbours.get(area, ())))
    return np.concatenate([blocks[phase, each] for each in areas if (phase, each) in blocks])


def features_at(evidence: Evidence, year: int) -> Floats:
    """What makes schools alike in or near a year, in standard deviations of England's schools of a phase.

    Shape (schools, features). A feature that no school of the phase has is 0 for all: it adds nothing.
    """
    raw = np.stack([_feature(evidence, key, year) for key in FEATURES], axis=1)
    scores = np.full(raw.shape, np.nan)
    for mine in _each_phase(evidence):
        unheld = np.isnan(raw[mine]).all(axis=0)
        scores[mine] = np.where(unheld, 0.0, standardise_columns(raw[mine]))
    return scores


def _feature(evidence: Evidence, key: Key, year: int) -> Floats:
    series = evidence.series.by_key.get(key)
    if series is None:
        return np.full(evidence.size, np.nan)
    return known_near(series, np.full(evidence.size, year))[0]


def _each_phase(evidence: Evidence) -> Iterator[Flags]:
    phases = phases_of(evidence)
    return (phases == phase for phase in Phase)


def _nearest(features: Floats, subjects: Whole, candidates: Whole, k: int) -> Whole:
    """The places of the k candidates nearest to each subject, itself left out, padded with NOBODY."""
    apart = _distances(features[subjects], features[candidates])
    apart[subjects[:, np.newaxis] == candidates] = np.inf
    order = np.argsort(apart, axis=1, kind="stable")[:, :k]
    is_near = np.isfinite(np.take_along_axis(apart, order, axis=1))
    found = np.full((len(subjects), k), NOBODY)
    found[:, : order.shape[1]] = np.where(is_near, candidates[order], NOBODY)
    return found


def _distances(some: Floats, others: Floats) -> Floats:
    """√(F/shared · Σ(z₁-z₂)²) over the features both have; infinite if these are under half of all."""
    total, shared = np.zeros((len(some), len(others))), np.zeros((len(some), len(others)))
    for feature in range(some.shape[1]):
        apart = np.square(some[:, feature, np.newaxis] - others[:, feature])
        total += np.nan_to_num(apart)
        shared += ~np.isnan(apart)
    distance = np.sqrt(some.shape[1] * total / np.maximum(shared, 1))
    distance[2 * shared < some.shape[1]] = np.inf
    return distance
