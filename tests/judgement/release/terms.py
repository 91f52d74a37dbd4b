"""Terms of small invented boroughs: what is true on the day of each paper, at random but for a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from reportkit.judgement.release import Cell, Earlier, Reader, release
from tests.judgement.release.brute import Numbers, Paper
from tests.judgement.release.builders import one_kind, table

PUBLIC, ON, OFF = "public", "on", "off"


@dataclass(frozen=True)
class Day:
    """How many schools each phase has, how many of these are public, and how many are on the register."""

    schools: Numbers
    public: Numbers
    on: Numbers


def random_term(seed: int, papers: int) -> list[Day]:
    """Two to four phases of one to six schools, that change, open and close from paper to paper."""
    random = Random(seed)
    phases = "pqrs"[: random.choice((2, 3, 3, 4))]
    most, likely = 6 if len(phases) < 4 else 5, random.choice((0.2, 0.4, 0.6, 0.8))
    borough = {phase: _phase(random, random.randint(1, most), likely) for phase in phases}
    stirring, building = random.choice((0.0, 0.1, 0.3)), random.choice((0.0, 0.3, 0.6))
    days = [_day(borough)]
    for _ in range(papers - 1):
        borough = {phase: _later(random, one, stirring, building) for phase, one in borough.items()}
        days.append(_day(borough))
    return days


def _phase(random: Random, size: int, likely: float) -> list[str]:
    return [PUBLIC if random.random() < 0.2 else ON if random.random() < likely else OFF for _ in range(size)]


def _later(random: Random, phase: Sequence[str], stirring: float, building: float) -> list[str]:
    """Schools come on and off, one is inspected, one opens or closes; the last never closes."""
    turned = {ON: OFF, OFF: ON, PUBLIC: PUBLIC}
    now = [turned[one] if random.random() < 0.3 * stirring else one for one in phase]
    if random.random() < building / 3:
        now.append(random.choice((ON, OFF, OFF)))
    elif random.random() < building and len(now) > 1:
        now.pop(random.randrange(len(now)))
    if random.random() < stirring:
        place = random.randrange(len(now))
        now[place] = random.choice((ON, OFF, OFF)) if now[place] == PUBLIC else PUBLIC
    return now


def _day(borough: dict[str, list[str]]) -> Day:
    return Day(
        {phase: len(one) for phase, one in borough.items()},
        {phase: one.count(PUBLIC) for phase, one in borough.items()},
        {phase: len(one) - one.count(OFF) for phase, one in borough.items()},
    )


def papers_of(days: Sequence[Day]) -> list[Paper]:
    """What the releaser lets the paper of each day tell after those before it."""
    papers: list[Paper] = []
    for day in days:
        told = release(table(day.on), [reader_of(day, papers)]).shown
        papers.append(Paper(day.schools, day.public, told))
    return papers


def reader_of(day: Day | Paper, before: Sequence[Paper]) -> Reader:
    """Who has read the papers before, and adds phases together."""
    some = (chosen for size in range(2, len(day.schools)) for chosen in combinations(day.schools, size))
    sums = {" + ".join(chosen): frozenset(Cell(phase, "on") for phase in chosen) for chosen in some}
    earlier = tuple(Earlier(one.schools, one.told, _cells(one.public)) for one in before)
    return one_kind(day.schools, day.public, watched=sums, before=earlier)


def _cells(public: Numbers) -> dict[Cell, int]:
    return {Cell(phase, "on"): number for phase, number in public.items()}
