"""The schools of an earlier list that are on the later one no more, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportkit.evidence.siod.schools import School
from reportkit.judgement.assessment.model import Assessment
from reportkit.vocabulary import Urn


class Fate(StrEnum):
    """What became of a school, as far as the lists held tell."""

    REPLACED = "another school has taken its place"
    MOVED = "it is on another authority's list"
    NOT_KNOWN = "no successor is known"


@dataclass(frozen=True, slots=True)
class Departure:
    """A school that left the list, its category then, its fate, and the schools that stand for it now."""

    urn: Urn
    name: str
    then: str
    fate: Fate
    now: tuple[School, ...]


def gone_from(before: Assessment, after: Assessment) -> tuple[Urn, ...]:
    """The schools of the earlier assessment that the later one has under no number of theirs."""
    held = {*after.urns, *(Urn(str(u)) for urns in after.schools["earlier_urns"] for u in urns)}
    return tuple(urn for urn in before.urns if urn not in held)


def find_departures(
    before: Assessment, after: Assessment, schools: Sequence[School]
) -> tuple[Departure, ...]:
    """Each that left, in the earlier order; `schools` are England's on the later day."""
    return tuple(_departure(before, urn, schools) for urn in gone_from(before, after))


def _departure(before: Assessment, urn: Urn, schools: Sequence[School]) -> Departure:
    then = before.of_school(urn)
    fate, now = _fate(urn, schools)
    return Departure(urn, str(then.facts["name"]), then.placement.words, fate, now)


def _fate(urn: Urn, schools: Sequence[School]) -> tuple[Fate, tuple[School, ...]]:
    if moved := tuple(school for school in schools if school.urn == urn):
        return Fate.MOVED, moved
    heirs = tuple(school for school in schools if urn in _stood_before(school))
    return (Fate.REPLACED if heirs else Fate.NOT_KNOWN), heirs


def _stood_before(school: School) -> tuple[Urn, ...]:
    """Every school it replaced; of a past day no list of links was out, and its lineage alone tells."""
    lineage = (*school.sole_predecessors, *school.merged_from, *school.split_from)
    return (*school.predecessors, *lineage)
