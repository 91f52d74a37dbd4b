"""The only way past the guard is a named person's recorded reason, for one text in one document."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportkit.casework.store import open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.guarding.found import Found
from reportkit.pipeline.guarding.let import let_through_by, texts_let
from reportkit.pipeline.guarding.letting import let_through, parted
from reportkit.places import Places
from tests.pipeline.guarding.boroughs import DAY, borough

UPDATE = "public/school-improvement-update.docx"
FOUND = Found(UPDATE, "the text", "Oak Hill", "it is a school.")
OTHER = Found("public/heads-briefing.docx", "the text", "Oak Hill", "it is a school.")
ASKED = Asked(
    authority="hillingdon",
    by="Ada Officer",
    at=datetime(2026, 11, 22, 9, tzinfo=UTC),
    on=DAY,
    why="It is the name of a park.",
)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    return Places(tmp_path)


def test_what_a_named_person_lets_through_is_listed_with_who_and_why(places: Places, tmp_path: Path) -> None:
    let_through(places, ASKED, (FOUND,), "oak hill")
    known = borough(tmp_path / "2026-autumn")
    known.__dict__["events"] = open_store(places.casework).events("hillingdon")
    open_ones, passed = parted(known, (FOUND, OTHER))
    assert open_ones == (OTHER,)
    [said] = map(str, passed)
    assert "Let through by Ada Officer on 22 November 2026: It is the name of a park." in said
    let = let_through_by(known.events, DAY)
    assert (texts_let(let, UPDATE), texts_let(let, OTHER.document)) == ({"oak hill"}, frozenset())


def test_it_holds_for_what_was_found_and_not_for_what_else_the_same_text_may_tell(
    places: Places, tmp_path: Path
) -> None:
    placing = FOUND._replace(why="it is a school of whose standing the team alone knows.")
    let_through(places, ASKED, (FOUND,), "Oak Hill")
    known = borough(tmp_path / "2026-autumn")
    known.__dict__["events"] = open_store(places.casework).events("hillingdon")
    moved = FOUND._replace(where="the text, further down")
    open_ones, passed = parted(known, (moved, placing))
    assert (open_ones, [one.found for one in passed]) == ((placing,), [moved])
    let_through(places, ASKED, (FOUND, placing), "Oak Hill")
    known = borough(tmp_path / "2026-autumn")
    known.__dict__["events"] = open_store(places.casework).events("hillingdon")
    assert parted(known, (FOUND, placing))[0] == ()


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        (replace(ASKED, by=" "), "Oak Hill", "Nobody is named"),
        (replace(ASKED, why=" "), "Oak Hill", "say with --why"),
        (ASKED, "Elm Lea", "does not find “Elm Lea”.*It finds “Oak Hill”"),
    ],
)
def test_nothing_is_let_through_without_a_name_a_reason_and_a_finding(
    places: Places, asked: Asked, text: str, said: str
) -> None:
    with pytest.raises(CaseworkRefused, match=said):
        let_through(places, asked, (FOUND,), text)
