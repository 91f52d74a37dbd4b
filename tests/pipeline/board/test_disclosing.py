"""The register is opened for a pack by a named person alone, and what papers gave before is remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reportkit.casework.events.board_kinds import Meeting, PapersSent
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.minute_book import open_minute_book
from reportkit.casework.store import open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.judgement.release import Cell
from reportkit.pipeline.board.disclosing import disclose
from reportkit.pipeline.board.earlier import released_before, seen_before
from reportkit.pipeline.board.given import COUNTS, built_for_members, released_counts
from reportkit.pipeline.board.opening import AskedPack, open_board
from reportkit.pipeline.board.schools import KnownBorough
from reportkit.pipeline.board.tabling import ON, rows_of
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.recording import record
from reportkit.places import Places
from reportkit.publishing.batch import Expected
from reportkit.reports.profiles.support import ON_REGISTER, counts_json
from reportkit.reports.wording import number_word
from reportkit.settings import read_terms
from tests.built import Checkout
from tests.casework.events.builders import TODAY, by_person, entry, event
from tests.pipeline.board.boroughs import borough, counted, schools
from tests.settings.policies.builders import PARAMS

PRIMARY = {"Primary": ("Primary",)}
MEETING, NOON = date(2026, 12, 3), datetime(2026, 11, 22, 12, tzinfo=UTC)
ASKED = AskedPack("hillingdon", MEETING, TODAY, "Ann Officer", "For the board", at=NOON)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where assessments are kept, so that one is made for all these tests."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def places(checkout: Checkout, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The shared data, and casework of its own."""
    monkeypatch.setenv("REPORTKIT_SIOD", str(checkout.siod))
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path}/casework.sqlite")
    for folder in ("params", "notebooks", "report_templates"):
        (tmp_path / folder).symlink_to(checkout.root / folder)
    (tmp_path / "data" / "local").mkdir(parents=True)
    (tmp_path / "data" / "local" / "snapshots").symlink_to(kept)
    return Places(tmp_path)


def test_a_pack_is_counted_by_somebody_named_and_that_they_read_is_on_record(places: Places) -> None:
    store = open_store(places.casework)
    store.append(entry(by_person()))
    desk = open_board(places, ASKED)
    for unnamed in (replace(ASKED, by=""), replace(ASKED, why=" "), replace(ASKED, at=None)):
        with pytest.raises(CaseworkRefused, match="make board-pack MEETING=2026-12-03 BY="):
            disclose(replace(desk, asked=unnamed))
    assert not readings(places)
    told = disclose(desk)
    assert [said.what for said in readings(places)] == ["board-pack 2026-12-03"]
    assert told.counts is not None and told.counts.is_on_record
    assert told.notes[0] == "That Ann Officer read the register for its counts is on record (H119)."
    placed = told.counts.whole.placed
    assert placed > 1
    assert (
        f"inspections place {number_word(placed)} schools whose placements are not recorded" in told.notes[1]
    )
    assert told.guard is not None
    assert {"102368", "3122003"} <= {one.text for one in told.guard.names.forbidden}


def readings(places: Places) -> list[Reading]:
    events = open_store(places.casework).events("hillingdon")
    return [one.payload for one in events if isinstance(one.payload, Reading)]


def test_where_nothing_is_on_record_nobody_need_be_named(places: Places) -> None:
    desk = open_board(places, AskedPack("hillingdon", MEETING, TODAY))
    with pytest.raises(ValueError, match="not known yet"):
        desk.job("notice.docx", "board_notice.ipynb", Expected())
    told = disclose(desk)
    assert told.counts is not None and not told.counts.is_on_record
    assert told.notes == ()
    assert told.counts.whole.schools > 90
    assert told.job("notice.docx", "board_notice.ipynb", Expected()).expected.check is not None


def test_what_the_pack_gave_is_what_is_recorded_when_it_goes_out(places: Places) -> None:
    assert released_counts(places, "hillingdon", MEETING) == ()
    found = counted(known())
    folder = open_board(places, ASKED).working
    folder.mkdir(parents=True)
    (folder / COUNTS).write_bytes(counts_json(found))
    assert released_counts(places, "hillingdon", MEETING) == found.released


def test_the_pack_of_another_meeting_of_the_term_counts_though_nobody_recorded_that_it_went_out(
    places: Places,
) -> None:
    found = counted(known())
    other = replace(ASKED, meeting=date(2026, 12, 10))
    folder = open_board(places, other).working
    folder.mkdir(parents=True)
    (folder / COUNTS).write_bytes(counts_json(found))
    assert built_for_members(places, "hillingdon", MEETING) == (found.released,)
    assert built_for_members(places, "hillingdon", other.meeting) == ()


def test_papers_that_went_out_without_a_pack_are_recorded_with_a_warning(places: Places) -> None:
    acting = Asked(authority="hillingdon", by="Ann Officer", at=NOON, on=TODAY, why="For the board")
    record(places, acting, "meeting", {"on": MEETING, "begins": "16:00", "venue": "Civic Centre"})
    told = record(places, acting, "papers-sent", {"meeting": str(MEETING)})
    assert any("which counts of schools it gave is not on record" in line for line in told.lines)


def test_papers_that_went_out_keep_the_counts_of_their_pack(places: Places) -> None:
    found = counted(known())
    acting = Asked(authority="hillingdon", by="Ann Officer", at=NOON, on=TODAY, why="For the board")
    record(places, acting, "meeting", {"on": MEETING, "begins": "16:00", "venue": "Civic Centre"})
    folder = open_board(places, ASKED).working
    folder.mkdir(parents=True)
    (folder / COUNTS).write_bytes(counts_json(found))
    sent = record(places, acting, "papers-sent", {"meeting": str(MEETING)}).event.payload
    assert isinstance(sent, PapersSent)
    assert sent.released == found.released


def known() -> KnownBorough:
    return borough(schools(8, public=True, on=True), schools(4, on=True), schools(40))


def test_papers_of_the_same_term_are_remembered_and_those_of_another_are_not() -> None:
    texts = ("on the register, all schools: 12",)
    meeting = event(Meeting(board="SSPB", on=MEETING), 1, ago=200)
    sent = [
        event(PapersSent(meeting=meeting.id, released=texts), 2, ago=150),
        event(PapersSent(meeting=meeting.id, released=texts), 3, ago=20),
        event(PapersSent(meeting=meeting.id), 4, ago=10),
    ]
    book = open_minute_book((meeting, *sent), TODAY)
    assert released_before(book, read_terms(PARAMS).at(TODAY)) == (texts,)


def test_of_an_earlier_paper_the_part_that_was_public_then_is_known() -> None:
    sums, released = rows_of(ON_REGISTER, PRIMARY, (ON,)), [counted(known()).released]
    (then,) = seen_before(released, sums, PRIMARY, kind_placed=ON)
    assert then.released["on the register, all schools"] - then.public[Cell("Primary", ON)] == 4
    assert then.schools == {"Primary": 52}
    (knowing,) = seen_before(released, sums, PRIMARY, kind_placed=ON, let_off={"Primary": 1})
    assert knowing.public[Cell("Primary", ON)] == 7


def test_what_is_on_record_as_released_and_is_no_count_is_refused() -> None:
    with pytest.raises(CaseworkRefused, match="“about twelve”, on record as released"):
        seen_before([("about twelve",)], rows_of(ON_REGISTER, PRIMARY, (ON,)), PRIMARY)
