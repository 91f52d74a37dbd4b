"""What SECURITY.md and the starter for an impact assessment name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from reportkit.cli import app
from tests.built import SOURCE

PAGES = [SOURCE / "SECURITY.md", SOURCE / "docs" / "dpia-starter.md"]
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def named(page: Path, pattern: str) -> set[str]:
    return set(re.findall(pattern, page.read_text(encoding="utf-8")))


def commands_of(group: object, before: str = "") -> set[str]:
    """Every command that does something: “erase”, “dispatch send”, and not “dispatch” alone."""
    found: set[str] = set()
    for name, each in getattr(group, "commands", {}).items():
        found |= commands_of(each, f"{before}{name} ") or {f"{before}{name}"}
    return found


@EVERY_PAGE
def test_every_command_is_one(page: Path) -> None:
    known = commands_of(get_command(app))
    said = named(page, r"`reportkit ([a-z-]+(?: [a-z-]+)?)(?=[` ])")
    assert said
    assert {one for one in said if one not in known and one.split()[0] not in known} == set()


@EVERY_PAGE
def test_every_link_and_test_leads_somewhere(page: Path) -> None:
    links = {page.parent / one for one in named(page, r"\]\(([^):]+)\)")}
    tests = {SOURCE / one for one in named(page, r"`(tests/[\w/.]+)`")}
    assert links
    assert [str(one) for one in links | tests if not one.exists()] == []


def test_the_starter_names_tests_for_what_it_claims() -> None:
    rows = [line for line in PAGES[1].read_text(encoding="utf-8").splitlines() if "`tests/" in line]
    assert len(rows) >= 12
