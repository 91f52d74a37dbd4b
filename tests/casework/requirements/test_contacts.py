"""Schools that nobody met or spoke with this term (H33)."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.events.register_kinds import Review
from reportkit.casework.requirements import without_contact
from tests.casework.events.builders import TODAY
from tests.casework.requirements.builders import (
    HILLINGDON,
    panel,
    placed,
    review_day,
    rules,
    spoke,
    subject,
    told,
    visited,
)

FIRST_DAY = (TODAY - date(2026, 9, 1)).days
TABLE = {
    "spoken with on the term's first day": ([(spoke(), FIRST_DAY)], False),
    "spoken with the day before": ([(spoke(), FIRST_DAY + 1)], True),
    "visited": ([(visited(), 3)], False),
    "a group met": ([(panel(), 3)], False),
    "a review day": ([(review_day(), 3)], False),
    "only written to": ([(told(), 3)], True),
    "only placed and looked at again": ([(placed(), 5), (Review(found="x"), 3)], True),
    "nothing on record": ([], True),
}


@pytest.mark.parametrize(("happened", "is_listed"), TABLE.values(), ids=list(TABLE))
def test_a_school_is_listed_unless_somebody_met_or_spoke_with_it_this_term(happened, is_listed):
    school = subject(*happened)
    assert (without_contact([school], rules(HILLINGDON).terms) == (school,)) is is_listed
