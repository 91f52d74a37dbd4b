"""The invitation to a meeting: with its time in London, and none where the time is not on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event

from reportkit.casework.store import open_store
from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.invitation import Invited, time_of, write_invitation
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, open_board
from reportkit.places import Places
from reportkit.publishing.disclosure import WatchList
from reportkit.publishing.manifest import read_manifest
from tests.built import Checkout
from tests.casework.events.builders import entry
from tests.casework.test_minute_book import meeting

DAY, AS_AT = date(2026, 12, 3), date(2026, 11, 22)
ROOM = {"begins": "16:00", "ends": "17:30", "venue": "Civic Centre, Room 5"}


@pytest.fixture
def places(checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A checkout whose outputs are the test's own, with nothing recorded."""
    for name in ("params", "notebooks"):
        (tmp_path / name).symlink_to(checkout.root / name)
    monkeypatch.setenv("REPORTKIT_SIOD", str(checkout.siod))
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    return Places(tmp_path)


def desk(places: Places, secret: str = "Secret School") -> BoardDesk:
    guard = Guard(WatchList(patterns={secret.lower(): "it is confidential"}), WatchList())
    return replace(open_board(places, AskedPack("hillingdon", DAY, AS_AT)), guard=guard)


def invited(places: Places, **said: Any) -> Invited:
    """What became of it after a meeting was recorded with these particulars."""
    open_store(places.casework).append(entry(meeting(DAY, **said), happened_on=date(2026, 10, 1)))
    return write_invitation(desk(places))


def event(found: Invited) -> Event:
    assert found.path is not None, found.why_not
    [only] = Calendar.from_ical(found.path.read_bytes()).events
    return only


def test_it_has_the_meeting_s_own_time_and_place(places: Places) -> None:
    found = invited(places, **ROOM, apologies_to="Cy Clerk, cy@board.example")
    assert found.path == places.outputs / "hillingdon/2026-autumn/sspb/2026-12-03/notice.ics"
    said = event(found)
    assert said.decoded("dtstart").astimezone(UTC) == datetime(2026, 12, 3, 16, tzinfo=UTC)
    assert said.decoded("dtend").astimezone(UTC) == datetime(2026, 12, 3, 17, 30, tzinfo=UTC)
    assert (said["location"], said["organizer"]) == ("Civic Centre, Room 5", "mailto:cy@board.example")
    assert "Papers go to members by 26 November 2026" in said["description"]
    assert said["status"] == "CONFIRMED"


def test_it_stands_in_the_manifest_and_the_same_record_gives_the_same_bytes(places: Places) -> None:
    found = invited(places, **ROOM)
    assert found.path is not None
    content = found.path.read_bytes()
    assert write_invitation(desk(places)).path == found.path
    assert found.path.read_bytes() == content
    assert "sspb/2026-12-03/notice.ics" in read_manifest(desk(places).folder)["documents"]


def test_without_a_meeting_on_record_there_is_none_and_the_reason_is_told(places: Places) -> None:
    found = write_invitation(desk(places))
    assert found.path is None
    assert found.told(places.root) == (
        "No invitation (notice.ics) is written: no meeting on 3 December 2026 is on record."
    )


def test_without_a_time_there_is_none_and_the_pack_says_so(places: Places) -> None:
    found = invited(places, venue="Room 5")
    assert found.path is None
    assert "the time of the meeting is not on record" in found.why_not and "--corrects" in found.why_not
    assert any("no invitation for calendars" in lack.missing for lack in desk(places).profile.lacks)


def test_one_from_before_does_not_stay_when_the_time_is_taken_back(places: Places) -> None:
    first = invited(places, **ROOM)
    known = desk(places).profile.sitting
    assert first.path is not None and known is not None
    timeless = entry(meeting(DAY, venue="Room 5"), happened_on=date(2026, 10, 2), corrects=known.event.id)
    open_store(places.casework).append(timeless)
    assert write_invitation(desk(places)).path is None
    assert not first.path.exists()


def test_without_a_venue_it_is_not_settled(places: Places) -> None:
    said = event(invited(places, begins="16:00"))
    assert said["status"] == "TENTATIVE" and "location" not in said and "dtend" not in said


def test_an_invitation_that_names_a_school_members_may_not_be_told_of_is_not_written(places: Places) -> None:
    invited(places, **ROOM)
    with pytest.raises(DocumentError, match="civic centre"):
        write_invitation(desk(places, secret="Civic Centre"))


def test_an_extraordinary_meeting_is_called_one(places: Places) -> None:
    said = event(invited(places, **ROOM, extraordinary=True))
    assert said["summary"].startswith(
        "Extraordinary meeting: Hillingdon Schools’ Strategic Partnership Board"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("16:00", time(16)),
        ("9.30", time(9, 30)),
        ("4pm", time(16)),
        ("4.30 PM", time(16, 30)),
        ("12pm", time(12)),
        ("12am", None),
        ("4.30", None),
        ("13pm", None),
        ("16", None),
        ("24:00", None),
        ("16:60", None),
        ("after school", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it_and_never_guessed(text: str, found: time | None) -> None:
    assert time_of(text) == found
