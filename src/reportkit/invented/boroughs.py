"""The invented boroughs and their schools: who there is, before anything is published of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from reportkit.exceptions import UsageError
from reportkit.invented.circumstances import BY_ID, CATALOGUE, Circumstance
from reportkit.invented.kinds import Kind, kind_of, shared_out
from reportkit.invented.names import head_names, school_names, trust_names
from reportkit.vocabulary import Urn

FEWEST, MOST = 20, 300
_FIRST_SCHOOL, _FIRST_PREDECESSOR, _FIRST_NUMBER = 1, 801, 2001
_OPENED = date(1994, 9, 1)
_BY_TRUST = ("Academy", "Free school")


@dataclass(frozen=True, slots=True)
class Trust:
    """A trust that runs academies: its number among the groups of the register, and its name."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A school that another took the place of."""

    urn: Urn
    laestab: str
    name: str
    phase: str
    ages: tuple[int, int]


@dataclass(frozen=True, slots=True)
class InventedSchool:
    """A school that does not exist.

    `phase` is primary, infant, junior, secondary, all-through, special, pru or nursery; `type` the
    register's words. `cohort` is how many pupils take tests or exams a year, `roll` how many there are.
    `circumstances` are ids of `reportkit.invented.circumstances`, at most one; a school without any is
    quiet, and its results and inspections are good.
    """

    urn: Urn
    laestab: str
    ukprn: str
    name: str
    phase: str
    type: str
    ages: tuple[int, int]
    cohort: int
    roll: int
    opened: date
    head: str
    trust: Trust | None = None
    predecessors: tuple[Predecessor, ...] = ()
    replaced_on: date | None = None
    circumstances: frozenset[str] = frozenset()

    @property
    def is_academy(self) -> bool:
        """Whether a trust runs it, not the council."""
        return self.type.startswith(_BY_TRUST)

    @property
    def is_maintained(self) -> bool:
        """Whether the council maintains it."""
        return not self.is_academy

    @property
    def kind(self) -> Kind:
        """Its phase's kind."""
        return kind_of(self.phase)

    @property
    def circumstance(self) -> Circumstance | None:
        """What is done to it; None of a quiet school."""
        return next((BY_ID[each] for each in sorted(self.circumstances)), None)


@dataclass(frozen=True, slots=True)
class Borough:
    """A borough that does not exist; `slug` names its settings and folders, `code` its authority."""

    slug: str
    name: str
    code: str
    ons: str
    policy: str
    has_five_aims: bool
    schools: tuple[InventedSchool, ...] = ()

    @property
    def printed_name(self) -> str:
        """The name as documents print it, saying that it is invented."""
        return f"{self.name} (invented)"

    def with_circumstance(self, circumstance: str) -> tuple[InventedSchool, ...]:
        """The schools with this circumstance, none in a borough too small for it."""
        return tuple(school for school in self.schools if circumstance in school.circumstances)

    def quiet(self, *phases: str) -> tuple[InventedSchool, ...]:
        """The schools nothing is done to, of these phases if any are named; free for the team's own cases."""
        return tuple(s for s in self.schools if not s.circumstances and (not phases or s.phase in phases))

    def school(self, urn: str) -> InventedSchool:
        """The school with this URN. Raises KeyError if there is none."""
        return {school.urn: school for school in self.schools}[Urn(urn)]


WEXCOMBE = Borough("wexcombe", "Wexcombe", "998", "E09000998", "hillingdon@2016-02", True)
MARLHAVEN = Borough("marlhaven", "Marlhaven", "997", "E09000997", "hackney@2019-09", False)


def invent_boroughs(schools: int, seed: int) -> tuple[Borough, Borough]:
    """Wexcombe and Marlhaven with so many schools each, the same for the same seed.

    Raises UsageError for fewer than 20 schools, which have too few of each phase, or more than 300.
    """
    if not FEWEST <= schools <= MOST:
        raise UsageError(f"{schools} schools cannot be invented: ask for {FEWEST} to {MOST}.")
    names = school_names(2 * schools, np.random.default_rng(seed))
    return (
        _peopled(WEXCOMBE, names[:schools], np.random.default_rng([seed, 998])),
        _peopled(MARLHAVEN, names[schools:], np.random.default_rng([seed, 997])),
    )


def _peopled(borough: Borough, names: Sequence[str], rng: np.random.Generator) -> Borough:
    kinds = shared_out(len(names))
    heads, by_trust = head_names(len(names), rng), _by_trust(kinds)
    trusts = _trusts(borough)
    bare = [
        _school(borough, place, name, kind, (trusts[place % len(trusts)] if run else None), rng)
        for place, (name, kind, run) in enumerate(zip(names, kinds, by_trust, strict=True))
    ]
    staffed = [replace(school, head=head) for school, head in zip(bare, heads, strict=True)]
    return replace(borough, schools=_given_circumstances(borough, staffed))


def _trusts(borough: Borough) -> tuple[Trust, ...]:
    half = trust_names()[:3] if borough.slug == "wexcombe" else trust_names()[3:]
    return tuple(Trust(f"{borough.code}{place:02}", name) for place, name in enumerate(half, start=1))


def _by_trust(kinds: Sequence[Kind]) -> list[bool]:
    """Which schools trusts run, spread evenly over the schools of each phase."""
    seen: dict[str, int] = {}
    found = []
    for kind in kinds:
        place = seen[kind.phase] = seen.get(kind.phase, 0) + 1
        found.append(int(place * kind.trust_share) > int((place - 1) * kind.trust_share))
    return found


def _school(
    borough: Borough, place: int, name: str, kind: Kind, trust: Trust | None, rng: np.random.Generator
) -> InventedSchool:
    types = kind.trust_types if trust else kind.council_types
    cohort = int(rng.choice(kind.pupils))
    return InventedSchool(
        urn=Urn(f"{borough.code}{_FIRST_SCHOOL + place:03}"),
        laestab=f"{borough.code}{_FIRST_NUMBER + place}",
        ukprn=f"19{borough.code}{place:03}",
        name=f"{name} {kind.suffix}",
        phase=kind.phase,
        type=types[place % len(types)],
        ages=kind.ages,
        cohort=cohort,
        roll=roll_of(kind, cohort),
        opened=_OPENED,
        head="",
        trust=trust,
    )


def roll_of(kind: Kind, cohort: int) -> int:
    """How many pupils a school has with so many in a year."""
    low, high = kind.ages
    return cohort * max(1, min(high, 16) - max(low, 4))


def _given_circumstances(borough: Borough, schools: Sequence[InventedSchool]) -> tuple[InventedSchool, ...]:
    """The schools with the catalogue's circumstances, each given to the first free ones that may have it."""
    held = list(schools)
    for circumstance in CATALOGUE:
        free = [place for place, school in enumerate(held) if _may_have(school, circumstance)]
        for place in free[: circumstance.schools]:
            held[place] = _changed(borough, held[place], circumstance)
    return tuple(held)


def _may_have(school: InventedSchool, circumstance: Circumstance) -> bool:
    run_by = "trust" if school.is_academy else "council"
    suits = school.phase in circumstance.phases and circumstance.run_by in ("", run_by)
    return suits and not school.circumstances


def _changed(borough: Borough, school: InventedSchool, circumstance: Circumstance) -> InventedSchool:
    cohort = circumstance.pupils or school.cohort
    opened = circumstance.opened or circumstance.replaced_on or school.opened
    return replace(
        school,
        type=circumstance.type or school.type,
        cohort=cohort,
        roll=roll_of(school.kind, cohort),
        opened=opened,
        predecessors=_predecessors(borough, school, circumstance),
        replaced_on=circumstance.replaced_on,
        circumstances=frozenset({circumstance.id}),
    )


def _predecessors(
    borough: Borough, school: InventedSchool, circumstance: Circumstance
) -> tuple[Predecessor, ...]:
    if circumstance.replaced_on is None:
        return ()
    phases = ("infant", "junior") if circumstance.joined else (school.phase,)
    place = 2 * int(school.urn[3:]) - 1
    plain = school.name.removesuffix(school.kind.suffix)
    return tuple(
        Predecessor(
            Urn(f"{int(borough.code) - 10}{(place + extra) % 1000:03}"),
            f"{borough.code}{4001 + place + extra}",
            f"{plain}{kind_of(phase).suffix}",
            phase,
            kind_of(phase).ages,
        )
        for extra, phase in enumerate(phases)
    )
