"""The outbox holds each letter whole, under its key, for nobody else to read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.exceptions import MailServerUnfit, UsageError
from reportkit.publishing.dispatch.message import pack
from reportkit.publishing.dispatch.outbox import Outbox
from tests.publishing.dispatch.letters import LETTER

ONE = pack(LETTER)


def test_a_letter_is_written_under_its_key_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "mail" / "outbox"
    with Outbox(folder).opened() as line:
        assert line.hand_over(ONE, lambda: None) == "written to profiles-900001.eml"
    (path,) = folder.iterdir()
    assert path.read_bytes() == ONE.content
    assert (folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_folder_that_others_could_open_is_closed_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with Outbox(tmp_path).opened():
        assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_later_rehearsal_replaces_the_earlier_one(tmp_path: Path) -> None:
    later = pack(replace(LETTER, text="Another text.\n"))
    with Outbox(tmp_path).opened() as line:
        line.hand_over(ONE, lambda: None)
        line.hand_over(later, lambda: None)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [later.content]


def test_the_letter_is_not_there_before_the_ledger_was_told(tmp_path: Path) -> None:
    seen: list[bool] = []
    with Outbox(tmp_path).opened() as line:
        line.hand_over(ONE, lambda: seen.append((tmp_path / "profiles-900001.eml").exists()))
    assert seen == [False]


def test_a_folder_that_cannot_be_written_in_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(MailServerUnfit, match="taken: no letters can be written there"):
        Outbox(tmp_path / "taken").opened().__enter__()


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with Outbox(tmp_path).opened() as line, pytest.raises(UsageError, match="cannot name a letter"):
        line.hand_over(replace(ONE, key="../evil"), lambda: None)
