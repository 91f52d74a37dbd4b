"""Numbers that tell of few pupils in small groups."""

from __future__ import annotations

from pathlib import Path

from tests.red_team.bodies import PICTURE, body
from tests.red_team.packages import (
    paragraph,
    read_package,
    say,
    write_package,
)
from tests.red_team.plants import (
    BRIEFING,
    FORUM,
    PAPER_A,
    PROFILE,
    SECOND,
    SMALL,
    UPDATE,
    Plant,
    edited,
    saying,
)
from tests.red_team.secrets_of import Secrets

SAID: dict[str, tuple[str, str, str, str]] = {
    "a result of few pupils": (
        "schools",
        UPDATE,
        "{small.name}: 1 of 3 disadvantaged pupils met the standard",
        "Five or fewer.",
    ),
    "a result of few pupils in words": (
        "public",
        BRIEFING,
        "At {small.name} one of its three disadvantaged pupils met the standard",
        "Five or fewer.",
    ),
    "a numerator from a percentage and a cohort": (
        "head",
        SMALL,
        "Disadvantaged pupils: 67% (3 pupils)",
        "67% of 3 is 2; suppressed at source.",
    ),
    "a complement": (
        "public",
        UPDATE,
        "{small.name}: all pupils 12 of 30, pupils who are not disadvantaged 11 of 27",
        "12 less 11 is 1 of the 3 disadvantaged.",
    ),
    "a row with one cell withheld": (
        "members",
        PAPER_A,
        "{small.name}: disadvantaged withheld, others 27, all 30",
        "30 less 27 is 3.",
    ),
    "all of a small group": (
        "schools",
        BRIEFING,
        "{other.name}: 100% of its 8 pupils with a plan met the standard",
        "Under eleven.",
    ),
    "none of a small group": (
        "head",
        SECOND,
        "Of your 9 pupils with a plan, 0% met the standard",
        "Under eleven.",
    ),
    "a value suppressed at source": (
        "members",
        PAPER_A,
        "{small.name}, disadvantaged pupils: 33%",
        "The publisher shows no figure.",
    ),
    "a count of looked-after children": (
        "public",
        UPDATE,
        "There are 4 looked-after children in the primary schools of Wexcombe",
        "One to five.",
    ),
    "a count of looked-after children that is not rounded": (
        "forum",
        FORUM,
        "Looked-after children in Wexcombe schools: 137",
        "Not to the nearest ten.",
    ),
    "looked-after children of a school": (
        "head",
        SECOND,
        "Two of your pupils are looked after",
        "Fewer than six.",
    ),
    "one pupil": ("head", PROFILE, "UPN A998123456789 missed 41% of sessions", "Of one pupil."),
    "more decimals than the source": (
        "public",
        UPDATE,
        "Reading, writing and maths in Wexcombe: 66.7391% in 2025/26",
        "The source has none.",
    ),
}


def differenced(folder: Path, secrets: Secrets) -> Path:
    """Two documents of the term that count the same pupils with and without one school."""
    for document, words in (
        (UPDATE, "Pupils with SEN support in 52 primary schools: 1,204"),
        (BRIEFING, "Pupils with SEN support in 51 primary schools, {small.name} left out: 1,200"),
    ):
        path = folder / document
        parts = read_package(path)
        say(parts, secrets.fill(words))
        write_package(path, parts)
    return path


PLANTS: tuple[Plant, ...] = (
    *(saying(name, *said) for name, said in SAID.items()),
    Plant(
        "a difference of two documents",
        "public",
        BRIEFING,
        differenced,
        "51 primary schools, {small.name}",
        reason="1,204 less 1,200 is four pupils of one school.",
        alone=True,
    ),
    edited(
        "a suppressed value in alt text",
        ("head", SMALL, "Disadvantaged pupils: 2024/25 33% of 3"),
        body(paragraph(PICTURE.format("descr"))),
        reason="The publisher shows no figure.",
    ),
)
