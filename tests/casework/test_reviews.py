"""School Reviews: every three years for maintained schools, never overdue for academies (H39, H40, G15)."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.reviews import ReviewStatus, months_between_reviews, review_standing
from reportkit.exceptions import UsageError
from reportkit.settings.policies import read_pack
from tests.settings.policies.builders import HILLINGDON, PARAMS, change

EVERY = months_between_reviews(read_pack(PARAMS, "hillingdon@2016-02"))
LAST = date(2023, 11, 21)
TODAY, TERM_ENDS = date(2026, 11, 22), date(2027, 1, 3)
OVERDUE, DUE, LATER = ReviewStatus.OVERDUE, ReviewStatus.DUE, ReviewStatus.NOT_DUE
# maintained, days of its reviews, the day it is looked at, status, due
TABLE = {
    "last 21 Nov 2023, on 22 Nov 2026 (G15)": (True, [LAST], TODAY, OVERDUE, date(2026, 11, 21)),
    "the day it is due": (True, [LAST], date(2026, 11, 21), DUE, date(2026, 11, 21)),
    "the day before it is due": (True, [LAST], date(2026, 11, 20), DUE, date(2026, 11, 21)),
    "due on the term's last day": (True, [date(2024, 1, 3)], TODAY, DUE, TERM_ENDS),
    "due the day after the term": (True, [date(2024, 1, 4)], TODAY, LATER, date(2027, 1, 4)),
    "held today": (True, [TODAY], TODAY, LATER, date(2029, 11, 22)),
    "the newest of several counts": (True, [date(2026, 3, 2), LAST], TODAY, LATER, date(2029, 3, 2)),
    "a review to come is not held yet": (True, [LAST, date(2026, 12, 1)], TODAY, OVERDUE, date(2026, 11, 21)),
    "29 February": (True, [date(2024, 2, 29)], date(2027, 2, 28), DUE, date(2027, 2, 28)),
    "29 February, a day later": (True, [date(2024, 2, 29)], date(2027, 3, 1), OVERDUE, date(2027, 2, 28)),
    "never held": (True, [], TODAY, OVERDUE, None),
    "academy, long ago (G15)": (False, [date(2015, 1, 1)], TODAY, ReviewStatus.OFFERED, None),
    "academy, never (G15)": (False, [], TODAY, ReviewStatus.OFFERED, None),
    "status not known": (None, [LAST], TODAY, ReviewStatus.CANNOT_SAY, None),
}


@pytest.mark.parametrize(("maintained", "held", "as_at", "status", "due"), TABLE.values(), ids=list(TABLE))
def test_a_review_is_due_three_years_after_the_last(maintained, held, as_at, status, due):
    until = max(TERM_ENDS, as_at)
    found = review_standing(maintained, held, EVERY, as_at, until)
    assert (found.status, found.due) == (status, due)


@pytest.mark.parametrize("maintained", [True, False, None])
def test_the_last_review_is_told_whatever_the_school_is(maintained):
    assert review_standing(maintained, [LAST, TODAY], EVERY, date(2025, 1, 1), TERM_ENDS).last == LAST


def test_the_interval_is_the_policy_s_own(tmp_path):
    params, _ = change(tmp_path, HILLINGDON, "{what: School Review, count: 1, per: three years}",
                       "{what: School Review, count: 1, per: year}")  # fmt: skip
    assert (EVERY, months_between_reviews(read_pack(params, "hillingdon@2016-02"))) == (36, 12)


def test_more_reviews_in_the_time_make_a_shorter_interval(tmp_path):
    params, _ = change(
        tmp_path, HILLINGDON, "{what: School Review, count: 1,", "{what: School Review, count: 2,"
    )
    assert months_between_reviews(read_pack(params, "hillingdon@2016-02")) == 18


def test_a_policy_without_school_reviews_is_refused_by_name():
    with pytest.raises(UsageError, match="hackney@2019-09 does not say how often"):
        months_between_reviews(read_pack(PARAMS, "hackney@2019-09"))
