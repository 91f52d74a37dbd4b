"""A restricted document is built for somebody who is named and says why, and for nobody else (H119)."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportkit.casework.store import open_store
from reportkit.cli import app
from reportkit.commands.restricted import RESTRICTED
from reportkit.exceptions import CaseworkRefused, MissingData, UsageError
from reportkit.pipeline.casework.documents import MAKERS
from tests.built import SOURCE


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store of the test's own, in a checkout without data."""
    for folder in ("params", "notebooks", "report_templates"):
        (tmp_path / folder).symlink_to(SOURCE / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    monkeypatch.setenv("REPORTKIT_SIOD", str(tmp_path / "siod.duckdb"))
    return f"sqlite:///{tmp_path / 'casework.sqlite'}"


def built(line: str) -> BaseException | None:
    """What came of the command."""
    return CliRunner().invoke(app, shlex.split(f"build {line}")).exception


@pytest.mark.parametrize("document", RESTRICTED)
@pytest.mark.parametrize(
    ("who", "said"),
    [("--why 'Half-termly meeting'", "Nobody is named"), ("--by 'Ann Officer'", "no reason is given")],
)
def test_without_a_name_or_a_reason_nothing_is_loaded_opened_or_recorded(
    address: str, document: str, who: str, said: str
) -> None:
    refused = built(f"{document} {who}")
    assert isinstance(refused, CaseworkRefused)
    assert said in str(refused)
    assert open_store(address).events("hillingdon") == ()
    assert not Path("siod.duckdb").exists() and not Path("outputs").exists()


def test_a_way_to_read_inspections_that_does_not_place_schools_is_refused(address: str) -> None:
    refused = built("register --by 'Ann Officer' --why Meeting --crosswalk any-area")
    assert isinstance(refused, UsageError)
    assert "Leave --crosswalk out." in str(refused)
    assert open_store(address).events("hillingdon") == ()


def test_the_command_names_every_document_that_can_be_made() -> None:
    assert set(RESTRICTED) == set(MAKERS)
    assert all(name in CliRunner().invoke(app, ["build", "x"]).exception.args[0] for name in RESTRICTED)


@pytest.mark.parametrize("document", ["register", "meeting-paper"])
def test_a_document_of_all_schools_takes_no_school(address: str, document: str) -> None:
    found = built(f"{document} --urn 102368 --by 'Ann Officer' --why Meeting")
    assert isinstance(found, UsageError)
    assert "--urn and --event are not for it" in str(found)


@pytest.mark.parametrize(
    "line", ["register show --why x", "register history 102368 --why x", "backup b.jsonl --why x"]
)
def test_a_store_that_is_not_there_is_not_read_as_one_with_nothing_in_it(
    address: str, tmp_path: Path, line: str
) -> None:
    found = CliRunner().invoke(app, [*shlex.split(line), "--by", "Ann Officer"]).exception
    assert isinstance(found, MissingData)
    assert "REPORTKIT_DATABASE_URL" in str(found)
    assert not (tmp_path / "casework.sqlite").exists()


@pytest.mark.parametrize("document", ["board-pack", "board-edition", "board-annex"])
def test_what_belongs_to_a_meeting_is_not_made_without_one(address: str, document: str) -> None:
    found = built(f"{document} --by 'Ann Officer' --why Meeting")
    assert isinstance(found, UsageError)
    assert "needs its meeting, such as  --meeting 2026-12-03" in str(found)
    assert open_store(address).events("hillingdon") == ()


def test_nothing_else_takes_a_meeting(address: str) -> None:
    found = built("register --meeting 2026-12-03 --by 'Ann Officer' --why Meeting")
    assert isinstance(found, UsageError)
    assert "nothing else has one" in str(found)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("termly-update --urn 102368", "--urn means nothing for termly-update. Leave it out."),
        ("termly-update --event x-1 --dry-run", "--event and --dry-run mean nothing for termly-update."),
        ("termly-update --policy hackney@2019-09", "by the authority’s own policy"),
        ("termly-update --crosswalk any-area", "--crosswalk means nothing"),
        ("school-profiles --event x-1", "A profile is of a school, and of no event"),
        ("board-pack --meeting 2026-12-03 --urn 102368", "--urn means nothing for board-pack."),
        ("board-pack --meeting 2026-12-03 --dry-run", "built again only where something has changed"),
    ],
)
def test_an_option_that_means_nothing_for_a_document_is_refused(address: str, line: str, said: str) -> None:
    found = built(line)
    assert isinstance(found, UsageError)
    assert said in str(found)


def test_only_a_board_pack_is_made_as_pdf(address: str) -> None:
    found = built("register --pdf --by 'Ann Officer' --why Meeting")
    assert isinstance(found, UsageError)
    assert "Leave --pdf out." in str(found)


def test_without_libreoffice_a_pack_with_pdfs_is_refused_before_anything_is_built(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = built("board-pack --meeting 2026-12-03 --pdf")
    assert isinstance(found, UsageError)
    assert "not installed here" in str(found)
    assert not Path("siod.duckdb").exists() and not Path("outputs").exists()
