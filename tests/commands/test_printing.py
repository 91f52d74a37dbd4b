"""From a visit typed by an officer to the job that prints its note: who reads the record is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reportkit.casework.events.keeping_kinds import Reading
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.documents import MAKERS, Wanted, open_desk
from reportkit.places import Places
from tests.commands.builders import RI, Officer


@pytest.fixture
def places(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("REPORTKIT_SIOD", str(officer.siod))
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", officer.address)
    return Places.find()


def test_a_visit_is_recorded_told_how_to_print_and_printed_for_those_who_may_have_it(
    officer: Officer, places: Places
) -> None:
    said = officer.does(f"visit add {RI} --focus Reading --why 'Half-termly visit'")
    assert f"To print it:  reportkit build note-of-visit --event {RI}-1 --authority hillingdon" in said
    officer.does(f"visit share {RI} --visit {RI}-1 --asked-by 'Cy Chair' --granted --why Asked")
    asked = Asked(
        authority="hillingdon",
        by="Ann Officer",
        at=datetime(2026, 11, 22, 12, tzinfo=UTC),
        on=date(2026, 11, 22),
        why="For the headteacher",
    )
    desk = open_desk(places, asked, f"note-of-visit {RI}-1")
    (job,) = MAKERS["note-of-visit"](desk, Wanted(events=(f"{RI}-1",)))
    assert job.document == f"restricted/{RI}/note-of-visit-{RI}-1.docx"
    assert job.parameters["readers"] == f"headteacher; Cy Chair ({RI}-2)"
    reading = officer.store.events("hillingdon")[-1]
    assert reading.payload == Reading(what=f"note-of-visit {RI}-1", as_at=date(2026, 11, 22))
    assert (reading.who, reading.why) == ("Ann Officer", "For the headteacher")
