"""The stretch of time in which something is promised so often, from the term dates that are set."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.calendar.stretches import stretch
from reportkit.exceptions import UsageError
from reportkit.settings import read_terms
from reportkit.settings.policies import Per
from tests.settings.policies.builders import PARAMS

TERMS = read_terms(PARAMS)
AUTUMN, HALF, CHRISTMAS = date(2026, 9, 1), date(2026, 11, 2), date(2027, 1, 3)
# per, the day, the first and the last day of its stretch
TABLE = {
    "a half-term's last day": (Per.HALF_TERM, HALF, (AUTUMN, HALF)),
    "the day after it": (Per.HALF_TERM, date(2026, 11, 3), (date(2026, 11, 3), CHRISTMAS)),
    "a term's first day": (Per.TERM, AUTUMN, (AUTUMN, CHRISTMAS)),
    "a term's last day": (Per.TERM, CHRISTMAS, (AUTUMN, CHRISTMAS)),
    "the day after it, a Monday": (Per.TERM, date(2027, 1, 4), (date(2027, 1, 4), date(2027, 4, 11))),
    "a month's last day": (Per.MONTH, date(2028, 2, 29), (date(2028, 2, 1), date(2028, 2, 29))),
    "July is a month of term": (Per.MONTH, date(2026, 7, 31), (date(2026, 7, 1), date(2026, 7, 31))),
    "August is none": (Per.MONTH, date(2026, 8, 1), None),
    "the school year's last day": (Per.YEAR, date(2026, 8, 31), (date(2025, 9, 1), date(2026, 8, 31))),
    "its first day": (Per.YEAR, AUTUMN, (AUTUMN, date(2027, 8, 31))),
    "three years have no fixed stretch": (Per.THREE_YEARS, AUTUMN, None),
}


@pytest.mark.parametrize(("per", "day", "found"), TABLE.values(), ids=list(TABLE))
def test_a_stretch_has_its_first_and_its_last_day(per, day, found):
    assert stretch(per, day, TERMS) == found


def test_a_day_outside_the_term_dates_is_refused():
    with pytest.raises(UsageError, match=r"outside the term dates in params/terms\.yaml"):
        stretch(Per.TERM, date(2017, 3, 29), TERMS)
