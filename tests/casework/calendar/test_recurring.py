"""What comes round every year and every term: H75, H77, H81, H82."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.calendar import Meeting, Status, meeting_of_term, renewal
from reportkit.exceptions import UsageError
from reportkit.settings import read_terms
from reportkit.settings.policies import read_pack
from tests.settings.policies.builders import HILLINGDON, PARAMS, change

TERMS = read_terms(PARAMS)
PACK = read_pack(PARAMS, "hillingdon@2016-02")
AUTUMN = TERMS.at(date(2026, 11, 22))
STARTS, LAST = date(2026, 9, 1), date(2027, 1, 3)


@pytest.mark.parametrize(
    ("as_at", "status"),
    [
        (date(2026, 11, 21), Status.DUE),
        (date(2026, 11, 22), Status.DUE),
        (date(2026, 11, 23), Status.LATE),
    ],
)
def test_an_election_holds_for_twelve_months(as_at, status):
    found = renewal(PACK, "annual_election", "election of Co-Chairs and clerk", date(2025, 11, 22), TERMS)
    assert (found.rule, found.due, found.status(as_at)) == ("H75", date(2026, 11, 22), status)


def test_a_review_of_membership_comes_round_by_the_policy_s_own_months(tmp_path):
    params, _ = change(
        tmp_path, HILLINGDON, "needs: [reviewed_on], count: 12", "needs: [reviewed_on], count: 6"
    )
    pack = read_pack(params, "hillingdon@2016-02")
    found = renewal(pack, "membership_review", "review of membership", date(2025, 11, 30), TERMS)
    assert (found.rule, found.due) == ("H77", date(2026, 5, 30))


def test_a_policy_without_the_rule_is_refused_by_name():
    with pytest.raises(UsageError, match="hackney@2019-09 has no rule “annual_election”"):
        renewal(read_pack(PARAMS, "hackney@2019-09"), "annual_election", "election", STARTS, TERMS)


@pytest.mark.parametrize(
    ("meetings", "as_at", "status"),
    [
        ([], LAST, Status.DUE),
        ([], date(2027, 1, 4), Status.LATE),
        ([Meeting(STARTS)], STARTS, Status.MET),
        ([Meeting(date(2026, 8, 31))], LAST, Status.DUE),
        ([Meeting(LAST)], date(2027, 1, 2), Status.DUE),
        ([Meeting(LAST)], LAST, Status.MET),
        ([Meeting(date(2027, 1, 4))], date(2027, 1, 4), Status.LATE),
        ([Meeting(date(2026, 12, 3), is_extraordinary=True)], LAST, Status.DUE),
    ],
)
def test_the_board_meets_in_every_term_and_an_extraordinary_meeting_is_not_the_term_s(
    meetings, as_at, status
):
    found = meeting_of_term(TERMS, AUTUMN, meetings)
    assert (found.rule, found.due, found.status(as_at)) == ("H81", LAST, status)
