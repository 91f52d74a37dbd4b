"""The small invented borough with documents and a record of its own for each module of tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.dispatching.asking import AskedMailing, Mailing
from reportkit.pipeline.dispatching.office import Office, open_office
from reportkit.places import Places
from reportkit.vocabulary import Urn
from tests.red_team.borough import DAY, MEETING, PROFILES, Built
from tests.red_team.conftest import boroughs

__all__ = ["boroughs"]

AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
BY = "Winifred Saltmarsh"


@pytest.fixture
def desk(boroughs: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Documents and a record that a test may change."""
    places = Places(tmp_path / "borough")
    shutil.copytree(boroughs.places.outputs, places.outputs)
    for name in ("data", "params", "notebooks", "report_templates"):
        (places.root / name).symlink_to(boroughs.places.root / name)
    record = tmp_path / "casework.sqlite"
    shutil.copy(boroughs.places.data / "local" / "casework.sqlite", record)
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{record}")
    monkeypatch.delenv("REPORTKIT_SIOD", raising=False)
    return Desk(places, boroughs)


class Desk:
    """Who asks for letters, and of which schools: those whose profiles are built."""

    def __init__(self, places: Places, built: Built) -> None:
        self.places, self.built = places, built

    def urn(self, authority: str, story: str) -> Urn:
        return self.built.school(authority, story).urn

    def who(self, authority: str = "wexcombe", at: datetime = AT) -> Asked:
        return Asked(authority=authority, by=BY, at=at, on=at.date(), why="To try it.")

    def profiles(
        self, authority: str = "wexcombe", stories: tuple[str, ...] = (), at: datetime = AT
    ) -> Office:
        """The office for the profiles of these stories' schools, of all that are built if none is named."""
        urns = tuple(self.urn(authority, story) for story in stories or PROFILES[authority])
        asked = AskedMailing(who=self.who(authority, at), mailing=Mailing.PROFILES, urns=urns)
        return open_office(self.places, asked, DAY)

    def update(self) -> Office:
        return open_office(self.places, AskedMailing(who=self.who(), mailing=Mailing.UPDATE), DAY)

    def pack(self, late_because: str = "", at: datetime = AT) -> Office:
        asked = AskedMailing(
            who=self.who(at=at), mailing=Mailing.PACK, meeting=MEETING, late_because=late_because
        )
        return open_office(self.places, asked, DAY)

    def change_settings(self, change: Callable[[str], str], authority: str = "wexcombe") -> None:
        """Settings of the test's own, in place of those that all tests share."""
        own = self.places.root / "params"
        if own.is_symlink():
            shared = own.resolve()
            own.unlink()
            shutil.copytree(shared, own)
        path = own / "authorities" / f"{authority}.yaml"
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def later(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
