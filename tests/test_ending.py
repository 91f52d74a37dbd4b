"""The command as it is installed: all that it says is said before it ends, and its exit code tells."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest


def reportkit(*words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, its output through a pipe."""
    command = [sys.executable, "-m", "reportkit", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_help_is_printed_to_its_last_line() -> None:
    said = reportkit("build", "school-profiles", "--help")
    assert said.returncode == 0
    assert said.stderr == ""
    assert "--force" in said.stdout


@pytest.mark.parametrize(("words", "code"), [(("build", "a-poem"), 2), (("no-such-command",), 2)])
def test_a_mistake_is_told_and_its_exit_code_kept(words: tuple[str, ...], code: int) -> None:
    said = reportkit(*words)
    assert said.returncode == code, said
    assert said.stderr.strip()


def test_a_reader_who_has_gone_is_no_error() -> None:
    command = f"{shlex.quote(sys.executable)} -m reportkit --help | true"
    said = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in said.stderr
