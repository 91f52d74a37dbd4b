"""The kinds of school a borough has: how many of each, their ages, and the register's words for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """Schools of one phase.

    `share` is of the borough's schools, `trust_share` of these. `pupils` is how many a year group may
    have. `phase_words` and `ofsted_phase` are what GIAS and Ofsted call the phase.
    """

    phase: str
    share: float
    ages: tuple[int, int]
    pupils: tuple[int, ...]
    suffix: str
    phase_words: str
    ofsted_phase: str
    council_types: tuple[str, ...]
    trust_types: tuple[str, ...] = ()
    trust_share: float = 0.0


_COUNCIL, _TRUST = (
    ("Community school", "Voluntary aided school"),
    ("Academy converter", "Academy sponsor led"),
)
KINDS: tuple[Kind, ...] = (
    Kind(
        "primary",
        0.52,
        (3, 11),
        (30, 60, 60, 90),
        "Primary School",
        "Primary",
        "Primary",
        _COUNCIL,
        _TRUST,
        0.3,
    ),
    Kind(
        "secondary",
        0.19,
        (11, 18),
        (150, 180, 210),
        "High School",
        "Secondary",
        "Secondary",
        ("Community school", "Foundation school"),
        _TRUST,
        0.4,
    ),
    Kind(
        "infant", 0.06, (4, 7), (60, 90), "Infant School", "Primary", "Primary", _COUNCIL[:1], _TRUST[:1], 0.2
    ),
    Kind(
        "junior",
        0.06,
        (7, 11),
        (60, 90),
        "Junior School",
        "Primary",
        "Primary",
        _COUNCIL[:1],
        _TRUST[:1],
        0.2,
    ),
    Kind(
        "special",
        0.06,
        (4, 19),
        (8, 12),
        "Special School",
        "Not applicable",
        "Special",
        ("Community special school",),
        ("Academy special converter",),
        0.3,
    ),
    Kind(
        "pru",
        0.04,
        (11, 16),
        (10, 15),
        "Pupil Referral Unit",
        "Not applicable",
        "PRU",
        ("Pupil referral unit",),
        ("Academy alternative provision converter",),
        0.25,
    ),
    Kind(
        "nursery",
        0.03,
        (2, 5),
        (30, 40),
        "Nursery School",
        "Nursery",
        "Nursery",
        ("Local authority nursery school",),
    ),
    Kind(
        "all-through",
        0.04,
        (4, 18),
        (90, 120),
        "All-through School",
        "All-through",
        "Secondary",
        ("Community school",),
        ("Free schools",),
        0.5,
    ),
)

# As what DfE's figures of absence and staff count a phase; nursery schools' absence is not counted.
COUNTED_AS = {
    "primary": "primary",
    "infant": "primary",
    "junior": "primary",
    "secondary": "secondary",
    "all-through": "secondary",
    "special": "special",
    "pru": "pru",
}


def kind_of(phase: str) -> Kind:
    """The kind of this phase. Raises KeyError if there is none."""
    return {kind.phase: kind for kind in KINDS}[phase]


def shared_out(schools: int) -> tuple[Kind, ...]:
    """A kind for each of so many schools, by largest remainders, with at least one of each."""
    exact = [kind.share * schools for kind in KINDS]
    counts = [max(1, int(share)) for share in exact]
    by_remainder = sorted(range(len(KINDS)), key=lambda place: int(exact[place]) - exact[place])
    for place in by_remainder[: max(0, schools - sum(counts))]:
        counts[place] += 1
    counts[0] += schools - sum(counts)
    return tuple(kind for kind, count in zip(KINDS, counts, strict=True) for _ in range(count))
