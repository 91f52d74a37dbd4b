"""Counts that tell of one or two schools: the rules of B5 on schools, themes and phases."""

from __future__ import annotations

from tests.red_team.plants import (
    AGENDA,
    PACK,
    PAPER_C,
    PAPER_D,
    UPDATE,
    Plant,
    saying,
)

SAID: dict[str, tuple[str, str, str, str]] = {
    "a count of schools on the register": (
        "members",
        PAPER_C,
        "Secondary schools on the register: {secondary}",
        "One more than published inspections place.",
    ),
    "a count that gives another by subtraction": (
        "members",
        PAPER_C,
        "Primary schools on the register: {primary}",
        "The total of the table less the other phases leaves one secondary school that is not public.",
    ),
    "a count that another paper makes tell": (
        "members",
        PAPER_D,
        "{primary} primary schools of the borough are on the register",
        "Paper C gives the total and the other phases.",
    ),
    "a count of one category": ("members", AGENDA, "One school is RI(A)", "One school."),
    "a count of one category in the combined pack": (
        "members",
        PACK,
        "RI(A): 1; RI(B): 2",
        "One or two schools.",
    ),
    "a share that is one school": (
        "members",
        PAPER_C,
        "6.7% of the 15 secondary schools are on the register and no inspection says so",
        "6.7% of 15 is one.",
    ),
    "a theme of two schools": (
        "members",
        PAPER_D,
        "Management of financial resources: 2 of 52 primary schools",
        "Fewer than three.",
    ),
    "a theme of a small phase": (
        "members",
        PAPER_D,
        "Sudden drop or steady decline: 3 of 3 all-through schools",
        "A phase of fewer than six.",
    ),
    "a phase of one school": (
        "public",
        UPDATE,
        "University technical colleges (1 school): Attainment 8 31.2",
        "The figure is that school's.",
    ),
}
PLANTS: tuple[Plant, ...] = tuple(saying(name, *said) for name, said in SAID.items())
