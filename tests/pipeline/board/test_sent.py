"""The pack that went out is kept as it was, and a later one is never taken for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportkit.casework.events import board_kinds as kinds
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, open_board
from reportkit.pipeline.board.sent import keep_sent, keep_standing, since_sent
from reportkit.pipeline.board.versions import PACK, hash_of
from reportkit.places import Places
from reportkit.publishing.manifest import BuiltDocument, record, sha256_of
from tests.reports.board.borough_papers import AS_AT, MEETING
from tests.reports.board.meetings import coming, of, seated
from tests.settings.policies.builders import PARAMS

SENT_ON = date(2026, 11, 20)
NOTICE, PAPER = "notice.docx", "papers/paper-f-calendar.docx"
TITLES = {PACK: "Board pack", NOTICE: "Notice of the meeting, 3 December 2026, A Board", PAPER: "Paper F"}


@pytest.fixture
def desk(tmp_path: Path) -> BoardDesk:
    """The meeting's documents as they were first built."""
    (tmp_path / "params").symlink_to(PARAMS)
    opened = open_board(Places(tmp_path), AskedPack("hillingdon", MEETING, AS_AT))
    for file in TITLES:
        build(opened, file, "first")
    return opened


def build(desk: BoardDesk, file: str, said: str) -> Path:
    name, content = f"{desk.own}/{file}", said.encode()
    path = desk.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    record(desk.folder, [BuiltDocument(name, TITLES[file], sha256_of(content), {}, {}, None, {}, ())], [])
    return path


def sent(desk: BoardDesk, *hashes: str) -> BoardDesk:
    """The same when it is on record that packs of those hashes went out, a day after each other."""
    clerk = seated()
    meeting = coming(clerk, begins="16:00", venue="Room 4")
    for number, one in enumerate(hashes):
        clerk.write(kinds.PapersSent(meeting=meeting, pack=one), SENT_ON.replace(day=20 + number))
    return replace(desk, profile=of(clerk))


def standing(desk: BoardDesk) -> Path:
    return desk.folder / desk.own / PACK


def kept(desk: BoardDesk) -> list[bytes]:
    return [path.read_bytes() for path in sorted((desk.working / "sent").glob("*.docx"))]


def test_while_nothing_went_out_or_what_went_out_stands_there_nothing_is_said(desk: BoardDesk) -> None:
    assert list(since_sent(sent(desk))) == []
    assert list(since_sent(sent(desk, hash_of(standing(desk))))) == []


def test_a_later_pack_is_said_to_be_another_and_what_went_out_is_kept(desk: BoardDesk) -> None:
    went = sent(desk, hash_of(standing(desk)))
    keep_standing(went)
    build(desk, NOTICE, "second")
    build(desk, PACK, "second")
    [said] = since_sent(went)
    assert said.startswith(
        "Papers for this meeting went out on 20 November 2026. The pack that stands in the folder is not "
        "what went out: since then “Notice of the meeting” changed. What went out is kept in "
        "working/sspb/2026-12-03/sent/board-pack-"
    )
    assert "numbered addendum:  reportkit board paper --meeting 2026-12-03" in said
    assert "send the pack again and record that:  reportkit board papers-sent --meeting 2026-12-03" in said
    assert kept(desk) == [b"first"]


def test_a_pack_whose_front_alone_is_new_says_so(desk: BoardDesk) -> None:
    went = sent(desk, hash_of(standing(desk)))
    keep_standing(went)
    build(desk, PACK, "second")
    [said] = since_sent(went)
    assert "it says on its front page that it was made after that, and is the same otherwise" in said


def test_once_it_is_sent_again_it_counts_and_both_are_kept(desk: BoardDesk) -> None:
    first = hash_of(standing(desk))
    keep_standing(sent(desk, first))
    second = hash_of(build(desk, PACK, "second"))
    again = sent(desk, first, second)
    assert list(since_sent(again)) == []
    keep_standing(again)
    build(desk, PACK, "third")
    assert sorted(kept(desk)) == [b"first", b"second"]
    [said] = since_sent(again)
    assert "went out on 21 November 2026" in said


def test_a_pack_that_never_went_out_is_not_kept(desk: BoardDesk) -> None:
    keep_standing(sent(desk))
    keep_standing(sent(desk, "", "another"))
    assert kept(desk) == []


def test_a_pack_named_from_elsewhere_is_kept_too(desk: BoardDesk, tmp_path: Path) -> None:
    other = tmp_path / "went.docx"
    other.write_bytes(b"elsewhere")
    assert keep_sent(desk.folder, desk.own, tmp_path / "none.docx") is None
    assert keep_sent(desk.folder, desk.own, other) is not None
    assert kept(desk) == [b"elsewhere"]
    [said] = since_sent(sent(desk, hash_of(other)))
    assert "is not what went out: it was made after that. What went out is kept in" in said
