"""A table that one test goes through: for tables of dozens of rows, each of which takes no time.

A test of each row costs five thousandths of a second before it has begun, which is more than the row's own.
"""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]
Rows = Iterable[Any] | Callable[[], Iterable[Any]]


def each_row(names: str | tuple[str, ...], rows: Rows, called: Callable[[Any], object] = repr) -> Any:
    """The test made with every row under these names; every row that fails is named, with where and why.

    All rows share one set of fixtures, so no row may leave anything in them that the next would find.
    `rows` may be how the table is made, when it is gone through.
    """
    columns = (names,) if isinstance(names, str) else names

    def through(test: Test) -> Test:
        @functools.wraps(test)
        def tested(**fixtures: Any) -> None:
            table = list(rows() if callable(rows) else rows)
            assert table, "the table has no rows"
            cells = ((row,) if isinstance(names, str) else row for row in table)
            why = [_failure(test, fixtures | dict(zip(columns, each, strict=True))) for each in cells]
            said = [f"{called(row)}:\n{failure}" for row, failure in zip(table, why, strict=True) if failure]
            if said:
                pytest.fail(f"{len(said)} of {len(table)} rows fail:\n\n" + "\n".join(said), pytrace=False)

        signature = inspect.signature(test)
        assert signature.parameters.keys() >= set(columns), "the test does not take every column"
        others = [each for name, each in signature.parameters.items() if name not in columns]
        tested.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return tested

    return through


def _failure(test: Test, given: dict[str, Any]) -> str:
    """Where and why the test fails with this row; nothing if it passes."""
    try:
        test(**given)
    except (Exception, pytest.fail.Exception) as error:
        return "".join(traceback.format_exception(error, limit=-3))
    return ""
