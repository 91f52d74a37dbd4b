"""Without the rule its tests fail; with it, they pass. `make test` tries one row, `make soak` every row."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

import pytest

from tests.built import LONG
from tests.policies_covered.places import is_document
from tests.policies_covered.table import Row, by_number, rows
from tests.policies_covered.trial import trial

TESTED = [row for row in rows() if row.tests]
TRIED = TESTED if os.environ.get("REPORTKIT_SOAK") else [by_number()["H47"]]
EVERY = sorted({test for row in TESTED for test in row.tests})


def shortcomings(row: Row) -> Iterator[str]:
    """The row's places that may be taken away unnoticed, and its tests that notice nothing."""
    noticing: set[str] = set()
    for place in (place for place in row.places if not is_document(place)):
        found, said = noticed_by(row.tests, place)
        if not found:
            yield f"{place} may be taken away unnoticed:\n{said[-3000:]}"
        noticing |= found
    yield from (f"{test} notices nothing" for test in row.tests if test not in noticing)


def noticed_by(tests: Sequence[str], place: str) -> tuple[set[str], str]:
    """The tests that miss what is taken away, and what was said.

    A file that cannot even be read without it keeps the others from running: then each is tried alone.
    """
    one_is_enough = ("-x",) if len(tests) == 1 else ()
    code, said = trial(tests, *one_is_enough, "-p", "tests.removal", f"--remove={place}")
    if code == pytest.ExitCode.USAGE_ERROR and len(tests) > 1:
        return set().union(*(noticed_by([test], place)[0] for test in tests)), said
    return set(re.findall(r"^NOTICED (\S+?::\w+)", said, re.MULTILINE)), said


@pytest.mark.soak
@pytest.mark.parametrize("row", TRIED, ids=str)
def test_without_the_rule_the_tests_named_beside_it_fail(row: Row) -> None:
    assert list(shortcomings(row)) == []


@LONG[0]
@LONG[1]
def test_with_every_rule_in_place_every_named_test_passes() -> None:
    code, said = trial(EVERY)
    assert code == 0, said[-3000:]
