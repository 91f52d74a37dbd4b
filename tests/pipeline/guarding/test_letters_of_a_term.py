"""A whole term with its letters: nothing is found where each goes to its own reader, and a mix-up is."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportkit.pipeline.dispatching.rehearsing import rehearse
from reportkit.pipeline.guarding import guard_files
from tests.pipeline.dispatching.conftest import Desk, boroughs, desk
from tests.red_team.borough import DAY

__all__ = ["boroughs", "desk"]


def letters(desk: Desk) -> list[Path]:
    return sorted(desk.update().folder.glob("restricted/dispatch/*/letters/*.eml"))


def test_nothing_is_found_in_any_rehearsed_letter(desk: Desk) -> None:
    for office in (desk.profiles(), desk.update(), desk.pack()):
        rehearse(office)
    assert len(letters(desk)) > 90
    assert guard_files(desk.places, "wexcombe", DAY, letters(desk)) == ()


def test_a_letter_under_another_heads_name_is_found(desk: Desk) -> None:
    rehearse(desk.profiles())
    first, second, *_ = letters(desk)
    shutil.copy(first, second)
    found = guard_files(desk.places, "wexcombe", DAY, [second])
    assert any("another school's" in one.why for one in found)


def test_an_update_that_names_a_school_at_risk_to_another_head_is_found(desk: Desk) -> None:
    rehearse(desk.update())
    school = desk.built.school("wexcombe", "gobar-no-link")
    own = next(path for path in letters(desk) if path.name.startswith(school.urn))
    other = next(path for path in letters(desk) if not path.name.startswith(school.urn))
    assert guard_files(desk.places, "wexcombe", DAY, [own]) == ()
    shutil.copy(own, other)
    assert any(school.name in one.text for one in guard_files(desk.places, "wexcombe", DAY, [other]))


def test_a_reader_who_is_on_record_too_may_be_addressed(desk: Desk) -> None:
    """Heads are named in what is on record of the board; each other head may still be written to."""
    rehearse(desk.profiles("marlhaven"))
    paths = sorted(desk.profiles("marlhaven").folder.glob("restricted/dispatch/*/letters/*.eml"))
    assert len(paths) == 4
    assert guard_files(desk.places, "marlhaven", DAY, paths) == ()
