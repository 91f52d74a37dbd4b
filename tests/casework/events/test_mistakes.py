"""Whatever somebody types wrongly is told in reportkit's own words, with what to do."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from reportkit.casework.events import KINDS, parse_payload, payload_json
from reportkit.exceptions import CaseworkRefused
from reportkit.vocabulary.mistakes import MISTAKES
from tests.casework.events.examples import EXAMPLES
from tests.rows import each_row

BY_KIND = {payload.kind: payload_json(payload) for payload in EXAMPLES}
WRONG: tuple[Any, ...] = (
    *(None, "", " ", "soon", "2", "2026-02-30", "2026-02-30T10:00:00", "2026-12-03T10:00:00", "a\x00b"),
    *("\ud800", "9" * 5000, -1, "-1", 2, 1.5, "1.5", float("inf"), float("nan"), 10**30, True),
    *([], ["x"], [None], [{}], [{"x": "y"}], {}, {"x": "y"}, {1: "y"}, {1: 2}, object()),
)
WORDS_OF_THE_LIBRARY = ("input should", "valid ", "value error", "unable to", "instance of", "{", "}")


def places(said: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every entry of an event, those inside others included."""
    inside = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    for name, part in inside:
        yield (*path, name)
        yield from places(part, (*path, name))


def spoilt(kind: str) -> Iterator[dict[str, Any]]:
    """What may be typed of the kind, with one entry wrong, missing or unknown."""
    for *outer, name in places(BY_KIND[kind]):
        for wrong in WRONG:
            said, inside = opened(kind, outer)
            inside[name] = wrong
            yield said
        said, inside = opened(kind, outer)
        del inside[name]
        yield said
    yield BY_KIND[kind] | {"categroy": "x"}


def opened(kind: str, outer: list[str | int]) -> tuple[dict[str, Any], Any]:
    """A copy of the example, and the part of it at the place."""
    said = inside = copy.deepcopy(BY_KIND[kind])
    for part in outer:
        inside = inside[part]
    return said, inside


def refusals(kind: str) -> Iterator[CaseworkRefused]:
    for said in spoilt(kind):
        try:
            parse_payload(kind, said)
        except CaseworkRefused as refused:
            yield refused


@each_row("kind", KINDS)
def test_no_mistake_in_any_entry_is_told_in_the_words_of_a_library(kind: str) -> None:
    found = [*refusals(kind)]
    assert found
    for refused in found:
        assert isinstance(refused.__cause__, ValidationError)
        types = {one["type"] for one in refused.__cause__.errors()}
        assert types <= {*MISTAKES, "value_error"}
        words = str(refused).lower().partition("cannot be recorded: ")[2]
        assert not [one for one in WORDS_OF_THE_LIBRARY if one in words], words


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("contact", {"means": "fax"}, "“means”: write one of: visit; meeting; telephone; video call; email"),
        ("review", {"next_on": "soon"}, "“next_on”: it is not a day; write it as 2026-12-03."),
        ("monitoring-visit", {"number": "two"}, "“number”: write a whole number, such as 2."),
        ("monitoring-visit", {"number": "-1"}, "“number”: write a number that is not below 0."),
        ("visit-check", {"head_finds_accurate": "perhaps"}, "“head_finds_accurate”: write yes or no."),
        ("contact", {"person": "Jo"}, "“person”: it is made of parts; write each on a line of its own"),
        ("taper", {"steps": [{"on": "soon", "support": "a"}]}, "“steps.1.on”: it is not a day"),
        ("taper", {"steps": []}, "“steps”: it is empty; give at least 1."),
        (
            "reply",
            {"to": "the first"},
            "“to”: it is not written as it must be, such as 102368-7 for an event.",
        ),
        ("pool-placement", {"school": "Oak"}, "such as 102368 for a school’s URN."),
        ("referral", {"to": "nobody"}, "Director of Children's Services; another school; other."),
    ],
)
def test_what_was_typed_is_named_as_it_is_typed_with_what_to_do(kind: str, change: Any, said: str) -> None:
    with pytest.raises(CaseworkRefused) as refused:
        parse_payload(kind, BY_KIND[kind] | change)
    assert said in str(refused.value)
