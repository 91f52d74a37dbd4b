"""A mistyped option is told in plain words, not in those of the library that reads it."""

from __future__ import annotations

import shlex
import sys

import pytest

from reportkit.cli import main

LINES = {
    "demo --schools x": "'--schools': write a whole number, such as 2. See  reportkit --help",
    "trace 312:x --most 1.5": "'--most': write a whole number, such as 2. See",
    "strand pool --head Jo --capacity -1": "'--capacity': write a number that is not below 0. See",
    "load --vintage newest": "'newest' is not one of 'provisional', 'revised', 'final'. See",
    "register decide 102368 --indicator first": "'--indicator': write a whole number, such as 2. See",
    "nothing-of-ours": "No such command 'nothing-of-ours'. See  reportkit --help",
}


@pytest.mark.parametrize(("line", "said"), LINES.items(), ids=list(LINES))
def test_a_mistyped_option_says_what_to_type(
    line: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["reportkit", *shlex.split(line)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("\nThat request cannot be carried out.\n")
    assert said in told
    assert "nput should" not in told and "alue error" not in told
