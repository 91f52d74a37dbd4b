"""A report card's areas stand under their standard; a short profile says it all in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportkit.blocks import Paragraph, Table, text_of
from reportkit.reports.profiles import SchoolProfile
from reportkit.reports.profiles.school import Kind
from reportkit.reports.sections.school import latest_inspection
from tests.built import Checkout
from tests.reports.school.reading import CASES, profiles, quiet_profile

CARD = (
    "Ofsted’s inspection of 20 January 2026 found strong standard (achievement), expected standard "
    "(inclusion, early years), safeguarding met; the crosswalk dfe-stuck reads that as good."
)


def inspected(profile: SchoolProfile, said: str, by_area: str = "") -> SchoolProfile:
    return replace(profile, facts=replace(profile.facts, inspection=said, by_area=by_area))


@pytest.fixture
def profile(checkout: Checkout) -> SchoolProfile:
    every = profiles(checkout, *CASES[2])
    return next(p for p in every if p.kind is Kind.FULL and p.facts.inspected_on)


def test_areas_are_listed_by_standard(profile: SchoolProfile) -> None:
    table = latest_inspection(inspected(profile, CARD))[1]
    assert isinstance(table, Table)
    found = text_of(table.rows[0][1])
    assert (
        found == "Strong standard: achievement. Expected standard: inclusion, early years. Safeguarding met"
    )


def test_an_overall_grade_stands_as_it_was_given(profile: SchoolProfile) -> None:
    said = "Ofsted’s inspection of 9 May 2018 found overall effectiveness good; the crosswalk says good."
    table = latest_inspection(inspected(profile, said))[1]
    assert isinstance(table, Table)
    assert text_of(table.rows[0][1]) == "Overall effectiveness good"


def test_the_areas_follow_an_overall_grade(profile: SchoolProfile) -> None:
    said = "Ofsted’s inspection of 9 May 2018 found overall effectiveness good; the crosswalk says good."
    table = latest_inspection(inspected(profile, said, "good for quality of education"))[1]
    assert isinstance(table, Table)
    assert text_of(table.rows[0][1]) == "Overall effectiveness good. By area: good for quality of education"


def test_a_clear_school_has_it_in_sentences(checkout: Checkout) -> None:
    clear = quiet_profile(checkout)
    assert clear.kind is Kind.CLEAR
    said = latest_inspection(clear)[1]
    assert isinstance(said, Paragraph)
    assert text_of(said.spans).endswith(f"The policy reads it as {clear.facts.reading}.")
