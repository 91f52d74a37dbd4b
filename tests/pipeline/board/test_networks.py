"""What Paper D is handed: counts and results of networks and themes, and never which school is behind one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from reportkit.casework.events import Entry
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.store import open_store
from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.schools import School
from reportkit.evidence.siod.series import Series
from reportkit.exceptions import MissingData
from reportkit.judgement.metrics.participation import Part
from reportkit.pipeline.board import impact, networks
from reportkit.pipeline.board.memberships import Membership, NetworkRow, read_memberships, read_networks
from reportkit.pipeline.board.networks import (
    hand_networks,
    networks_profile,
    networks_read,
    released_themes,
)
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, open_board
from reportkit.places import Places
from reportkit.vocabulary import AcademicYear
from tests.judgement.assessment.builders import Case, assessment, finding
from tests.judgement.builders import school
from tests.settings.policies.builders import PARAMS

READING = read_registry()["ks2_reading_expected"]
YEARS = tuple(map(AcademicYear, ("202223", "202324", "202425")))
OLD = {
    "Theme": "Reading", "Starts": "2023-09-18", "Ends": "2025-07-18", "How to join": "-",
    "Agreed by the board": "Item 5", "Measure": READING.label, "Budget": "£1",
}  # fmt: skip
NEW = {"Theme": "Writing", "Starts": "2026-10-05", "Ends": "2027-07-16", "How to join": "Write to us."}
MEMBERS, OTHERS = range(100100, 100108), range(100200, 100210)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BoardDesk:
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    monkeypatch.setenv("REPORTKIT_SIOD", str(tmp_path / "siod.duckdb"))
    (tmp_path / "params").symlink_to(PARAMS)
    asked = AskedPack(authority="hillingdon", meeting=date(2026, 12, 3), as_at=date(2026, 11, 22))
    return open_board(Places(tmp_path), asked)


def returned(desk: BoardDesk, *rows: tuple[str, dict[str, str]]) -> None:
    said = tuple(ReturnedRow(sheet=sheet, row=4 + n, cells=cells) for n, (sheet, cells) in enumerate(rows))
    entry = Entry(
        authority="hillingdon",
        urn=None,
        who="Ann Officer",
        recorded_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
        happened_on=date(2026, 11, 20),
        why="A workbook of returns was loaded.",
        payload=ReturnsLoaded(file="a.xlsx", sha256="0" * 64, rows=said),
    )
    open_store(desk.places.casework).append(entry)


def joined(urn: int, theme: str, on: str, left: str = "") -> tuple[str, dict[str, str]]:
    cells = {"URN": str(urn), "Network": theme, "Joined on": on}
    return "IIN membership", cells | ({"Left on": left} if left else {})


def members(theme: str = "Reading", on: str = "2023-09-18") -> list[tuple[str, dict[str, str]]]:
    return [joined(urn, theme, on) for urn in MEMBERS]


def schools() -> tuple[School, ...]:
    return tuple(replace(school(str(urn)), phase_group=Phase.PRIMARY) for urn in (*MEMBERS, *OTHERS))


def series(*_: Any) -> SimpleNamespace:
    """Members go up by 10 points and others by 1, each with a swing of its own; England is the last line."""
    swing = np.arange(18) % 4
    value = np.stack([60.0 + swing, 62.0 + swing, 61.0 + 2 * swing], axis=1)
    value[: len(MEMBERS), 2] += 9
    blank = np.full((19, 3), np.nan)
    held = np.vstack([value, [[70.0, 71.0, 72.0]]])
    one = Series(READING, "all", held, *(blank,) * 3, reason=blank.astype(str), cell=np.zeros((19, 3), int))
    return SimpleNamespace(years=YEARS, by_key={(READING.id, "all"): one})


@pytest.fixture
def loaded(desk: BoardDesk, monkeypatch: pytest.MonkeyPatch) -> BoardDesk:
    """Published data of eighteen primary schools, eight of which are members."""

    @contextmanager
    def opened(_places: Places) -> Iterator[None]:
        yield

    desk.places.siod.touch()
    flagged = [Case(str(urn), (finding(chance=0.001),)) for urn in MEMBERS[:4]]
    clear = [Case(str(urn)) for urn in (*MEMBERS[4:], *OTHERS)]
    monkeypatch.setattr(networks, "open_data", opened)
    monkeypatch.setattr(networks, "read_schools", lambda *_: SimpleNamespace(schools=schools()))
    monkeypatch.setattr(networks, "assess_under", lambda *_: assessment(*flagged, *clear))
    monkeypatch.setattr(impact, "read_school_series", series)
    return desk


def test_members_before_and_after_beside_the_others(loaded: BoardDesk) -> None:
    returned(loaded, ("Networks", OLD), *members())
    (found,) = hand_networks(loaded).networks
    assert (found.theme, found.agreed, found.budget, found.members) == ("Reading", "Item 5", "£1", 8)
    assert found.impact is not None
    assert (found.impact.before, found.impact.after, found.impact.is_last) == ("202223", "202425", True)
    effect = found.impact.effect
    assert (effect.members.schools, effect.others.schools) == (8, 10)
    assert effect.members.change.value == pytest.approx(11.5)
    assert effect.others.change.value == pytest.approx(2.3)
    assert effect.difference.is_beyond_chance


def test_nothing_handed_over_names_a_school(loaded: BoardDesk) -> None:
    returned(loaded, ("Networks", OLD), ("Networks", NEW), *members(), *members("Writing", "2026-10-05"))
    reads = networks_read(loaded)
    text = Path(reads.locations["networks"]).read_text(encoding="utf-8")
    assert '"members"' in text
    assert not [urn for urn in (*MEMBERS, *OTHERS) if str(urn) in text]
    assert "Oak" not in text
    assert networks_profile(loaded, reads).handed == hand_networks(loaded)


def test_the_hash_changes_with_what_is_said_and_with_nothing_else(loaded: BoardDesk) -> None:
    returned(loaded, ("Networks", OLD), *members())
    first = networks_read(loaded).data
    assert networks_read(loaded).data == first
    returned(loaded, ("Networks", NEW))
    assert networks_read(loaded).data != first


def test_what_was_handed_over_is_the_owners_alone(loaded: BoardDesk) -> None:
    path = Path(networks_read(loaded).locations["networks"])
    assert path.stat().st_mode & 0o777 == 0o600
    assert (loaded.folder / "working").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("left", "members_then", "others_then"),
    [("", 8, 10), ("2025-02-03", 8, 10), ("2024-09-01", 7, 10), ("2024-07-19", 7, 10)],
)
def test_a_school_that_left_before_the_last_year_is_neither_member_nor_other(
    loaded: BoardDesk, left: str, members_then: int, others_then: int
) -> None:
    returned(loaded, ("Networks", OLD), joined(100100, "Reading", "2023-09-18", left), *members()[1:])
    (found,) = hand_networks(loaded).networks
    assert found.impact is not None
    effect = found.impact.effect
    assert (effect.members.schools, effect.others.schools) == (members_then, others_then)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"Measure": ""}, "no measure is named for it"),
        ({"Starts": "2026-10-05", "Ends": "2027-07-16"}, "the figures of 2025/26 are not published yet"),
    ],
)
def test_why_there_is_no_result_is_said(loaded: BoardDesk, changed: dict[str, str], why: str) -> None:
    cells = {heading: said for heading, said in (OLD | changed).items() if said}
    returned(loaded, ("Networks", cells), *members(on="2026-10-05" if "Starts" in changed else "2023-09-18"))
    (found,) = hand_networks(loaded).networks
    assert found.impact is None
    assert found.why_not.startswith(why)


def test_fewer_than_six_members_are_not_compared(loaded: BoardDesk) -> None:
    returned(loaded, ("Networks", OLD), *members()[:5])
    (found,) = hand_networks(loaded).networks
    assert found.why_not == "fewer than 6 members have a published figure both in 2022/23 and in 2024/25"


def test_no_member_on_record_is_said(loaded: BoardDesk) -> None:
    returned(loaded, ("Networks", OLD))
    (found,) = hand_networks(loaded).networks
    assert found.why_not.startswith("no school is on record as a member")


def test_who_takes_part_counts_the_networks_that_run_on_the_day(loaded: BoardDesk) -> None:
    returned(loaded, ("Networks", OLD), ("Networks", NEW), *members(), *members("Writing", "2026-10-05")[:3])
    assert hand_networks(loaded).participation.groups == (Part("Primary", 18, 3),)


def test_one_or_two_members_are_withheld(loaded: BoardDesk) -> None:
    returned(loaded, ("Networks", NEW), *members("Writing", "2026-10-05")[:2])
    handed = hand_networks(loaded)
    assert handed.participation.total is None
    assert [one.members for one in handed.networks] == [None]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((), "no network is on record"),
        ((("Networks", OLD),), "no network runs on the day"),
        ((("Networks", NEW),), "no school is on record as a member of one that runs"),
    ],
    ids=["no network", "an ended one", "no members"],
)
def test_nothing_on_record_is_not_nobody(
    loaded: BoardDesk, rows: tuple[tuple[str, dict[str, str]], ...], why: str
) -> None:
    if rows:
        returned(loaded, *rows)
    handed = hand_networks(loaded)
    assert (handed.participation.groups, handed.why_nobody) == ((), why)


def test_the_counts_of_a_pack_go_on_record_and_bind_the_next(
    loaded: BoardDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert released_themes(loaded.working) == ()
    networks_read(loaded)
    assert released_themes(loaded.working) == ("flagged for indicator 1, primary: 4",)
    before = (("flagged for indicator 1, primary: 5",),)
    monkeypatch.setattr(networks, "released_before", lambda *_: before)
    themes = hand_networks(loaded).themes
    assert themes is not None
    assert themes.shown == ()


def test_a_withheld_phase_takes_the_counts_of_running_networks_with_it_and_of_no_ended_one(
    loaded: BoardDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    phases = (Phase.PRIMARY,) * 14 + (Phase.SECONDARY,) * 4
    mixed = tuple(replace(one, phase_group=phase) for one, phase in zip(schools(), phases, strict=True))
    monkeypatch.setattr(networks, "read_schools", lambda *_: SimpleNamespace(schools=mixed))
    both = [joined(urn, "Writing", "2026-10-05") for urn in (*MEMBERS, OTHERS[-1])]
    returned(loaded, ("Networks", OLD), ("Networks", NEW), *members(), *both)
    handed = hand_networks(loaded)
    assert handed.participation.total is None
    assert {one.theme: one.members for one in handed.networks} == {"Writing": None, "Reading": 8}


def test_those_who_left_an_ended_network_on_its_last_day_were_its_members(loaded: BoardDesk) -> None:
    left = [joined(urn, "Reading", "2023-09-18", OLD["Ends"]) for urn in MEMBERS]
    returned(loaded, ("Networks", OLD), *left)
    assert [one.members for one in hand_networks(loaded).networks] == [8]


def test_themes_come_from_the_assessment(loaded: BoardDesk) -> None:
    themes = hand_networks(loaded).themes
    assert themes is not None
    assert [(one.indicator, one.flagged, one.schools) for one in themes.shown] == [(1, 4, 18)]


def test_without_data_networks_are_listed_and_nothing_else_is_said(desk: BoardDesk) -> None:
    returned(desk, ("Networks", OLD))
    handed = hand_networks(desk)
    assert (handed.themes, handed.why_no_themes) == (None, "no published data are loaded yet")
    assert [(one.theme, one.members, one.why_not) for one in handed.networks] == [
        ("Reading", None, "no published data are loaded yet")
    ]


def test_without_a_list_of_schools_there_are_no_themes(
    loaded: BoardDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise MissingData("No list.")

    monkeypatch.setattr(networks, "assess_under", refused)
    handed = hand_networks(loaded)
    assert handed.themes is None
    assert handed.why_no_themes.startswith("the lists and results held are not enough")


def test_without_casework_there_is_no_network(desk: BoardDesk) -> None:
    assert (read_networks(desk), read_memberships(desk)) == ((), ())


def test_a_workbook_from_before_the_measure_has_none(desk: BoardDesk) -> None:
    returned(desk, ("Networks", NEW))
    assert read_networks(desk) == (NetworkRow("Writing", date(2026, 10, 5), date(2027, 7, 16)),)


def test_a_membership_that_begins_after_the_day_does_not_count_yet(desk: BoardDesk) -> None:
    returned(desk, joined(100100, "Writing", "2026-11-22"), joined(100101, "Writing", "2026-11-23"))
    assert [one.urn for one in read_memberships(desk)] == ["100100"]


@pytest.mark.parametrize(
    ("theme", "joined_on", "left", "is_its"),
    [
        ("writing", date(2026, 10, 5), None, True),
        ("Reading", date(2026, 10, 5), None, False),
        ("Writing", date(2027, 7, 17), None, False),
        ("Writing", date(2025, 9, 1), date(2026, 7, 20), False),
        ("Writing", date(2026, 7, 1), None, True),
    ],
    ids=["its own", "another theme", "after its end", "of an earlier one on the theme", "joined ahead"],
)
def test_a_membership_is_of_the_network_of_its_theme_and_time(
    theme: str, joined_on: date, left: date | None, is_its: bool
) -> None:
    row = NetworkRow("Writing", date(2026, 10, 5), date(2027, 7, 16))
    assert Membership("100100", theme, joined_on, left).is_of(row) is is_its
