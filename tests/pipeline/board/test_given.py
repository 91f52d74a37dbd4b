"""What members are on record as having read is what went out, whatever was built or changed since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.board.given import COUNTS, WentOut, built_for_members, sent_pack
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, open_board
from reportkit.pipeline.board.standing_pack import keep_counts, set_aside
from reportkit.pipeline.board.versions import PACK, SUPPORT, hash_of
from reportkit.places import Places
from reportkit.publishing.manifest import BuiltDocument, path_for, record, sha256_of
from reportkit.reports.profiles.support import counts_json
from tests.pipeline.board.boroughs import borough, counted, schools
from tests.settings.policies.builders import PARAMS

MEETING = date(2026, 12, 3)
MONDAY, TUESDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 26)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A folder with the settings and no casework."""
    (tmp_path / "params").symlink_to(PARAMS)
    return Places(tmp_path)


def build(places: Places, on: int, day: date, *files: str) -> tuple[str, ...]:
    """The files as a build on the day leaves them, with so many schools on the register; the counts."""
    desk = desk_of(places, day)
    counts = counted(borough(schools(on, on=True), schools(40)))
    desk.working.mkdir(parents=True, exist_ok=True)
    (desk.working / COUNTS).write_bytes(counts_json(counts))
    for file in files or (PACK, SUPPORT):
        name, content = f"{desk.own}/{file}", f"{file} of {on} on {day}".encode()
        path = path_for(desk.folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        record(desk.folder, [BuiltDocument(name, "", sha256_of(content), {}, {}, None, {}, ())], [])
    keep_counts(desk, *(files or (PACK, SUPPORT)))
    return counts.released


def desk_of(places: Places, day: date = MONDAY) -> BoardDesk:
    return open_board(places, AskedPack("hillingdon", MEETING, day))


def pack(places: Places, name: str = PACK) -> Path:
    desk = desk_of(places)
    return desk.folder / desk.own / name


def went_out(places: Places, on: date, named: str | Path = "") -> WentOut:
    return sent_pack(places, "hillingdon", MEETING, on, str(named))


def test_the_pack_as_it_stands_is_what_went_out_with_its_counts(places: Places) -> None:
    released = build(places, 9, MONDAY)
    assert went_out(places, TUESDAY) == WentOut(hash_of(pack(places)), released)


def test_a_pack_built_later_is_not_what_went_out_before_it(places: Places, tmp_path: Path) -> None:
    released = build(places, 9, MONDAY)
    kept = tmp_path / "sent.docx"
    kept.write_bytes(pack(places).read_bytes())
    build(places, 13, THURSDAY)
    with pytest.raises(CaseworkRefused, match=r"speaks of 26 November 2026, .* --pack"):
        went_out(places, TUESDAY)
    assert went_out(places, TUESDAY, kept) == WentOut(hash_of(kept), released)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_file_that_is_no_pack_of_the_meeting_is_refused(
    places: Places, tmp_path: Path, is_there: bool
) -> None:
    build(places, 9, MONDAY)
    other = tmp_path / "other.docx"
    if is_there:
        other.write_bytes(b"another")
    with pytest.raises(CaseworkRefused, match="is no pack that was built" if is_there else "no file"):
        went_out(places, TUESDAY, other)


def test_a_pack_changed_by_hand_holds_the_counts_of_the_one_it_was_made_of(places: Places) -> None:
    released = build(places, 9, MONDAY)
    pack(places).write_bytes(b"changed")
    assert went_out(places, TUESDAY) == WentOut(hash_of(pack(places)), released)


def test_of_two_packs_with_other_counts_somebody_says_which_went_out(places: Places) -> None:
    first = build(places, 9, MONDAY)
    pack(places).write_bytes(b"changed")
    second = build(places, 13, TUESDAY)
    with pytest.raises(CaseworkRefused, match="changed by hand, and the one beside it holds other counts"):
        went_out(places, THURSDAY)
    assert went_out(places, THURSDAY, pack(places)).released == first
    assert went_out(places, THURSDAY, pack(places, "board-pack.new.docx")).released == second


@pytest.mark.parametrize("file", [PACK, SUPPORT])
def test_what_a_file_changed_by_hand_held_counts_beside_what_is_built_next(places: Places, file: str) -> None:
    first = build(places, 9, MONDAY)
    assert built_for_members(places, "hillingdon", MEETING) == ()
    pack(places, file).write_bytes(b"changed")
    assert built_for_members(places, "hillingdon", MEETING) == (first,)
    build(places, 13, TUESDAY)
    pack(places, file).write_bytes(b"changed again")
    assert built_for_members(places, "hillingdon", MEETING) == (first,)


def test_a_number_that_differs_by_one_from_the_one_changed_by_hand_is_withheld(places: Places) -> None:
    build(places, 9, MONDAY)
    pack(places).write_bytes(b"changed")
    (then,) = built_for_members(places, "hillingdon", MEETING)
    now = borough(schools(10, on=True), schools(39))
    assert counted(now).whole.on_register == 10
    assert counted(now, then).whole.on_register is None


def test_an_older_pack_is_set_aside_and_one_changed_by_hand_is_not(places: Places) -> None:
    build(places, 9, MONDAY)
    content = pack(places).read_bytes()
    told = set_aside(desk_of(places))
    assert not pack(places).exists()
    (moved,) = (desk_of(places).working / "older").iterdir()
    assert (moved.read_bytes(), moved.name in told) == (content, True)
    assert went_out(places, TUESDAY, moved).pack == hash_of(moved)
    assert set_aside(desk_of(places)) == "The pack is not bound"
    pack(places).write_bytes(b"changed")
    assert "which somebody changed by hand, is older than these documents" in set_aside(desk_of(places))
    assert pack(places).exists()
