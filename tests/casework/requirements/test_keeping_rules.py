"""A rule's placement in force is undercut by a milder category, not by a person's choice among equals."""

from __future__ import annotations

import pytest

from reportkit.casework.register import casefile, register_entry
from reportkit.casework.requirements import rule_undercut
from reportkit.settings.policies import read_pack
from tests.built import SOURCE
from tests.casework.events.builders import POLICY, SCHOOL, by_rule, decision, event


@pytest.mark.parametrize(
    ("decided", "is_undercut"),
    [("ri_a", False), ("ri_b", False), ("inadequate", False), ("gobar", True), ("enhanced", False)],
)
def test_hillingdon_s_rule_is_undercut_by_a_category_for_other_schools(decided, is_undercut) -> None:
    events = [event(by_rule(), 1, ago=2), event(decision(decided), 2, ago=1)]
    entry = register_entry(SCHOOL, casefile(events, events[-1].happened_on))
    found = rule_undercut(entry, read_pack(SOURCE / "params", POLICY))
    assert found == (events[0] if is_undercut else None)


def test_nothing_is_undercut_where_no_rule_is_in_force() -> None:
    pack = read_pack(SOURCE / "params", POLICY)
    assert rule_undercut(None, pack) is None
    entry = register_entry(SCHOOL, casefile([event(decision("gobar"), 1)], event(by_rule(), 2).happened_on))
    assert rule_undercut(entry, pack) is None
