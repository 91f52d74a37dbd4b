"""School Reviews of every school: who is due, who is overdue, and whether any is on record (H39, H40)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from reportkit.casework.events.support_kinds import SchoolReview, SchoolReviewSort
from reportkit.casework.requirements.subjects import Rules, Subject
from reportkit.casework.reviews import ReviewStanding, ReviewStatus, months_between_reviews, review_standing

_A_DAY = timedelta(days=1)
_NONE = (
    "No School Review is on record for any school; enter those held in the returns workbook. Until then "
    "every maintained school counts as overdue."
)


@dataclass(frozen=True, slots=True)
class SchoolReviews:
    """Where every school stands, in the order given; `none_on_record` where no school has one on record."""

    standings: tuple[tuple[Subject, ReviewStanding], ...]
    none_on_record: bool

    def of(self, *statuses: ReviewStatus) -> tuple[tuple[Subject, ReviewStanding], ...]:
        """The schools of these statuses."""
        return tuple(one for one in self.standings if one[1].status in statuses)

    @property
    def note(self) -> str:
        """What to say once in place of a row for every school; "" where any review is on record."""
        return _NONE if self.none_on_record else ""


def school_reviews(subjects: Iterable[Subject], rules: Rules) -> SchoolReviews:
    """Where each school stands (H39 literally: one never reviewed is overdue); none under another policy."""
    found = ((subject, school_review(subject, rules)) for subject in subjects)
    standings = tuple((subject, standing) for subject, standing in found if standing is not None)
    is_any = any(standing.last is not None for _, standing in standings)
    return SchoolReviews(standings, bool(standings) and not is_any)


def school_review(subject: Subject, rules: Rules) -> ReviewStanding | None:
    """Where the school stands with its School Review (H39, H40); None under a policy that has none."""
    if not rules.has("H39"):
        return None
    held = [
        event.happened_on
        for event in subject.happened(SchoolReview)
        if isinstance(event.payload, SchoolReview) and event.payload.sort is SchoolReviewSort.SCHOOL_REVIEW
    ]
    every = months_between_reviews(rules.pack)
    until = rules.terms.after(rules.terms.at(subject.as_at)).starts - _A_DAY
    return review_standing(subject.facts.maintained, held, every, subject.as_at, until)
