"""What is typed for an event, a line an entry, comes to the same as what the commands give."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportkit.casework.events import parse_payload, payload_json
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.filling import WORKED_OUT
from reportkit.pipeline.returns.kinds_of_event import ENTERED, entry_guide, parse_entries
from tests.casework.events.examples import EXAMPLES
from tests.rows import each_row

TYPED = [payload for payload in EXAMPLES if payload.kind in ENTERED]


def lines(said: object, name: str = "") -> Iterator[str]:
    """The entries as somebody would type them."""
    match said:
        case None | "" | []:
            return
        case dict():
            for key, value in said.items():
                yield from lines(value, f"{name}.{key}" if name else str(key))
        case [dict(), *_]:
            for number, value in enumerate(said, 1):
                yield from lines(value, f"{name}.{number}")
        case list():
            yield from (f"{name}: {value}" for value in said)
        case bool():
            yield f"{name}: {'yes' if said else 'no'}"
        case _:
            yield f"{name}: {said}"


@each_row("payload", TYPED, lambda payload: payload.kind)
def test_every_kind_can_be_typed(payload) -> None:
    text = "\n".join(lines(payload_json(payload)))
    assert parse_payload(payload.kind, parse_entries(payload.kind, text)) == payload


@each_row("payload", TYPED, lambda payload: payload.kind)
def test_the_guide_has_every_entry_that_can_be_typed(payload) -> None:
    guide = {name for kind, name, _, _ in entry_guide() if kind == payload.kind}
    typed = {line.split(":")[0] for line in lines(payload_json(payload))}
    worked_out = set(WORKED_OUT.get(payload.kind, ()))
    assert {name.replace(".2.", ".1.") for name in typed} - worked_out <= guide
    assert not guide & worked_out


def test_the_guide_says_what_is_needed_and_what_may_be_chosen() -> None:
    guide = {(kind, name): (needed, holds) for kind, name, needed, holds in entry_guide()}
    assert guide["contact", "discussed"] == ("needed", "text")
    assert guide["contact", "response"] == ("", "text")
    assert guide["contact", "means"][1].startswith("one of: visit; meeting; telephone")
    assert guide["visit", "next_on"] == ("", "a day such as 2026-12-03")
    assert guide["panel", "agreed"] == ("", "text; a line each if there are several")


def test_a_line_without_a_name_goes_on_with_the_last() -> None:
    assert parse_entries("contact", "discussed: KS2\nand phonics\nresponse: none yet") == {
        "discussed": "KS2\nand phonics",
        "response": "none yet",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("KS2 results", "has no name"),
        ("discussed: a\ndiscussed: b", "“discussed” stands there twice"),
        ("person: Jo\nperson.name: Jo", "“person” stands there twice"),
        ("person.name: Jo\nperson: Jo", "“person” stands there twice"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_entries("contact", text)
