"""The record opened from the store, with the lists of schools that ship: who reads it is recorded first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.requirements import read_strands
from reportkit.casework.store import open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.books import open_register
from reportkit.pipeline.casework.documents import Desk, open_desk
from reportkit.places import Places
from reportkit.vocabulary import Urn
from tests.built import Checkout
from tests.casework.events.builders import by_person, contact, entry
from tests.pipeline.casework.builders import asked

NOW_IS, WAS, GONE, NEVER = map(Urn, ("102373", "102372", "999999", "999998"))

PARTNER = {"Partner": "A Hub", "Kind": "teaching school hub", "Status": "active", "Since": "2024-09-01"}
WORKBOOK = ReturnsLoaded(
    file="a.xlsx",
    sha256="0" * 64,
    rows=(
        ReturnedRow(sheet="Partners", row=4, cells=PARTNER),
        ReturnedRow(sheet="Finance", row=4, cells={"URN": NOW_IS}),
    ),
)


@pytest.fixture(scope="module")
def places(checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """The checkout with a store of these tests' own."""
    path = tmp_path_factory.mktemp("opening") / "casework.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTKIT_SIOD", str(checkout.siod))
        patch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{path}")
        yield Places(checkout.root)


@pytest.fixture(scope="module")
def desk(places: Places) -> Desk:
    store = open_store(places.casework)
    store.append(entry(by_person(), urn=GONE, ago=30))
    store.append(entry(contact(), urn=NEVER, ago=20))
    store.append(entry(contact("now"), urn=NOW_IS, ago=10))
    store.append(entry(contact("then"), urn=WAS, ago=5))
    store.append(entry(WORKBOOK, urn=None, ago=3))
    return open_desk(places, asked(), "register")


def test_the_subjects_are_those_of_the_register_shown_on_the_screen(desk: Desk) -> None:
    shown = open_register(desk.places, asked()).subjects
    assert desk.record.subjects == shown


def test_events_under_an_earlier_number_come_before_those_under_the_number_now(desk: Desk) -> None:
    school = desk.record.by_urn[NOW_IS]
    assert [event.urn for event in school.events] == [WAS, NOW_IS]


def test_a_school_on_no_list_is_kept_apart_unless_it_is_on_the_register(desk: Desk) -> None:
    assert GONE in desk.record.by_urn
    assert [former.urn for former in desk.record.former] == [NEVER]


def test_that_it_is_read_is_on_record_before_anything_is_built(desk: Desk) -> None:
    (read,) = [event for event in desk.record.borough if isinstance(event.payload, Reading)]
    assert (read.who, read.why) == ("Ann Officer", "Half-termly meeting")
    assert read.payload == Reading(what="register", as_at=asked().on)


@pytest.mark.parametrize("said", [{"by": " "}, {"why": " "}])
def test_nothing_is_opened_for_somebody_unnamed_or_without_a_reason(
    places: Places, said: dict[str, str]
) -> None:
    before = open_store(places.casework).events("hillingdon")
    with pytest.raises(CaseworkRefused):
        open_desk(places, asked(**said), "register")
    assert open_store(places.casework).events("hillingdon") == before


def test_the_partners_of_a_workbook_reach_the_register_and_its_other_rows_stay_with_their_schools(
    desk: Desk,
) -> None:
    strands = read_strands(desk.record.events, desk.rules, desk.record.as_at)
    assert [one.name for one in strands.partners] == ["A Hub"]
    books = [event.payload for event in desk.record.borough if isinstance(event.payload, ReturnsLoaded)]
    assert [row.sheet for book in books for row in book.rows] == ["Partners"]
