"""Numbers of few pupils are found by the words beside them, and numbers of something else are left."""

from __future__ import annotations

import pytest

from reportkit.pipeline.guarding.small_numbers import number_leaks
from reportkit.publishing.disclosure import Passage


def found(text: str, audience: str = "head") -> bool:
    return any(number_leaks(audience, (Passage("word/document.xml, a paragraph", text, again=True),)))


@pytest.mark.parametrize(
    "text",
    [
        "Disadvantaged pupils: 67% (3 pupils)",
        "Three pupils were excluded.",
        "2 of 4 pupils met the standard",
        "1 of your 12 met it",
        "100% of its 8 pupils met the standard",
        "Of your 9 pupils with a plan, 0% met the standard",
        "There are 4 looked-after children",
        "Looked-after children in the borough: 137",
        "Two of your pupils are looked after",
        "66.7391% reached it",
        "UPN A998123456789 missed 41% of sessions",
    ],
)
def test_what_tells_of_few_pupils_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "2 fewer pupils would make it a flag",
        "9 points worse (about 3 pupils)",
        "one pupil can have several",
        "one in five pupils",
        "3 of 11 indicators",
        "71% of 90 pupils",
        "7. Needs of looked-after children; 9. Turbulence",
        "six years, or have been in care",
        "100% of its 80 pupils met the standard",
        "pupil referral unit, 1 pupils. Data as known on 22 November 2026",
        "£39,690 in 2024/25",
    ],
)
def test_other_numbers_are_left(text: str) -> None:
    assert not found(text)


def test_what_is_not_published_is_told_to_its_own_school_alone() -> None:
    text = "FFT estimate: 71%"
    assert found(text, "all-schools") and found(text, "members") and not found(text)
    assert found("UPN A998123456789", "team") and not found("3 pupils", "team")
