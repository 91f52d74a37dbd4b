"""A day that has not come yet is accepted, and the person is told so."""

from __future__ import annotations

from datetime import date

import pytest
from typer.testing import CliRunner

from reportkit.cli import app
from reportkit.exceptions import UsageError
from tests.built import SOURCE

TODAY = date(2026, 11, 22)
TOLD = "Warning: 23 November 2026 has not come yet; today is 22 November 2026."
# Each ends soon: nowhere is no authority, and 999999 no school.
COMMANDS = [
    ("assess", "--authority", "nowhere"),
    ("build", "termly-update", "--authority", "nowhere"),
    ("build", "school-profiles", "--authority", "nowhere", "--dry-run"),
    ("explain", "999999", "--authority", "nowhere"),
    ("compare", "hillingdon@2016-02", "hackney@2019-09", "--authority", "nowhere"),
    ("coverage", "--authority", "nowhere"),
    ("calendar", "--authority", "nowhere"),
]


@pytest.fixture(autouse=True)
def _in_a_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SOURCE)


def said_on(day: str, *words: str, today: date = TODAY) -> str:
    """What stands on standard error, where `today` is the day."""
    ended = CliRunner().invoke(app, [*words, "--as-at", day], obj=today)
    assert isinstance(ended.exception, UsageError), ended.exception
    assert not ended.stdout
    return ended.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_from_tomorrow_on_a_warning_says_that_the_day_has_not_come(words: tuple[str, ...]) -> None:
    said = said_on("2026-11-23", *words)
    assert said.startswith(TOLD)
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-21"])
def test_up_to_today_nothing_is_said(words: tuple[str, ...], day: str) -> None:
    assert said_on(day, *words) == ""


def test_the_clock_that_counts_is_the_callers() -> None:
    assert said_on("2026-11-23", *COMMANDS[0], today=date(2026, 11, 23)) == ""


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_one_who_asked_for_quiet_is_not_warned(words: tuple[str, ...]) -> None:
    assert said_on("2026-11-23", *words, "--quiet") == ""
