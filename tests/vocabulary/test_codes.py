"""URNs and area codes are text of one form."""

from __future__ import annotations

import pytest

from reportkit.vocabulary import ENGLAND, LONDON, AreaCode, Urn


@pytest.mark.parametrize(
    "text", ["", "10236", "1023680", "012345", "10236A", " 102368", "102368\n", "102368.0"]
)
def test_a_urn_is_six_digits_and_does_not_start_with_nought(text: str) -> None:
    with pytest.raises(ValueError, match="six digits, such as 102368"):
        Urn(text)


@pytest.mark.parametrize("text", ["", "31", "3120", "012", "E09", " 312", "312\n"])
def test_an_area_code_is_three_digits(text: str) -> None:
    with pytest.raises(ValueError, match="three digits, such as 312"):
        AreaCode(text)


def test_codes_stay_the_text_they_are() -> None:
    assert (Urn("102368"), AreaCode("312"), ENGLAND, LONDON) == ("102368", "312", "970", "986")
