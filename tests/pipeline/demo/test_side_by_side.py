"""Tasks side by side: each is heard, each gives its result, one that fails is told in plain words."""

from __future__ import annotations

import os
import signal
from functools import partial

import pytest

from reportkit.exceptions import ReportkitError, UsageError
from reportkit.pipeline.demo.side_by_side import Say, run_side_by_side


def twice(number: int, say: Say) -> int:
    say(f"doubling {number}")
    return 2 * number


def refuse(say: Say) -> int:
    raise UsageError("The folder is full. Make room.")


def stumble(say: Say) -> int:
    raise ValueError("a defect")


def die(say: Say) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_each_task_gives_its_result_and_is_heard() -> None:
    heard: list[tuple[str, object]] = []
    results = run_side_by_side(
        {"one": partial(twice, 1), "two": partial(twice, 2)}, lambda name, said: heard.append((name, said))
    )
    assert results == {"one": 2, "two": 4}
    assert sorted(heard) == [("one", "doubling 1"), ("two", "doubling 2")]


def test_an_error_that_a_person_can_put_right_keeps_its_words() -> None:
    with pytest.raises(ReportkitError, match=r"The folder is full\. Make room\."):
        run_side_by_side({"one": refuse}, lambda name, said: None)


def test_a_defect_keeps_its_traceback() -> None:
    with pytest.raises(RuntimeError, match="stumble"):
        run_side_by_side({"one": stumble}, lambda name, said: None)


def test_a_killed_process_is_told_and_not_waited_for() -> None:
    with pytest.raises(ReportkitError, match="was killed, or ran out of memory"):
        run_side_by_side({"one": die}, lambda name, said: None)
