"""School Reviews of all schools at once: literally overdue where none is held, and said once (H39, H40)."""

from __future__ import annotations

from datetime import date

from reportkit.casework.events.support_kinds import SchoolReview, SchoolReviewSort
from reportkit.casework.requirements import school_reviews
from reportkit.casework.reviews import ReviewStatus
from tests.casework.requirements.builders import ACADEMY, HACKNEY, HILLINGDON, OFFICER, rules, subject

NEVER, TRUST = subject(), subject(**ACADEMY)
INITIAL = subject((SchoolReview(sort=SchoolReviewSort.INITIAL, led_by=OFFICER), 5))
HELD = subject((SchoolReview(sort=SchoolReviewSort.SCHOOL_REVIEW, led_by=OFFICER), 5))


def test_where_no_review_is_on_record_every_maintained_school_is_overdue_and_it_is_said_once() -> None:
    found = school_reviews([NEVER, TRUST, INITIAL], rules(HILLINGDON))
    assert [one for one, _ in found.of(ReviewStatus.OVERDUE)] == [NEVER, INITIAL]
    assert [one for one, _ in found.of(ReviewStatus.OFFERED)] == [TRUST]
    assert found.note.startswith("No School Review is on record for any school; enter those held")


def test_where_any_is_on_record_the_schools_without_one_are_named() -> None:
    found = school_reviews([NEVER, HELD], rules(HILLINGDON))
    assert found.note == ""
    assert [(one, standing.due) for one, standing in found.of(ReviewStatus.OVERDUE)] == [(NEVER, None)]
    assert [standing.due for _, standing in found.of(ReviewStatus.NOT_DUE)] == [date(2029, 11, 17)]


def test_a_policy_without_school_reviews_has_nothing_to_say() -> None:
    found = school_reviews([NEVER], rules(HACKNEY))
    assert (found.standings, found.note) == ((), "")
