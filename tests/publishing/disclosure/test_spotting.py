"""A name or number is found however it is written, and is its owners' to bear."""

from __future__ import annotations

import base64
import codecs

import pytest

from reportkit.publishing.disclosure import Passage
from reportkit.publishing.disclosure.spotting import Spotter, Wanted

NAME, OTHERS = "St Hilda’s C of E Primary School", ("102999",)
SPOTTER = Spotter(
    (
        Wanted(NAME, "it is another school's name", OTHERS),
        Wanted("102999", "its number", OTHERS),
        Wanted("3122999", "its number", OTHERS),
        Wanted("Oak Farm and Lea Infant School", "its name", ("102998",)),
        Wanted("Highfield", "its name", ("102997",), is_plain=True),
    )
)


def found(text: str, *own: str, allowed: tuple[str, ...] = ()) -> list[str]:
    return [leak.text for leak in SPOTTER.find((Passage("body", text),), own, allowed)]


@pytest.mark.parametrize(
    "text",
    [
        "ST HILDA'S C OF E PRIMARY SCHOOL",
        "Saint Hildas CE Primary School",
        "st-hildas-church-of-england-primary-school.docx",
        "StHildasCofEPrimarySchool",
        "S t  H i l d a ’ s  C of E  P r i m a r y  S c h o o l",
        "St\u00ad Hil\u200bda’s\nC of E\tPrimary\u00a0School",
        "Ѕt Hіldа’s C of E Prіmаry Schооl",
        "Ｓｔ Ｈｉｌｄａ’ｓ C of E Primary School",
        "St Hi&#108;da&rsquo;s C of E Primary School",
        "St%20Hilda%27s%20C%20of%20E%20Primary%20School",
        "St Hilda’s C of E Prim. Sch.",
        "<p>St Hil<b>da’s</b> C of E Primary School</p>",
        NAME[::-1],
        codecs.encode(NAME, "rot13"),
        base64.b64encode(NAME.encode()).decode(),
        NAME.encode().hex(),
    ],
)
def test_a_name_is_found_however_it_is_spelt(text: str) -> None:
    assert found(f"So {text} it is.") == [NAME]


@pytest.mark.parametrize(
    "text",
    ["URN102999", "1 0 2 9 9 9", "102 999", "10-29-99", "one zero two nine nine nine", "１０２９９９"],
)
def test_a_number_is_found_in_figures_and_in_words(text: str) -> None:
    assert found(f"See {text}, please") == ["102999"]


@pytest.mark.parametrize("text", ["312/2999", "3122999", "312 2999"])
def test_a_dfe_number_is_found(text: str) -> None:
    assert found(text) == ["3122999"]


@pytest.mark.parametrize(
    "text",
    [
        "£102,999",
        "1,102,999 pupils",
        "102.9 and 99",
        "10299",
        "1029991",
        "St Hilda",
        "a high field",
        "highfield",
    ],
)
def test_what_only_looks_alike_is_left(text: str) -> None:
    assert found(text) == []


def test_its_owner_may_bear_it_and_a_longer_name_may_hold_it() -> None:
    assert found(NAME, "102999") == []
    assert found("The Oak Farm & Lea Infant School Trust") == ["Oak Farm and Lea Infant School"]
    assert (
        found("The Oak Farm & Lea Infant School Trust", allowed=("Oak Farm & Lea Infant School Trust",)) == []
    )
    assert found("Highfield") == ["Highfield"]
