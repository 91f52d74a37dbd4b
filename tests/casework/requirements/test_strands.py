"""The strands' logs: events of a school year, days to cover, the pool's capacity, partners (H6 to H32)."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.casework.events import Event, Named, Payload
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.events.strand_kinds import (
    Cover,
    Gathering,
    GatheringSort,
    LeadersLinked,
    Partner,
    PartnerSort,
    PartnerStatus,
    PoolHead,
    PoolPlacement,
    Vacancy,
)
from reportkit.casework.events.support_kinds import Source, Support
from reportkit.casework.requirements import Strands, read_strands
from tests.casework.events.builders import SCHOOL, TODAY, event
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, rules

CONFERENCE, LEADERS, BRIEFING = (Gathering(sort=sort, title="Together") for sort in GatheringSort)
JO, SAM = Named(name="Jo Bloggs"), Named(name="Sam Lead")
LAST_YEAR_ENDS, THIS_YEAR_STARTS = date(2026, 8, 31), date(2026, 9, 1)


def on(payload: Payload, day: date, number: int = 1, **said: object) -> Event:
    return event(payload, number, happened_on=day, **said)


def strands(*events: Event, as_at: date = TODAY) -> Strands:
    return read_strands(events, rules(HILLINGDON), as_at)


def kept(*held: tuple[Payload, date], as_at: date = TODAY) -> dict[tuple[str, int], tuple[int, bool | None]]:
    """By rule and the year in which the school year ends: how many events, and whether that is enough."""
    events = [on(payload, day, number) for number, (payload, day) in enumerate(held, start=1)]
    found = strands(*events, as_at=as_at).events_held
    return {(year.rule, year.last.year): (len(year.held), year.is_kept) for year in found}


def test_two_in_a_school_year_are_enough_from_its_first_day_to_its_last():
    found = kept(
        (CONFERENCE, date(2025, 9, 1)), (CONFERENCE, LAST_YEAR_ENDS),
        (LEADERS, THIS_YEAR_STARTS), (LEADERS, TODAY),
    )  # fmt: skip
    assert found["H21", 2026] == found["H32", 2026] == (2, True)
    assert found["H21", 2027] == (2, True)
    assert found["H32", 2027] == (0, None)


def test_one_is_too_few_once_the_year_is_over_and_not_before():
    held = ((CONFERENCE, date(2025, 11, 1)), (CONFERENCE, date(2026, 11, 1)))
    assert kept(*held)["H32", 2026] == (1, False)
    assert kept(*held)["H32", 2027] == (1, None)
    assert kept((CONFERENCE, date(2026, 8, 31)), as_at=LAST_YEAR_ENDS)["H32", 2026] == (1, None)


def test_a_year_before_anything_was_on_record_is_not_called_missed():
    assert kept()["H21", 2026] == (0, None)
    assert kept((CONFERENCE, date(2026, 11, 1)))["H21", 2026] == (0, None)


def test_a_briefing_brings_nobody_together_and_a_leaders_event_is_no_conference():
    found = kept((BRIEFING, TODAY), (LEADERS, TODAY), (CONFERENCE, TODAY))
    assert (found["H21", 2027], found["H32", 2027]) == ((2, True), (1, None))


def test_a_rule_s_years_name_the_clause_and_what_is_asked():
    first = strands().events_held[0]
    assert (first.clause, first.asked, first.first, first.last) == (
        "Strand 1; H21", 2, date(2025, 9, 1), LAST_YEAR_ENDS,
    )  # fmt: skip


def test_a_policy_without_the_strands_counts_no_events():
    assert read_strands([on(CONFERENCE, TODAY)], rules(HACKNEY), TODAY).events_held == ()


GONE = on(Vacancy(post="headteacher"), date(2026, 9, 1))
CORRECTED = on(Vacancy(post="headteacher"), date(2026, 9, 4), 2, corrects=GONE.id)


@pytest.mark.parametrize(
    ("events", "covered_on", "days", "permanent"),
    [
        ([GONE], None, 82, False),
        ([GONE, on(Cover(vacancy=GONE.id, covered_by=JO), date(2026, 9, 1), 2)], date(2026, 9, 1), 0, False),
        (
            [GONE, on(Cover(vacancy=GONE.id, covered_by=JO), date(2026, 9, 21), 2)],
            date(2026, 9, 21), 20, False,
        ),
        (
            [
                GONE,
                on(Cover(vacancy=GONE.id, covered_by=JO), date(2026, 9, 21), 2),
                on(Cover(vacancy=GONE.id, covered_by=SAM, is_permanent=True), date(2026, 11, 1), 3),
            ],
            date(2026, 9, 21), 20, True,
        ),
        (
            [GONE, CORRECTED, on(Cover(vacancy=GONE.id, covered_by=JO), date(2026, 9, 21), 3)],
            date(2026, 9, 21), 17, False,
        ),
    ],
    ids=["not covered", "the same day", "after 20 days", "then filled for good", "its day corrected"],
)  # fmt: skip
def test_days_from_vacancy_to_cover(events, covered_on, days, permanent):
    (found,) = strands(*events).vacancies
    assert (found.urn, found.covered_on, found.days, found.is_permanent) == (
        SCHOOL, covered_on, days, permanent,
    )  # fmt: skip


def test_a_cover_still_to_come_on_the_day_does_not_count():
    covered = on(Cover(vacancy=GONE.id, covered_by=JO), date(2026, 9, 21), 2)
    (found,) = strands(GONE, covered, as_at=date(2026, 9, 20)).vacancies
    assert (found.covered_on, found.days) == (None, 19)


def test_the_pool_s_capacity_is_what_its_placements_leave():
    jo = on(PoolHead(person=JO, leads="102368", capacity=2), date(2026, 9, 1), 1)
    sam = on(PoolHead(person=SAM, capacity=1), date(2026, 9, 1), 2)
    there = on(PoolPlacement(head=jo.id, school="102369"), date(2026, 9, 2), 3)
    over = on(PoolPlacement(head=sam.id, school="102370", until=date(2026, 11, 21)), date(2026, 9, 2), 4)
    last_day = on(PoolPlacement(head=sam.id, school="102371", until=TODAY), date(2026, 9, 2), 5)
    found = strands(jo, sam, there, over, last_day)
    assert [(one.name, one.placed_in, one.free) for one in found.pool] == [
        ("Jo Bloggs", ("102369",), 1),
        ("Sam Lead", ("102371",), 0),
    ]


def test_the_newest_of_a_head_counts_and_their_placements_stay():
    jo = on(PoolHead(person=JO, capacity=2), date(2026, 9, 1), 1)
    there = on(PoolPlacement(head=jo.id, school="102369"), date(2026, 9, 2), 2)
    less = on(PoolHead(person=JO, capacity=0), date(2026, 10, 1), 3)
    (found,) = strands(jo, there, less).pool
    assert (found.capacity, found.placed_in, found.free) == (0, ("102369",), 0)


def test_the_register_of_partners_has_those_that_still_are():
    hub = Partner(name="A Hub", sort=PartnerSort.TEACHING_SCHOOL_HUB)
    ended = hub.model_copy(update={"status": PartnerStatus.ENDED, "successor": "B Hub"})
    begun = Partner(name="B Hub", sort=PartnerSort.TEACHING_SCHOOL_HUB)
    events = [on(hub, date(2020, 9, 1), 1), on(ended, date(2026, 9, 1), 2), on(begun, date(2026, 9, 1), 3)]
    assert [one.name for one in strands(*events).partners] == ["B Hub"]
    assert [one.name for one in strands(*events, as_at=LAST_YEAR_ENDS).partners] == ["A Hub"]


def test_partners_come_from_returns_and_commands_alike_and_the_later_day_counts():
    cells = {"Partner": "A HUB", "Kind": "teaching school hub", "Status": "ended", "Since": "2026-09-01"}
    row = ReturnedRow(sheet="Partners", row=4, cells=cells)
    other = ReturnedRow(sheet="Partners", row=5, cells=cells | {"Partner": "C Trust", "Status": "active"})
    loaded = ReturnsLoaded(file="a.xlsx", sha256="0" * 64, rows=(row, other))
    hub = Partner(name="A Hub", sort=PartnerSort.TEACHING_SCHOOL_HUB)
    events = [on(hub, date(2020, 9, 1), 1), on(loaded, TODAY, 2)]
    assert [one.name for one in strands(*events).partners] == ["C Trust"]
    back = on(hub, date(2026, 9, 2), 3)
    assert [one.name for one in strands(*events, back).partners] == ["A Hub", "C Trust"]


def test_support_for_governance_and_leaders_linked_are_logged_and_what_was_withdrawn_is_not():
    governed = Support(source=Source.BOROUGH, provider="SIT", aspect="clerking", for_governance=True)
    phonics = governed.model_copy(update={"for_governance": False})
    linked = LeadersLinked(established=JO, emerging=SAM, purpose="coaching")
    events = [on(governed, TODAY, 1), on(phonics, TODAY, 2), on(governed, TODAY, 3), on(linked, TODAY, 1)]
    found = strands(*events, on(Withdrawal(), TODAY, 4, corrects="102368-3"))
    assert [one.id for one in found.governance] == ["102368-1"]
    assert [one.payload.purpose for one in found.leaders_linked] == ["coaching"]
