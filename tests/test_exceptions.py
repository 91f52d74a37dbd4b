"""Every error says where and what to do, and has an exit code of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportkit import exceptions
from reportkit.exceptions import (
    CaseworkRefused,
    Place,
    ReportkitError,
    ShrunkenRelease,
    SourceError,
    UsageError,
)


def _family(root: type[ReportkitError]) -> Iterator[type[ReportkitError]]:
    yield root
    for child in root.__subclasses__():
        if child.__module__ == exceptions.__name__:
            yield from _family(child)


FAMILY = list(_family(ReportkitError))


def test_no_two_errors_share_an_exit_code_and_none_is_a_success() -> None:
    codes = [error.exit_code for error in FAMILY]
    assert len(set(codes)) == len(codes)
    assert 0 not in codes


@pytest.mark.parametrize("error", FAMILY, ids=lambda error: error.__name__)
def test_every_error_has_a_heading_and_an_exit_code_a_shell_can_give(error: type[ReportkitError]) -> None:
    assert error.heading
    assert 0 < error.exit_code < 126


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("a.csv"), "a.csv"),
        (Place("a.csv", 3), "a.csv, row 3"),
        (Place("a.csv", 3, "URN"), "a.csv, row 3, column “URN”"),
        (Place("a.csv", None, "URN"), "a.csv, column “URN”"),
    ],
)
def test_a_place_is_as_exact_as_it_can_be(place: Place, said: str) -> None:
    assert str(place) == said


def test_a_source_error_says_where_what_and_what_to_do() -> None:
    error = ShrunkenRelease(Place("a.csv"), "it has 3 rows.", "Check it.")
    assert str(error) == "a.csv: it has 3 rows. Check it."
    assert isinstance(error, SourceError)


def test_what_casework_refuses_is_an_error_of_use_with_a_code_of_its_own() -> None:
    assert issubclass(CaseworkRefused, UsageError)
    assert (CaseworkRefused.exit_code, CaseworkRefused.heading) == (40, "Nothing was recorded")
