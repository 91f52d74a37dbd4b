"""What every entry must have: a person, a reason, a day that has come; a decision an indicator too (H97)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from reportkit.casework.events import check_entry
from reportkit.exceptions import UsageError
from tests.casework.events.builders import (
    NOW,
    SCHOOL,
    TODAY,
    by_person,
    by_rule,
    contact,
    decision,
    entry,
    reading,
)

REFUSED = {
    "a decision without a decider": (entry(decision(), who=" "), "nobody is named"),
    "a decision without a reason": (entry(decision(), why="\n"), "no reason is given"),
    "a decision that cites no indicator": (entry(decision(), indicators=()), "no indicator is cited"),
    "a placement by a person that cites none": (entry(by_person(), indicators=()), "no indicator is cited"),
    "an indicator that there is not": (entry(decision(), indicators=(1, 12)), "there is no indicator 12"),
    "a day to come": (
        entry(contact(), happened_on=TODAY + timedelta(days=1)),
        "23 November 2026 is still to come",
    ),
    "a school's event without a school": (entry(contact(), urn=None), "give its URN"),
    "a borough's event with a school": (reading(urn=SCHOOL), "leave the URN out"),
    "no authority": (entry(contact(), authority="312"), "“312” is not an authority"),
    "a name that cannot be printed": (entry(contact(), who="Ann\x00"), "cannot be printed"),
}


@pytest.mark.parametrize(("asked", "said"), REFUSED.values(), ids=list(REFUSED))
def test_an_entry_that_lacks_something_is_refused(asked, said):
    with pytest.raises(UsageError, match="was not recorded") as refused:
        check_entry(asked)
    assert said in str(refused.value)


def test_a_placement_by_rule_needs_no_indicator():
    assert check_entry(entry(by_rule())).indicators == ()


def test_words_are_tidied_and_indicators_put_in_order():
    found = check_entry(entry(decision(), who=" Zoe\u0308 ", indicators=(5, 1, 5)))
    assert (found.who, found.entered_by, found.indicators) == ("Zo\u00eb", "Zo\u00eb", (1, 5))


def test_who_wrote_it_down_may_be_somebody_else():
    assert check_entry(entry(contact(), entered_by="Cy Clerk")).entered_by == "Cy Clerk"


def test_a_time_without_a_zone_is_a_defect_of_its_caller():
    with pytest.raises(ValueError, match="no time zone"):
        check_entry(entry(contact(), recorded_at=datetime(2026, 11, 22)))  # noqa: DTZ001 - that is the point


def test_today_is_not_to_come():
    assert check_entry(entry(contact(), happened_on=NOW.date())).happened_on == TODAY
