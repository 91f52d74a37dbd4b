"""Which recorded words may be printed for a school's head, and that what may not is told to the team."""

from __future__ import annotations

import pytest

from reportkit.pipeline.for_heads.screening import Names, Screen, indicators_told

NAMES = Names.of(
    [
        ("900001", ("900001", "900009", "Invented Infant School", "Invented Trust")),
        ("900002", ("900002", "St Imagined's C of E School")),
        ("900003", ("900003", "Invented")),
    ]
)


def screen(*, is_on: bool = True) -> Screen:
    return Screen("900001", NAMES, is_on)


@pytest.mark.parametrize(
    "words",
    [
        "Results fell for two years",
        "The Invented Infant School does well",
        "Since it was 900009",
        "Staying on the SARR as GOBAR",
        "safe guards were put in place",
    ],
)
def test_plain_words_and_the_school_s_own_name_pass(words: str) -> None:
    found = screen()
    assert found.passed(words, "the reason") == words
    assert found.left_out == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Safeguarding records are thin", "safeguarding"),
        ("The LADO called", "safeguarding"),
        ("A child-protection file", "safeguarding"),
        ("An allegation was made", "safeguarding"),
        ("Like ST IMAGINED’S C of E School", "another school"),
        ("See 900002", "another school"),
    ],
)
def test_safeguarding_and_other_schools_stay_out(words: str, why: str) -> None:
    found = screen()
    assert found.passed(words, "the reason") == ""
    (left,) = found.left_out
    assert (left.urn, left.what) == ("900001", "the reason")
    assert why in left.why


def test_words_that_rest_on_the_safeguarding_indicator_stay_out_whatever_they_say() -> None:
    assert screen().passed("Records are thin", "the reason", (1, 11)) == ""
    assert screen().passed("Records are thin", "the reason", (1, 10)) == "Records are thin"
    assert indicators_told((1, 10, 11)) == (1, 10)


@pytest.mark.parametrize("words", ["Take it off the SARR", "As GOBAR", "The Schools at Risk Register"])
def test_a_school_that_is_not_on_the_register_does_not_read_of_it(words: str) -> None:
    assert screen(is_on=False).passed(words, "the reason") == ""
    assert screen(is_on=True).passed(words, "the reason") == words


def test_another_school_that_gives_support_is_not_named() -> None:
    assert screen().provider("St Imagined's C of E School") == "another school"
    assert screen().provider("The Reading Hub") == "The Reading Hub"
