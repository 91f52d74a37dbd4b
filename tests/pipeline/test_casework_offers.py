"""What a school's category promises it, as the invariants are told: from the policy's own lines."""

from __future__ import annotations

from itertools import product

import pytest

from reportkit.casework.register import casefile
from reportkit.casework.requirements import KEPT_BY, find_breaches
from reportkit.pipeline.casework.knowing import subject_of
from reportkit.settings.policies import Focus, Phase
from tests.casework.events.builders import TODAY
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, decided, events, facts, placed, rules
from tests.rows import each_row


def subject(policy, category, **said):
    payload = decided(category) if policy == HACKNEY else placed(category)
    return subject_of(facts(**said), casefile(events((payload, 5)), TODAY), rules(policy).pack)


@pytest.mark.parametrize(
    ("policy", "category", "said", "promised"),
    [
        (HILLINGDON, "gobar", {}, {"H39": 1, "H111": 1, "H115": 1}),
        (HILLINGDON, "ri_a", {}, {"H39": 1, "H111": 1, "H116": 1}),
        (HILLINGDON, "ri_b", {}, {"H39": 1, "H117": 1}),
        (HILLINGDON, "inadequate", {"maintained": False}, {}),
        (HACKNEY, "core", {}, {"K43": 2}),
        (HACKNEY, "enhanced", {"phase": "secondary"}, {"K43": 3, "K50": 2}),
        (HACKNEY, "enhanced_focused", {}, {"K43": 2, "K44b": 2}),
        (HACKNEY, "intensive_b", {}, {"K43": 2, "K56": 2, "K72": 1}),
        (HACKNEY, "enhanced", {"maintained": False}, {"K16": 1}),
    ],
)
def test_the_lines_with_a_number_are_promised(policy, category, said, promised):
    found = subject(policy, category, **said).promises
    assert {promise.rule: promise.count for promise in found} == promised


def test_every_promise_that_counts_has_an_event_that_keeps_it():
    known = {*KEPT_BY, "H39"}  # School Reviews have a room of their own
    for policy in (HILLINGDON, HACKNEY):
        counted = {rule.id for rule in rules(policy).pack.offering for offer in rule.offers if offer.count}
        assert counted <= known


@each_row(
    ("phase", "maintained", "category"),
    list(
        product(
            Phase, (True, False, None), ("core", "enhanced_focused", "enhanced", "intensive_a", "intensive_b")
        )
    ),
)
def test_hackney_s_own_numbers_never_fall_as_support_intensifies(phase, maintained, category):
    school = subject(HACKNEY, category, phase=str(phase), maintained=maintained)
    assert "K2" not in {breach.rule for breach in find_breaches(school, rules(HACKNEY))}


@pytest.mark.parametrize(("focus", "visits"), [(Focus.TEACHING, 4), (Focus.OTHER, 2), (None, 4)])
def test_the_visits_of_enhanced_focused_hang_on_what_the_one_aspect_is(focus, visits):
    given = decided("enhanced_focused", focus=focus, aspect="reading" if focus else "")
    school = subject_of(facts(), casefile(events((given, 5)), TODAY), rules(HACKNEY).pack)
    assert dict(school.ladder)["enhanced_focused"] == visits
    assert "K2" not in {breach.rule for breach in find_breaches(school, rules(HACKNEY))}
