"""A rehearsal says of each entry what recording it would say, and records nothing."""

from __future__ import annotations

from dataclasses import replace

from reportkit.casework.store import Store
from reportkit.casework.store.rehearsing import find_refusals
from tests.casework.events.builders import by_rule, contact, entry, removal


def test_each_entry_is_refused_for_its_own_reason_and_nothing_is_recorded(store: Store) -> None:
    nobody = replace(entry(contact()), who="")
    found = find_refusals(store, [entry(by_rule()), nobody, entry(removal()), entry(contact())])
    said = [str(refusal) if refusal else "" for refusal in found]
    assert said[0] == said[3] == ""
    assert "nobody is named" in said[1]
    assert "cannot end unsaid" in said[2]
    assert store.events("hillingdon") == ()
    assert store.append(entry(contact()))[0].number == 1


def test_an_entry_is_judged_by_those_before_it(store: Store) -> None:
    placed = store.append(entry(by_rule()))[0]
    named = entry(removal(ends=placed.id))
    assert find_refusals(store, [named, named])[0] is None
    assert "was not on the register" in str(find_refusals(store, [named, named])[1])
    assert len(store.events("hillingdon")) == 1
