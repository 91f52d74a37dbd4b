"""What the returns tell all schools stands in the Update's settings, and only with consent."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reportkit.casework.events import Entry
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.store import open_store
from reportkit.exceptions import DocumentError
from reportkit.pipeline.returns.screening import check_told, typed_in_settings
from reportkit.pipeline.returns.telling import check_settings, params_with_returns
from reportkit.places import Places
from reportkit.settings import read_authority
from tests.pipeline.returns.conftest import TODAY
from tests.settings.policies.builders import PARAMS

NETWORK = {"Theme": "Writing", "Starts": "2026-10-05", "Ends": "2027-07-16", "How to join": "Write to us."}
PRACTICE = {
    "URN": "102368",
    "What works": "Daily reading: no & yes",
    "Consent given by": "Jo Bloggs",
    "Consent given on": "2026-11-01",
}


def load(places: Places, day: int, *rows: tuple[str, dict[str, str]]) -> None:
    returned = tuple(
        ReturnedRow(sheet=sheet, row=4 + n, cells=cells) for n, (sheet, cells) in enumerate(rows)
    )
    open_store(places.casework).append(
        Entry(
            authority="hillingdon",
            urn=None,
            who="Ann Officer",
            recorded_at=datetime(2026, 11, day, 12, tzinfo=UTC),
            happened_on=date(2026, 11, day),
            why="A workbook of returns was loaded.",
            payload=ReturnsLoaded(file="a.xlsx", sha256="0" * 64, rows=returned),
        )
    )


def test_without_returns_the_settings_are_the_teams_own(places: Places, tmp_path: Path) -> None:
    assert params_with_returns(places, "hillingdon", TODAY, tmp_path) == places.params
    load(places, 20, ("SEF dates", {"URN": "102368", "Received on": "2026-06-01"}))
    assert params_with_returns(places, "hillingdon", TODAY, tmp_path) == places.params


def test_networks_events_and_good_practice_are_added(places: Places, tmp_path: Path) -> None:
    meeting = {"Day": "2027-01-21", "Title": "Heads' conference", "Where": "Civic Centre"}
    load(places, 20, ("Networks", NETWORK), ("Events", meeting), ("Good practice", PRACTICE))
    settings = read_authority(params_with_returns(places, "hillingdon", TODAY, tmp_path), "hillingdon")
    assert [(n.theme, n.ends) for n in settings.networks] == [("Writing", date(2027, 7, 16))]
    assert [(e.day, e.where) for e in settings.events] == [(date(2027, 1, 21), "Civic Centre")]
    (told,) = settings.good_practice
    assert (told.what, told.consent_given_on) == ("Daily reading: no & yes", date(2026, 11, 1))
    assert told.school not in ("", "102368")
    assert settings.name == read_authority(places.params, "hillingdon").name


def test_a_row_loaded_again_takes_the_place_of_the_first(places: Places, tmp_path: Path) -> None:
    load(places, 20, ("Networks", NETWORK))
    load(places, 21, ("Networks", NETWORK | {"How to join": "Telephone us."}))
    settings = read_authority(params_with_returns(places, "hillingdon", TODAY, tmp_path), "hillingdon")
    assert [n.how_to_join for n in settings.networks] == ["Telephone us."]


def test_good_practice_is_gone_for_every_day_once_consent_is_withdrawn(
    places: Places, tmp_path: Path
) -> None:
    load(places, 20, ("Good practice", PRACTICE))
    load(places, 21, ("Good practice", PRACTICE | {"Consent withdrawn on": "2026-11-21"}))
    for day in (date(2026, 11, 20), TODAY):
        assert params_with_returns(places, "hillingdon", day, tmp_path) == places.params


def test_a_school_that_is_not_the_authoritys_is_not_named(places: Places, tmp_path: Path) -> None:
    load(places, 20, ("Good practice", PRACTICE | {"URN": "100255"}))
    assert params_with_returns(places, "hillingdon", TODAY, tmp_path) == places.params


@pytest.mark.parametrize(
    ("sheet", "row", "under"),
    [
        ("Networks", NETWORK | {"How to join": "Ask a GOBAR school on the SARR."}, "“gobar” from row 4"),
        ("Networks", NETWORK | {"Theme": "For RI-A schools"}, "under Theme"),
        ("Events", {"Day": "2027-01-21", "Title": "For the at-risk register"}, "row 4 of the sheet Events"),
        ("Good practice", PRACTICE | {"What works": "Once Intensive A, now well"}, "under What works"),
    ],
)
def test_what_tells_a_schools_standing_is_refused_by_its_row(
    places: Places, tmp_path: Path, sheet: str, row: dict[str, str], under: str
) -> None:
    load(places, 20, (sheet, row))
    with pytest.raises(DocumentError, match=under):
        params_with_returns(places, "hillingdon", TODAY, tmp_path)


def test_a_text_for_all_schools_names_none_but_the_one_that_consented(places: Places, tmp_path: Path) -> None:
    load(places, 20, ("Good practice", PRACTICE))
    settings = read_authority(params_with_returns(places, "hillingdon", TODAY, tmp_path), "hillingdon")
    name = settings.good_practice[0].school
    load(places, 21, ("Good practice", PRACTICE | {"What works": f"{name} reads daily"}))
    params_with_returns(places, "hillingdon", TODAY, tmp_path)
    load(places, 22, ("Networks", NETWORK | {"How to join": f"With {name.upper()}."}))
    with pytest.raises(DocumentError, match="it names a school"):
        params_with_returns(places, "hillingdon", TODAY, tmp_path)


def test_an_event_may_be_held_at_a_school(places: Places, tmp_path: Path) -> None:
    load(places, 20, ("Good practice", PRACTICE))
    settings = read_authority(params_with_returns(places, "hillingdon", TODAY, tmp_path), "hillingdon")
    day = {"Day": "2027-01-21", "Title": "Conference", "Where": settings.good_practice[0].school}
    load(places, 21, ("Events", day))
    params_with_returns(places, "hillingdon", TODAY, tmp_path)


def test_what_the_settings_tell_all_schools_is_looked_at_where_casework_is_kept() -> None:
    told = {"networks": [{"theme": "For GOBAR schools"}], "review_offer": "Ask us."}
    typed = tuple(typed_in_settings(told, ("networks", "review_offer"), "x.yaml"))
    with pytest.raises(DocumentError, match=r"entry 1 of networks in x\.yaml, under theme"):
        check_told(typed, PARAMS, {})


NAMES = {"900001": "Oak Hill Primary School", "900002": "Breakwater School", "900003": "Wexcombe High School"}


def screened(told: dict[str, object]) -> None:
    typed = typed_in_settings(told, tuple(told), "x.yaml")
    check_told(typed, PARAMS, NAMES, ("Wexcombe",))


@pytest.mark.parametrize(
    "told",
    [
        {"networks": [{"theme": "Writing", "how_to_join": "Ask at Oak Hill."}]},
        {"review_offer": "Governors of Breakwater had one."},
        {"links": [{"title": "How Oak Hill reads", "address": "https://example.org"}]},
        {"good_practice": [{"school": "Breakwater School", "what": "With Oak Hill it reads daily"}]},
    ],
)
def test_a_school_is_not_named_by_its_short_name_either(told: dict[str, object]) -> None:
    with pytest.raises(DocumentError, match="it names a school"):
        screened(told)


@pytest.mark.parametrize(
    "what",
    ["Was flagged, now well", "It met indicator 4", "Came off the watch list", "One of the schools at risk"],
)
def test_good_practice_does_not_tell_how_the_team_sees_its_own_school(what: str) -> None:
    with pytest.raises(DocumentError, match="tells how the team sees that school"):
        screened({"good_practice": [{"school": "Oak Hill Primary School", "what": what}]})


def test_what_is_said_of_pupils_and_places_may_stand() -> None:
    screened(
        {
            "good_practice": [
                {"school": "Oak Hill Primary School", "what": "Oak Hill walks with pupils at risk of absence"}
            ],
            "networks": [{"theme": "The breakwater", "how_to_join": "Governors of Wexcombe, come."}],
            "links": [{"title": "Schools in need of funds", "address": "https://example.org"}],
        }
    )


def test_links_are_looked_at_with_the_other_settings(places: Places, tmp_path: Path) -> None:
    load(places, 20, ("SEF dates", {"URN": "102368", "Received on": "2026-06-01"}))
    mine = Places(tmp_path)
    shutil.copytree(places.params, mine.params)
    path = mine.params / "authorities" / "hillingdon.yaml"
    told = 'links: [{title: For GOBAR schools, address: "https://example.org", checked_on: 2026-11-01}]'
    path.write_text(path.read_text(encoding="utf-8").replace("links: []", told), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"entry 1 of links in params/authorities/hillingdon\.yaml"):
        check_settings(mine, "hillingdon", TODAY)
