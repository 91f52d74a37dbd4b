"""For trials: `pytest -p tests.removal --remove=PLACE` runs tests as if there were no rule in that place.

Says NOTICED of each test that missed it: it failed in what it asserts, or in a refusal of the product that
was not expected. A test that could not be run, or that broke in the product's own code, noticed nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from reportkit.exceptions import ReportkitError
from tests.policies_covered.taking_away import removal_of

TESTS = Path(__file__).parent
NOTICED = (AssertionError, pytest.fail.Exception, ReportkitError, ValidationError)
# What a test meets that takes for granted what is not there; of the product's own it says nothing.
MISSED = (LookupError, ValueError, StopIteration)
_noticing: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--remove", action="append", default=[], help="a place in the table of policies")


def pytest_configure(config: pytest.Config) -> None:
    for place in config.getoption("--remove"):
        removal_of(place)()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    if call.when == "call" and call.excinfo is not None and _is_noticed(call.excinfo):
        _noticing.append(f"{item.nodeid}: {call.excinfo.typename}")
    return (yield)


def _is_noticed(found: pytest.ExceptionInfo[BaseException]) -> bool:
    is_in_test = Path(str(found.traceback[-1].path)).is_relative_to(TESTS)
    return found.errisinstance(NOTICED) or (found.errisinstance(MISSED) and is_in_test)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for told in _noticing:
        terminalreporter.write_line(f"NOTICED {told}")
