"""Plain lines for a log, nothing when asked to be quiet."""

from __future__ import annotations

import pytest

from reportkit.progress import Reporter


def _work(reporter: Reporter) -> None:
    with reporter:
        reporter.step("Building")
        reporter.loading("a.csv", 0, 2)
        reporter.loading("b.csv", 1, 2)
        reporter.loading("", 2, 2)
        reporter.say("Done.")


def test_a_log_gets_a_line_a_step_and_results_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    _work(Reporter())
    out, err = capsys.readouterr()
    assert out == "Done.\n"
    assert err == "Building …\nLoading 1 of 2: a.csv\nLoading 2 of 2: b.csv\n"


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _work(Reporter(quiet=True))
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_one_bar_that_is_closed_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    _work(Reporter())
    assert "2 of 2" in capsys.readouterr().err
