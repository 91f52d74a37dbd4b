"""Who is told what they may not be told: the leaks that the places of a file are filled with in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.red_team.plants import (
    AGENDA,
    CORE,
    FORUM,
    MINUTES,
    NOTICE,
    PAPER_A,
    PAPER_B,
    PAPER_C,
    PAPER_D,
    PAPER_E,
    PAPER_F,
    PROFILE,
    SECOND,
    UPDATE,
    Change,
    Plant,
    edited,
)

Leak = tuple[str, str, str]

ANOTHER_SCHOOL: Leak = ("head", PROFILE, "{other.name}")
ANOTHER_SECRET: Leak = ("head", SECOND, "{gobar.name}")
ANOTHER_NUMBER: Leak = ("head", PROFILE, "{gobar.urn}")
TO_MEMBERS: Leak = ("members", PAPER_C, "{gobar.name}")
TO_ALL_SCHOOLS: Leak = ("schools", UPDATE, "{gobar.name} is GOBAR")
TO_THE_FORUM: Leak = ("forum", FORUM, "{gobar_two.name}")
TO_A_CHAIR: Leak = ("chair", CORE, "{intensive.name} is in Intensive A")
PAPERS = (PAPER_A, PAPER_B, PAPER_C, PAPER_D, PAPER_E, PAPER_F, NOTICE, AGENDA, MINUTES)


def filled(places: Mapping[str, tuple[Leak, Change]]) -> Iterator[Plant]:
    """A plant for each place; those for members in one after another of the board's papers."""
    for number, (name, (leak, change)) in enumerate(places.items()):
        told = ("members", PAPERS[number % len(PAPERS)], leak[2]) if leak is TO_MEMBERS else leak
        yield edited(name, told, change)
