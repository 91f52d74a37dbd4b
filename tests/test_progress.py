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


def _build(reporter: Reporter, total: int) -> None:
    with reporter:
        for done in range(1, total + 1):
            reporter.building(done, failed=int(done > 5), total=total)


def test_a_log_of_a_batch_has_a_line_for_each_tenth_with_failures_and_time_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _build(Reporter(), 100)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[0] == "Built 1 of 100"
    assert lines[1] == "Built 9 of 100, 1 failed, about 0 s left"
    assert lines[-1] == "Built 99 of 100, 1 failed"


def test_a_terminal_gets_one_bar_for_a_batch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    _build(Reporter(), 20)
    assert "20 of 20" in capsys.readouterr().err


def test_a_quiet_batch_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _build(Reporter(quiet=True), 20)
    assert capsys.readouterr() == ("", "")
