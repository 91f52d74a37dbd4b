"""What is typed after `make` reaches the command as it was typed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.built import SOURCE

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
WHY = """it's the head's, who asked for "the register"; `whoami` & more"""


def made(
    venv: Path, *typed: str, target: str = "register", **environment: str
) -> subprocess.CompletedProcess[str]:
    """`make register`, or another, with a reportkit that only says, a line each, what it was given."""
    for name in ("python", "reportkit"):
        stub = venv / "bin" / name
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
        stub.chmod(0o755)
    (venv / ".ready").touch()
    kept = {
        name: value for name, value in os.environ.items() if name not in ("BY", "WHY", "REPORTKIT_OFFICER")
    }
    return subprocess.run(
        ["make", "--no-print-directory", target, f"VENV={venv}", *typed],
        cwd=SOURCE,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_quotes_in_a_name_or_reason_are_passed_on_whole(tmp_path: Path) -> None:
    said = made(tmp_path, "BY=Pat O'Neill", f"WHY={WHY}").stdout.splitlines()
    assert said[-4:] == ["--by", "Pat O'Neill", "--why", WHY]


def test_who_is_set_for_good_need_not_be_typed(tmp_path: Path) -> None:
    said = made(tmp_path, REPORTKIT_OFFICER="Pat O'Neill").stdout.splitlines()
    assert said[-3:-1] == ["Pat O'Neill", "--why"]
    assert said[-1] == "The register was built for the School Improvement Team"


def test_nobody_opens_the_register_unnamed(tmp_path: Path) -> None:
    refused = made(tmp_path)
    assert refused.returncode == 2
    assert "Who opens the register is recorded" in refused.stdout
    assert "--by" not in refused.stdout


def test_who_reads_the_register_for_a_board_pack_is_passed_on_with_a_reason(tmp_path: Path) -> None:
    said = made(tmp_path, "MEETING=2026-12-03", "BY=Pat O'Neill", target="board-pack").stdout.splitlines()
    assert said[-4:] == ["--by", "Pat O'Neill", "--why", "The counts for members of the board were made"]


def test_a_board_pack_needs_nobody_named_where_nothing_is_on_record(tmp_path: Path) -> None:
    said = made(tmp_path, "MEETING=2026-12-03", target="board-pack")
    assert (said.returncode, said.stdout.splitlines()[-4:-2]) == (0, ["--by", ""])
