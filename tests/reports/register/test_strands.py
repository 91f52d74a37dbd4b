"""The strands' logs: what is on record, and never that nothing was done."""

from __future__ import annotations

from reportkit.casework.events import Named
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
from reportkit.reports.sections.register import strand_logs
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, events
from tests.reports.register.builders import profile, rows, said, tables

CONFERENCE = Gathering(sort=GatheringSort.CONFERENCE, title="Autumn conference")


def test_events_are_counted_against_the_year_and_an_unknown_year_is_not_called_a_failure() -> None:
    found = rows(strand_logs(profile(school(), borough=tuple(events((CONFERENCE, 20))))))
    assert [row[0] for row in found] == ["Leaders together", "Leaders together", "Conferences", "Conferences"]
    assert [row[4] for row in found[:2]] == [
        "cannot say: no event that early is on record",
        "1 of 2: one more asked for",
    ]
    assert found[1][2:4] == ["2026/27", "2 November 2026"]


def test_a_vacancy_is_told_with_its_days_and_its_cover() -> None:
    post, cover = Vacancy(post="Deputy headteacher"), Cover(vacancy="102368-1", covered_by=Named(name="Di"))
    assert vacancies((post, 30)) == [["Deputy headteacher", "23 October 2026", "not covered yet", "30"]]
    assert vacancies((post, 30), (cover, 10)) == [
        ["Deputy headteacher", "23 October 2026", "12 November 2026, for a time", "20"]
    ]


def vacancies(*happened: tuple) -> list[list[str]]:
    blocks = strand_logs(profile(school(*happened)))
    return [[*row[1:]] for t in tables(blocks) if "vacant" in t.caption for row in rows([t])]


def test_the_pool_shows_who_is_placed_where_and_can_take_on_more() -> None:
    head = PoolHead(person=Named(name="Dee Executive"), capacity=2)
    placed = PoolPlacement(head="hillingdon-1", school="102368")
    blocks = strand_logs(profile(school(), borough=tuple(events((head, 30), (placed, 20)))))
    (pool,) = [t for t in tables(blocks) if "pool" in t.caption]
    assert rows([pool]) == [
        ["Dee Executive", "no school named", "Invented Primary School (102368)", "one school more"]
    ]


def test_links_and_partners_stand_in_one_log() -> None:
    linked = LeadersLinked(
        established=Named(name="Ed Head"), emerging=Named(name="Fi Deputy"), purpose="Headship"
    )
    hub = Partner(name="Invented Hub", sort=PartnerSort.TEACHING_SCHOOL_HUB)
    blocks = strand_logs(profile(school(), borough=tuple(events((linked, 30), (hub, 20)))))
    (log,) = [t for t in tables(blocks) if "partners" in t.caption]
    assert [row[:3] for row in rows([log])] == [
        ["leaders linked", "Ed Head with Fi Deputy", "Headship"],
        ["partner", "Invented Hub", "teaching school hub"],
    ]


def test_a_partner_that_ended_stays_in_the_log_with_who_took_its_place() -> None:
    ended = Partner(
        name="Old Alliance",
        sort=PartnerSort.OTHER,
        status=PartnerStatus.ENDED,
        successor="Invented Hub",
    )
    blocks = strand_logs(profile(school(), borough=tuple(events((ended, 30)))))
    (log,) = [t for t in tables(blocks) if "partners" in t.caption]
    assert [row[:3] for row in rows([log])] == [
        ["partner that ended", "Old Alliance", "other; in its place: Invented Hub"]
    ]


def test_an_empty_log_does_not_say_that_nothing_was_done() -> None:
    told = said(strand_logs(profile(school())))
    assert "An empty log here or below does not say that nothing was done." in told
    assert "No vacancy in leadership is on record (H20)." in told


def test_hackney_has_no_strands() -> None:
    assert strand_logs(profile(school(), policy=HACKNEY)) == []
