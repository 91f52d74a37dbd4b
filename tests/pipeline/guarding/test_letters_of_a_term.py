"""A whole term with its letters: nothing is found where each goes to its own reader, and a mix-up is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportkit.pipeline.guarding import guard_files
from tests.built import LONG
from tests.pipeline.dispatching.conftest import (
    Desk,
    boroughs,
    marlhaven_rehearsed,
    marlhaven_rehearsed_once,
    pack_sent,
    pack_sent_once,
    rehearsed,
    rehearsed_once,
    stage,
    update_rehearsed,
    update_rehearsed_once,
)
from tests.red_team.borough import DAY

__all__ = [
    "boroughs",
    "marlhaven_rehearsed",
    "marlhaven_rehearsed_once",
    "pack_sent",
    "pack_sent_once",
    "rehearsed",
    "rehearsed_once",
    "stage",
    "update_rehearsed",
    "update_rehearsed_once",
]


def letters(desk: Desk) -> list[Path]:
    return sorted(desk.update().folder.glob("restricted/dispatch/*/letters/*.eml"))


# The letters of a term, and of how many one is looked into: of them all in `make soak`.
STAGES = [("rehearsed", 4, 1), ("pack_sent", 11, 3), ("update_rehearsed", 79, 12)]
EVERY = [pytest.param(name, count, 1, marks=LONG, id=f"{name}-whole") for name, count, _ in STAGES]


@pytest.mark.parametrize(("name", "count", "step"), STAGES + EVERY)
def test_nothing_is_found_in_any_rehearsed_letter(
    request: pytest.FixtureRequest, name: str, count: int, step: int
) -> None:
    desk: Desk = request.getfixturevalue(name)
    paths = letters(desk)
    assert len(paths) == count
    assert guard_files(desk.places, "wexcombe", DAY, paths[::step]) == ()


def test_a_letter_under_another_heads_name_is_found(rehearsed: Desk) -> None:
    first, second, *_ = letters(rehearsed)
    shutil.copy(first, second)
    found = guard_files(rehearsed.places, "wexcombe", DAY, [second])
    assert any("another school's" in one.why for one in found)


def test_an_update_that_names_a_school_at_risk_to_another_head_is_found(update_rehearsed: Desk) -> None:
    desk = update_rehearsed
    school = desk.built.school("wexcombe", "gobar-no-link")
    own = next(path for path in letters(desk) if path.name.startswith(school.urn))
    other = next(path for path in letters(desk) if not path.name.startswith(school.urn))
    assert guard_files(desk.places, "wexcombe", DAY, [own]) == ()
    shutil.copy(own, other)
    assert any(school.name in one.text for one in guard_files(desk.places, "wexcombe", DAY, [other]))


def test_a_reader_who_is_on_record_too_may_be_addressed(marlhaven_rehearsed: Desk) -> None:
    """Heads are named in what is on record of the board; each other head may still be written to."""
    desk = marlhaven_rehearsed
    paths = sorted(desk.profiles("marlhaven").folder.glob("restricted/dispatch/*/letters/*.eml"))
    assert len(paths) == 4
    assert guard_files(desk.places, "marlhaven", DAY, paths) == ()
