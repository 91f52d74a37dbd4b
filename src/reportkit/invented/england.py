"""The rest of an invented England: its authorities, and nameless schools enough to compare with.

Its figures are like those that are published: about as high, and as far apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from reportkit.invented.kinds import Kind, kind_of
from reportkit.vocabulary import Urn

_FIRST_CODE, _FIRST_URN = 944, 900001
_NAMES = (
    *("Nether Quillham", "Bramblewick", "Saltmarrow", "Great Fennimore", "Orrinshire", "Tollerbridge"),
    *("Upper Dapplemere", "Candlecross", "Hartlebourne", "East Wimbling", "Stannerley", "Pellworth"),
    *("Cobblestow", "Mistlebury", "Ravelstoke", "Long Tamsin"),
)
# Fewer schools than these do not stand for England's in the tests of the assessment.
_SCHOOLS = {"primary": 1060, "secondary": 1060, "all-through": 104, "special": 104, "pru": 104}
_LONDON = 12
# A quarter of England's pupils are disadvantaged.
DISADVANTAGED_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority with figures of its own; `region` is as DfE's list of area codes has it."""

    code: str
    name: str
    region: str
    type: str


@dataclass(frozen=True, slots=True)
class OtherSchool:
    """A school of the rest of England: enough of it for the tables."""

    urn: Urn
    la: str
    number: str
    name: str
    kind: Kind
    type: str
    cohort: int
    place: int


def authorities() -> tuple[Authority, ...]:
    """The sixteen other authorities, twelve of them in London."""
    return tuple(
        Authority(
            str(_FIRST_CODE + place),
            name,
            "Outer London" if place < _LONDON else "South East",
            "OLB" if place < _LONDON else "UA",
        )
        for place, name in enumerate(_NAMES)
    )


def other_schools(rng: np.random.Generator) -> tuple[OtherSchool, ...]:
    """The schools of the other authorities, in order of their URNs."""
    others = authorities()
    phases = [phase for phase, count in _SCHOOLS.items() for _ in range(count)]
    cohorts = {phase: rng.choice(kind_of(phase).pupils, count) for phase, count in _SCHOOLS.items()}
    drawn = np.concatenate([cohorts[phase] for phase in _SCHOOLS])
    return tuple(
        _other(place, phase, int(cohort), others[place % len(others)])
        for place, (phase, cohort) in enumerate(zip(phases, drawn, strict=True))
    )


def _other(place: int, phase: str, cohort: int, authority: Authority) -> OtherSchool:
    kind = kind_of(phase)
    number = f"{2001 + place // len(_NAMES)}"
    return OtherSchool(
        Urn(str(_FIRST_URN + place)),
        authority.code,
        number,
        f"{authority.name} School {number}",
        kind,
        kind.council_types[0],
        cohort,
        place,
    )


@dataclass(frozen=True, slots=True)
class Shares:
    """England's percentages of a year: all pupils, and disadvantaged ones."""

    all: float
    disadvantaged: float

    @property
    def others(self) -> float:
        """That of pupils who are not disadvantaged, so that both make up all."""
        return (self.all - DISADVANTAGED_SHARE * self.disadvantaged) / (1 - DISADVANTAGED_SHARE)


YEARS = ("201819", "202223", "202324", "202425")
STAGE_2: Mapping[str, Mapping[str, Shares]] = {
    "201819": {
        "rwm": Shares(65, 51),
        "reading": Shares(73, 62),
        "writing": Shares(78, 68),
        "maths": Shares(79, 67),
        "gps": Shares(78, 67),
        "higher": Shares(11, 5),
    },
    "202223": {
        "rwm": Shares(60, 44),
        "reading": Shares(73, 60),
        "writing": Shares(71, 58),
        "maths": Shares(73, 59),
        "gps": Shares(72, 59),
        "higher": Shares(8, 3),
    },
    "202324": {
        "rwm": Shares(61, 46),
        "reading": Shares(75, 63),
        "writing": Shares(72, 59),
        "maths": Shares(74, 60),
        "gps": Shares(72, 59),
        "higher": Shares(8, 3),
    },
    "202425": {
        "rwm": Shares(62, 47),
        "reading": Shares(75, 63),
        "writing": Shares(72, 59),
        "maths": Shares(74, 61),
        "gps": Shares(73, 60),
        "higher": Shares(8, 4),
    },
}
STAGE_4: Mapping[str, Mapping[str, Shares]] = {
    "201819": {"five": Shares(43.2, 24.7), "four": Shares(64.9, 44.9), "attainment8": Shares(46.7, 36.8)},
    "202223": {"five": Shares(45.3, 25.2), "four": Shares(65.1, 43.4), "attainment8": Shares(46.3, 35.0)},
    "202324": {"five": Shares(45.9, 25.8), "four": Shares(65.0, 43.4), "attainment8": Shares(45.9, 34.6)},
    "202425": {"five": Shares(45.4, 25.6), "four": Shares(64.8, 43.5), "attainment8": Shares(46.0, 34.9)},
}
PERSISTENT_ABSENCE: Mapping[str, Mapping[str, float]] = {
    "202223": {"primary": 16.2, "secondary": 26.5, "special": 38.3, "pru": 76.0},
    "202324": {"primary": 14.6, "secondary": 25.6, "special": 37.2, "pru": 76.5},
    "202425": {"primary": 13.0, "secondary": 23.4, "special": 35.3, "pru": 75.5},
}
