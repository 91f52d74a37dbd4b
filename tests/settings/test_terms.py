"""Which term a day belongs to (A3.23: a term lasts until the next one starts)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.settings import Terms, read_terms
from tests.settings.builders import TERMS, write

PARAMS = Path(__file__).parents[2] / "params"


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    return read_terms(write(tmp_path, "terms.yaml", TERMS))


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        (date(2026, 9, 1), "2026-autumn"),
        (date(2026, 11, 22), "2026-autumn"),
        (date(2026, 12, 25), "2026-autumn"),
        (date(2027, 1, 3), "2026-autumn"),
        (date(2027, 1, 4), "2027-spring"),
        (date(2027, 4, 11), "2027-spring"),
    ],
)
def test_a_term_starts_on_its_first_day_and_ends_the_day_before_the_next(
    terms: Terms, day: date, slug: str
) -> None:
    assert terms.at(day).slug == slug


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2027, 4, 12), date(2030, 1, 1)])
def test_a_day_outside_the_dates_given_is_refused_with_what_to_do(terms: Terms, day: date) -> None:
    with pytest.raises(UsageError, match=rf"{day:%d/%m/%Y} is outside .*params/terms\.yaml\. Add"):
        terms.at(day)


def test_terms_are_put_in_order_and_know_their_neighbours(terms: Terms) -> None:
    autumn, spring, summer = terms.in_order
    assert [term.slug for term in (autumn, spring, summer)] == ["2026-autumn", "2027-spring", "2027-summer"]
    assert (terms.before(autumn), terms.before(spring), terms.after(spring)) == (None, autumn, summer)


@pytest.mark.parametrize(
    "text",
    ["terms: [{season: winter, starts: 2026-09-01}]", "terms: [{season: autumn}]", "{}"],
)
def test_terms_that_cannot_be_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"terms\.yaml"):
        read_terms(write(tmp_path, "terms.yaml", text))


def test_a_day_that_no_calendar_has_is_refused_with_what_to_do(tmp_path: Path) -> None:
    text = "terms: [{season: autumn, starts: 2026-09-31}]"
    with pytest.raises(UsageError, match=r"terms\.yaml: it has a date that cannot be.*Correct it in"):
        read_terms(write(tmp_path, "terms.yaml", text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no settings file .*terms\.yaml"):
        read_terms(tmp_path)


def test_the_terms_that_ship_leave_no_day_out_and_follow_the_seasons() -> None:
    terms = read_terms(PARAMS)
    first, *_, last = terms.in_order
    days = (last.starts - first.starts).days
    assert all(terms.at(first.starts + timedelta(days=n)) for n in range(days))
    seasons = [term.season.value for term in terms.in_order]
    assert seasons == (["autumn", "spring", "summer"] * 20)[: len(seasons)]
