"""The exit strategy (K76, K77, H58): the step down, its steps, and support that goes on."""

from __future__ import annotations

from datetime import date

from reportkit.blocks import Block
from reportkit.casework.events.register_kinds import Removal, Step, Taper
from reportkit.casework.events.support_kinds import HandBack, Source, Support
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework import exit_strategy
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, Happened, decided, placed
from tests.reports.casework.builders import cells, headings, profile, tables, text

DOWN: tuple[Happened, ...] = (
    (decided("intensive_a"), 300),
    (decided("enhanced", approved_by="C. Director"), 20),
)
STEPS = (
    Step(on=date(2027, 1, 4), support="One visit each half-term"),
    Step(on=date(2027, 4, 12), support="One visit a term"),
)
LEADS = Support(source=Source.SCHOOL, provider="a partner", aspect="writing", hand_back_on=date(2027, 3, 1))


def whole(found: PaperProfile) -> list[Block]:
    return [block for part in exit_strategy.IN_ORDER for block in part(found)]


def stands(found: PaperProfile) -> dict[str, str]:
    (table,) = tables(exit_strategy.where_it_stands(found))
    return {row[0]: row[1] for row in cells(table)}


def test_it_says_from_what_to_what_since_when_and_who_approved() -> None:
    found = stands(profile(HACKNEY, "102368-3", *DOWN, (Taper(steps=STEPS), 9)))
    assert (found["Before"], found["Now"], found["Since"]) == ("Intensive A", "Enhanced", "2 November 2026")
    assert found["Decided by"] == "Ann Officer (102368-2)"
    assert found["Approved by"] == "C. Director"
    assert found["Exit strategy agreed on"] == "13 November 2026 (102368-3)"


def test_a_step_down_that_nobody_approved_says_so() -> None:
    found = stands(profile(HACKNEY, "", (decided("intensive_a"), 300), (decided("enhanced"), 20)))
    assert found["Approved by"] == "No senior officer is on record."


def test_its_steps_are_listed_in_the_order_of_their_days() -> None:
    found = profile(HACKNEY, "102368-3", *DOWN, (Taper(steps=STEPS, hands_to="the teaching hub"), 9))
    (table,) = tables(exit_strategy.steps(found))
    assert cells(table) == [
        ("4 January 2027", "One visit each half-term"),
        ("12 April 2027", "One visit a term"),
    ]
    assert "Support is handed over to the teaching hub." in text(exit_strategy.handing_over(found))


def test_a_form_says_that_no_reduction_is_on_record_and_leaves_rows() -> None:
    found = profile(HACKNEY, "", *DOWN)
    assert "No planned reduction is on record." in text(exit_strategy.steps(found))
    (table,) = tables(exit_strategy.steps(found))
    assert len(table.rows) == 4 and all("…" in cell for row in cells(table) for cell in row)


def test_support_goes_on_until_it_is_handed_back() -> None:
    open_end = Support(source=Source.BOROUGH, provider="the council", aspect="phonics")
    found = profile(
        HACKNEY, "", *DOWN, (LEADS, 60), (open_end, 50), (LEADS, 40), (HandBack(of="102368-5"), 5)
    )
    (table,) = tables(exit_strategy.goes_on(found))
    assert [row[1:] for row in cells(table)] == [
        ("writing", "a partner (school-to-school)", "1 March 2027"),
        ("phonics", "the council (borough)", "No day was recorded."),
    ]


def test_leaving_the_register_is_a_step_down_too() -> None:
    found = profile(HILLINGDON, "", (placed("gobar"), 90), (Removal(approved_by="B. Head"), 5))
    assert stands(found)["Before"] == "School GOBAR"
    assert stands(found)["Now"] == "not on the register"
    assert stands(found)["Approved by"] == "B. Head"


def test_every_part_is_there() -> None:
    for found in (
        profile(HACKNEY, "102368-3", *DOWN, (Taper(steps=STEPS), 9)),
        profile(HACKNEY, "", *DOWN, (LEADS, 5)),
        profile(HILLINGDON, ""),
    ):
        assert headings(whole(found)) == exit_strategy.HEADINGS
        assert len(tables(whole(found))) == exit_strategy.expected_parts(found).tables
