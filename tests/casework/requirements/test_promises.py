"""What is promised so often is met, due by a day, or overdue: to the day."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.events.support_kinds import LinkRole
from reportkit.casework.events.visit_kinds import VisitSort
from reportkit.casework.requirements import Kept, promise_standing, promise_standings
from reportkit.settings import read_terms
from reportkit.settings.policies import Per
from tests.casework.requirements.builders import (
    HACKNEY,
    decided,
    panel,
    placed,
    promise,
    review_day,
    rules,
    subject,
    visited,
)
from tests.settings.policies.builders import PARAMS

TERMS = read_terms(PARAMS)
HALF = date(2026, 11, 2)  # the last day of the first half of the autumn term
AFTER, CHRISTMAS = date(2026, 11, 3), date(2027, 1, 3)
AUTUMN, EVER = date(2026, 9, 1), date(2020, 1, 1)
SUMMER_ENDS = date(2026, 8, 31)

# how often, the days it was done, since when it is promised, the day, then: status, done, due
TABLE = {
    "half-term, its last day": (Per.HALF_TERM, 1, [], AUTUMN, HALF, (Kept.DUE, 0, HALF)),
    "half-term, a day late": (Per.HALF_TERM, 1, [], AUTUMN, AFTER, (Kept.OVERDUE, 0, HALF)),
    "half-term, done on its last day": (Per.HALF_TERM, 1, [HALF], AUTUMN, HALF, (Kept.MET, 1, HALF)),
    "half-term, the next one asks again": (
        Per.HALF_TERM, 1, [HALF], AUTUMN, AFTER, (Kept.DUE, 0, CHRISTMAS),
    ),
    "half-term, done in the next one": (Per.HALF_TERM, 1, [AFTER], AUTUMN, AFTER, (Kept.MET, 1, CHRISTMAS)),
    "half-term, promised since its second day": (
        Per.HALF_TERM, 1, [], date(2026, 9, 2), AFTER, (Kept.DUE, 0, CHRISTMAS),
    ),
    "what is still to come is not done": (Per.HALF_TERM, 1, [HALF], AUTUMN, AUTUMN, (Kept.DUE, 0, HALF)),
    "term, its last day": (Per.TERM, 1, [], AUTUMN, CHRISTMAS, (Kept.DUE, 0, CHRISTMAS)),
    "term, a day late": (Per.TERM, 1, [], AUTUMN, date(2027, 1, 4), (Kept.OVERDUE, 0, CHRISTMAS)),
    "term, one of two": (Per.TERM, 2, [AUTUMN], AUTUMN, CHRISTMAS, (Kept.DUE, 1, CHRISTMAS)),
    "term, one of two, a day late": (
        Per.TERM, 2, [AUTUMN], AUTUMN, date(2027, 1, 4), (Kept.OVERDUE, 1, CHRISTMAS),
    ),
    "month, its last day": (Per.MONTH, 1, [], EVER, date(2026, 9, 30), (Kept.DUE, 0, date(2026, 9, 30))),
    "September asks nothing of August": (Per.MONTH, 1, [], EVER, AUTUMN, (Kept.DUE, 0, date(2026, 9, 30))),
    "month, a day late": (Per.MONTH, 1, [], EVER, date(2026, 10, 1), (Kept.OVERDUE, 0, date(2026, 9, 30))),
    "August": (Per.MONTH, 1, [], EVER, SUMMER_ENDS, None),
    "year, its last day": (Per.YEAR, 2, [], EVER, SUMMER_ENDS, (Kept.OVERDUE, 0, date(2025, 8, 31))),
    "year, done before its end": (
        Per.YEAR, 1, [SUMMER_ENDS], EVER, SUMMER_ENDS, (Kept.MET, 1, SUMMER_ENDS),
    ),
    "year, a day late": (Per.YEAR, 1, [], EVER, AUTUMN, (Kept.OVERDUE, 0, SUMMER_ENDS)),
    "nothing is asked of days nobody kept records of": (
        Per.TERM, 1, [], None, date(2027, 1, 4), (Kept.DUE, 0, date(2027, 4, 11)),
    ),
    "nothing is asked before the first term that is given": (
        Per.TERM, 1, [], date(2010, 1, 1), date(2018, 9, 3), (Kept.DUE, 0, date(2019, 1, 6)),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("per", "count", "done", "since", "as_at", "found"), TABLE.values(), ids=list(TABLE))
def test_a_promise_is_judged_by_the_end_of_its_stretch(per, count, done, since, as_at, found):
    standing = promise_standing(promise("H115", count, per), done, since, as_at, TERMS)
    assert (standing and (standing.kept, standing.done, standing.due)) == found


def test_what_is_only_offered_is_never_overdue():
    offered = promise("K16", 1, Per.YEAR, may=True)
    standing = promise_standing(offered, [], EVER, AUTUMN, TERMS)
    assert (standing.kept, standing.due) == (Kept.DUE, date(2027, 8, 31))


SIP_VISIT = visited(role=LinkRole.SIP)


@pytest.mark.parametrize(
    ("rule", "keeps", "not_this"),
    [
        ("H115", visited(), panel()),
        ("H115", visited(), visited(focus="")),
        ("H115", visited(), visited(role=None)),
        ("H116", visited(), visited(role=LinkRole.LAMA)),
        ("H117", panel(), visited()),
        ("K72", review_day(), visited()),
        ("K43", SIP_VISIT, visited(sort=VisitSort.ADDITIONAL, role=LinkRole.SIP)),
        ("K43", SIP_VISIT, visited()),
        ("K50", visited(sort=VisitSort.ADDITIONAL, role=LinkRole.LAMA), visited(role=LinkRole.LAMA)),
    ],
)
def test_each_promise_is_kept_by_its_own_kind_of_event(rule, keeps, not_this):
    for payload, kept in ((keeps, Kept.MET), (not_this, Kept.DUE)):
        one = subject((placed(), 9), (payload, 1), promises=(promise(rule, 1, Per.TERM),))
        assert [standing.kept for standing in promise_standings(one, TERMS)] == [kept]


def test_a_promise_counts_from_the_day_the_category_was_given():
    moved = subject(
        (decided("enhanced"), 400), (decided("intensive_a"), 30), promises=(promise("K72", 1, Per.TERM),)
    )
    (standing,) = promise_standings(moved, rules(HACKNEY).terms)
    assert standing.kept is Kept.DUE


def test_a_school_without_a_category_is_judged_from_when_records_are_kept():
    asked = {"promises": (promise("K43", 1, Per.YEAR),)}
    assert promise_standings(subject(kept_since=EVER, **asked), TERMS)[0].kept is Kept.OVERDUE
    assert promise_standings(subject(kept_since=AUTUMN, **asked), TERMS)[0].kept is Kept.DUE
