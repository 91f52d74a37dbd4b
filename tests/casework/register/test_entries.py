"""The register as events make it: who is on it, since when, in which category."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.events.register_kinds import Review, Step, Taper
from reportkit.casework.register import Status, build_register
from reportkit.settings.policies import Focus
from tests.casework.events.builders import (
    OTHER,
    SCHOOL,
    TODAY,
    by_person,
    by_rule,
    contact,
    day,
    decision,
    event,
    removal,
)

TAPER = Taper(steps=(Step(on=date(2027, 1, 5), support="one visit a term"),))
WATCH = decision("not_on_sarr", on_register=False)
# what happened, a day apart, the newest last: status, category, whether a rule's placement is in force
TABLE = {
    "placed by rule": ([by_rule()], Status.ON, "ri_b", True),
    "placed by a person": ([by_person()], Status.ON, "gobar", False),
    "placed by rule, then decided RI (A)": ([by_rule(), decision()], Status.ON, "ri_a", True),
    "decided onto the register": ([decision("gobar")], Status.ON, "gobar", False),
    "watched, not placed (H5)": ([WATCH], Status.NOT_ON, "not_on_sarr", False),
    "watched, then placed": ([WATCH, by_person()], Status.ON, "gobar", False),
    "placed by a person, then by rule": ([by_person(), by_rule()], Status.ON, "ri_b", True),
    "support tapers": ([by_rule(), TAPER], Status.TAPERING, "ri_b", True),
    "removed": ([by_rule(), removal("102368-1")], Status.REMOVED, "ri_b", False),
    "handed over": ([by_person(), removal(handed_to="trust")], Status.HANDED_OVER, "gobar", False),
    "removed and placed again": ([by_person(), removal(), by_rule()], Status.ON, "ri_b", True),
    "a decision does not remove": ([by_rule(), WATCH], Status.ON, "ri_b", True),
    "no register: stepped down (K76)": (
        [by_rule("enhanced"), decision("core", None, departs_from="102368-1", approved_by="AD")],
        Status.ON,
        "core",
        False,
    ),
    "no register: more intensive, and the rule stays": (
        [by_rule("enhanced"), decision("intensive_a", None, keeps_to_rule=True)],
        Status.ON,
        "intensive_a",
        True,
    ),
    "no register: more intensive, then back at the rule's": (
        [
            by_rule("enhanced"),
            decision("intensive_a", None, keeps_to_rule=True),
            decision("enhanced", None, keeps_to_rule=True),
        ],
        Status.ON,
        "enhanced",
        True,
    ),
    "no register: a rule under what a person decided (K55)": (
        [decision("intensive_a", None), by_rule("enhanced").model_copy(update={"keeps_category": True})],
        Status.ON,
        "intensive_a",
        True,
    ),
}


def made(*payloads, as_at=TODAY, **said):
    events = [event(one, n, ago=len(payloads) - n) for n, one in enumerate(payloads, start=1)]
    return build_register(events, as_at, **said)


@pytest.mark.parametrize(("payloads", "status", "category", "automatic"), TABLE.values(), ids=list(TABLE))
def test_where_a_school_stands_follows_from_its_events(payloads, status, category, automatic):
    (found,) = made(*payloads).entries
    assert (found.status, found.category, found.automatic is not None) == (status, category, automatic)


def test_a_school_that_was_only_spoken_with_is_not_on_it_but_has_a_casefile():
    register = made(contact())
    assert register.entries == ()
    assert register.casefiles[SCHOOL].events


def test_the_register_of_a_day_knows_nothing_of_the_days_after_it():
    events = [event(by_person(), 1, ago=10), event(removal(), 2, ago=5)]
    on = {ago: build_register(events, day(ago)).on for ago in (11, 10, 6, 5)}
    assert [len(on[ago]) for ago in (11, 10, 6, 5)] == [0, 1, 1, 0]
    assert on[10][0].since == day(10)


def test_being_placed_again_starts_a_new_time_on_the_register():
    (found,) = made(by_person(), removal(), by_rule()).entries
    assert (found.since, found.removal) == (TODAY, None)


def test_a_review_stands_with_the_entry():
    (found,) = made(by_rule(), Review(found="no change")).entries
    assert found.review.payload.found == "no change"


def test_history_follows_a_school_to_its_new_urn():
    register = made(by_rule(), successors={SCHOOL: OTHER})
    assert [entry.urn for entry in register.on] == [OTHER]


def test_schools_stand_in_the_order_of_their_urns():
    events = [event(by_rule(), 1, urn=OTHER), event(by_rule(), 1)]
    assert [entry.urn for entry in build_register(events, TODAY).on] == [SCHOOL, OTHER]


def test_the_focus_is_that_of_the_event_which_gave_the_category():
    focused = decision("enhanced_focused", None, focus=Focus.OTHER, aspect="attendance")
    (found,) = made(focused).entries
    assert (found.focus, found.aspect) == (Focus.OTHER, "attendance")
    (later,) = made(focused, decision("enhanced", None)).entries
    assert (later.focus, later.aspect) == (None, "")
