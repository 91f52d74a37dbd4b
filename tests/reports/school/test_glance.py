"""What has changed is told by name: which result, from what to what, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.blocks import BulletList, text_of
from reportkit.judgement.assessment.changes import Cause, Change
from reportkit.reports.profiles import SchoolProfile
from reportkit.reports.profiles.school import Since
from reportkit.reports.sections.school import at_a_glance
from tests.built import Checkout
from tests.reports.school.reading import quiet_profile


@pytest.fixture
def clear(checkout: Checkout) -> SchoolProfile:
    return quiet_profile(checkout)


def changed(profile: SchoolProfile, *moves: tuple[str, Cause, str]) -> str:
    """The point on what changed, where these indicators became clear."""
    changes = tuple(Change(profile.facts.urn, what, "cannot say", "clear", *why) for what, *why in moves)
    since = Since(date(2019, 4, 5), profile.placement, changes)
    (points,) = [b for b in at_a_glance(replace(profile, since=since)) if isinstance(b, BulletList)]
    (said,) = [text_of(point) for point in points.items if text_of(point).startswith("What has changed")]
    return said.removeprefix("What has changed since 5 April 2019. ")


def test_a_short_profile_says_which_results_moved_and_why(clear: SchoolProfile) -> None:
    returns = [(number, Cause.NEW_RETURN, "") for number in ("7", "9", "10")]
    assert (
        changed(clear, ("1", Cause.NEW_DATA, "2018/19"), *returns)
        == "1. Sudden drop or steady decline: from “cannot say” to “clear” (new data: 2018/19). "
        "Indicators 7, 9 and 10: from “cannot say” to “clear” (colleagues’ returns)."
    )


def test_where_nothing_moved_it_says_so(clear: SchoolProfile) -> None:
    assert changed(clear) == "Nothing that we test."
