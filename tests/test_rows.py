"""A table gone through by one test says of every row that fails which it is, and why."""

from __future__ import annotations

import pytest

from tests.rows import each_row


@each_row(("half", "whole"), [(1, 2), (2, 4)])
def test_rows_that_hold_pass(half: int, whole: int) -> None:
    assert 2 * half == whole


def test_every_row_that_fails_is_named_with_its_failure() -> None:
    @each_row("number", [1, 2, 3, 4])
    def is_odd(number: int) -> None:
        assert number % 2, f"{number} is even"

    with pytest.raises(pytest.fail.Exception, match=r"2 of 4 rows fail:\n\n2:\n[^~]*2 is even[^~]*4 is even"):
        is_odd()


def test_a_row_that_does_not_raise_what_it_must_fails() -> None:
    @each_row("text", ["1", "x"])
    def is_refused(text: str) -> None:
        with pytest.raises(ValueError, match="invalid"):
            int(text)

    with pytest.raises(pytest.fail.Exception, match="1 of 2 rows fail:\n\n'1':"):
        is_refused()


def test_a_table_without_rows_fails() -> None:
    @each_row("number", [])
    def passes(number: int) -> None:
        assert number

    with pytest.raises(AssertionError, match="no rows"):
        passes()


@each_row("letter", "ab")
def test_fixtures_are_given_to_every_row(tmp_path, letter):
    assert tmp_path.is_dir()
    assert letter in "ab"
