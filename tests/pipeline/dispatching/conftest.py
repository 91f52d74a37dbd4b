"""The small invented borough with documents and a record of its own for each module of tests."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.dispatching.approving import approve
from reportkit.pipeline.dispatching.asking import AskedMailing, Mailing
from reportkit.pipeline.dispatching.office import Office, open_office
from reportkit.pipeline.dispatching.rehearsing import rehearse
from reportkit.pipeline.dispatching.sending import send
from reportkit.places import Places
from reportkit.vocabulary import Urn
from tests.built import Checkout, alone
from tests.red_team.borough import DAY, MEETING, PROFILES, Built
from tests.red_team.conftest import boroughs

__all__ = ["boroughs"]

AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
BY = "Winifred Saltmarsh"


POST = "Head of School Improvement"
Stage = Callable[..., "Desk"]


@pytest.fixture(scope="session")
def stage(boroughs: Built, checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A desk of which so much is done: what more than one test needs is done once in a run, and copied."""

    def made(name: str, done: Callable[[Desk], object], before: Desk | None = None) -> Desk:
        kept = checkout.shared / f"desk-{name}.pickle"
        with alone(kept), pytest.MonkeyPatch.context() as patch:
            if not kept.exists():
                desk = furnished(tmp_path_factory.mktemp("desk"), before or boroughs).take(patch)
                done(desk)
                kept.write_bytes(pickle.dumps(desk))
        found: Desk = pickle.loads(kept.read_bytes())
        return found

    return made


@pytest.fixture(scope="session")
def rehearsed_once(stage: Stage) -> Desk:
    return stage("rehearsed", lambda desk: rehearse(desk.profiles()))


@pytest.fixture(scope="session")
def approved_once(stage: Stage, rehearsed_once: Desk) -> Desk:
    return stage("approved", lambda desk: approve(desk.profiles(), POST), rehearsed_once)


@pytest.fixture(scope="session")
def sent_once(stage: Stage, approved_once: Desk) -> Desk:
    return stage("sent", lambda desk: send(desk.profiles(), lambda: AT + timedelta(hours=1)), approved_once)


@pytest.fixture(scope="session")
def marlhaven_rehearsed_once(stage: Stage) -> Desk:
    return stage("marlhaven-rehearsed", lambda desk: rehearse(desk.profiles("marlhaven")))


@pytest.fixture(scope="session")
def update_rehearsed_once(stage: Stage) -> Desk:
    return stage("update-rehearsed", lambda desk: rehearse(desk.update()))


@pytest.fixture(scope="session")
def pack_sent_once(stage: Stage) -> Desk:
    def rehearse_and_send(desk: Desk) -> None:
        rehearse(desk.pack())
        approve(desk.pack(), POST)
        sent = send(desk.pack(), lambda: AT + timedelta(hours=1))
        assert sent.is_whole, sent.lines

    return stage("pack-sent", rehearse_and_send)


@pytest.fixture
def desk(boroughs: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Documents and a record that a test may change."""
    return furnished(tmp_path, boroughs).take(monkeypatch)


@pytest.fixture
def rehearsed(rehearsed_once: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same, with the letters of every profile rehearsed."""
    return furnished(tmp_path, rehearsed_once).take(monkeypatch)


@pytest.fixture
def approved(approved_once: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same, with those letters let go."""
    return furnished(tmp_path, approved_once).take(monkeypatch)


@pytest.fixture
def sent(sent_once: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same, with those letters sent."""
    return furnished(tmp_path, sent_once).take(monkeypatch)


@pytest.fixture
def marlhaven_rehearsed(
    marlhaven_rehearsed_once: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """Documents and a record, with the letters of every profile of the other borough rehearsed."""
    return furnished(tmp_path, marlhaven_rehearsed_once).take(monkeypatch)


@pytest.fixture
def update_rehearsed(update_rehearsed_once: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Documents and a record, with the letters of the Update rehearsed."""
    return furnished(tmp_path, update_rehearsed_once).take(monkeypatch)


@pytest.fixture
def pack_sent(pack_sent_once: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Documents and a record, with the pack sent."""
    return furnished(tmp_path, pack_sent_once).take(monkeypatch)


class Desk:
    """Who asks for letters, and of which schools: those whose profiles are built."""

    def __init__(self, places: Places, built: Built, record: Path) -> None:
        self.places, self.built, self.record = places, built, record

    def take(self, patch: pytest.MonkeyPatch) -> Desk:
        """Its record is the one that is written in, as long as the patch lasts."""
        patch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{self.record}")
        patch.delenv("REPORTKIT_SIOD", raising=False)
        return self

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


def furnished(root: Path, like: Built | Desk) -> Desk:
    """A copy of the documents and the record; all else is read where it stands."""
    built = like if isinstance(like, Built) else like.built
    record = like.record if isinstance(like, Desk) else built.places.data / "local" / "casework.sqlite"
    places = Places(root / "borough")
    shutil.copytree(like.places.outputs, places.outputs)
    for name in ("data", "params", "notebooks", "report_templates"):
        (places.root / name).symlink_to(built.places.root / name)
    return Desk(places, built, Path(shutil.copy(record, root / "casework.sqlite")))


def later(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
