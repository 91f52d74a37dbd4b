"""The history and the register as printed; each reading is on record (H119)."""

from __future__ import annotations

import pytest

from reportkit.casework.events.keeping_kinds import Reading
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.beside import decided_lines
from reportkit.places import Places
from reportkit.vocabulary import Urn
from tests.commands.builders import ACADEMY_RI, GOOD, HACKNEY, NOW, RI, Officer


def test_a_history_is_printed_whole_with_what_was_corrected(officer: Officer) -> None:
    officer.does(
        f"register place {GOOD} --category gobar --indicator 1 --indicator 4 --why Fell --on 2026-11-02"
    )
    officer.does(f"register contact {GOOD} --person 'Jo Blogs, head' --discussed Results --why Placed")
    officer.does(
        f"register contact {GOOD} --person 'Jo Bloggs' --discussed x --why Misspelt --corrects {GOOD}-2"
    )
    officer.does(f"register withdraw {GOOD} --event {GOOD}-3 --why 'Wrong school'")
    said = officer.does(f"register history {GOOD} --why 'Asked by the Director'")
    for line in (
        "McMillan Nursery School (102365)",
        f"{GOOD}-1  2 November 2026  placement\n  by Ann Officer; written down on 22 November 2026",
        "  why: Fell\n  indicators: 1, 4\n  category: School GOBAR\n",
        f"{GOOD}-2  22 November 2026  contact; no longer counts, see {GOOD}-3\n",
        "  person: Jo Blogs, head\n",
        f"{GOOD}-3  22 November 2026  contact; it corrects {GOOD}-2; no longer counts, see {GOOD}-4\n",
        f"{GOOD}-4  22 November 2026  withdrawal; it corrects {GOOD}-3\n",
    ):
        assert line in said


def test_a_history_of_an_earlier_day_has_what_had_happened_then(officer: Officer) -> None:
    officer.does(f"register place {GOOD} --category gobar --indicator 1 --why Fell --on 2026-11-10")
    officer.does(f"register contact {GOOD} --person 'Jo Bloggs' --discussed Results --why Placed")
    said = officer.does(f"register history {GOOD} --why x --as-at 2026-11-21")
    assert f"{GOOD}-1 " in said and f"{GOOD}-2 " not in said
    before = officer.does(f"register history {GOOD} --why x --as-at 2026-11-09")
    assert "No placement and no decision is on record.\n\nNothing is recorded of the school." in before


def test_a_quiet_reading_gives_the_answer_alone_and_is_recorded_all_the_same(officer: Officer) -> None:
    for line in (f"register history {GOOD}", "register show"):
        assert "is on record (H119)" not in officer.does(f"{line} --why x --quiet")
    assert len(officer.store.events("hillingdon")) == 2


def test_who_read_a_history_is_recorded_with_why(officer: Officer) -> None:
    said = officer.does(f"register history {GOOD} --why 'Asked by the Director' --by 'Cy Clerk'")
    (event,) = officer.store.events("hillingdon")
    assert event.payload == Reading(what=f"history of {GOOD}", as_at=NOW.date())
    assert (event.who, event.why, event.recorded_at) == ("Cy Clerk", "Asked by the Director", NOW)
    assert "Nothing is recorded of the school." in said
    assert "That Cy Clerk read this on 22 November 2026 is on record (H119)." in said


def test_nothing_is_shown_to_somebody_who_gives_no_reason(officer: Officer) -> None:
    for line in (f"register history {GOOD}", "register show"):
        assert "no reason is given" in str(officer.is_refused(line))
    assert officer.store.events("hillingdon") == ()


def test_the_register_lists_who_is_on_it_what_is_missing_and_what_is_due(on_either: Officer) -> None:
    on_either.does(f"register place {RI} --why Inspected")
    on_either.does(f"register place {ACADEMY_RI} --why Inspected")
    on_either.does(f"register contact {GOOD} --person 'Jo Bloggs' --discussed Results --why Termly")
    said = on_either.does("register show --why 'Half-termly meeting'")
    top, *parts = said.split("\n\n")
    assert top.startswith(
        "Restricted: two schools on 22 November 2026.\nThat Ann Officer read this is on record (H119)."
    )
    assert f"{RI}  Rabbsfarm Primary School: " in top and "(by rule 102408-1)" in top
    lacking, due, reviews, silent = parts
    assert f"{RI}  Rabbsfarm Primary School (Strand 6; H47): No School Improvement Link is named." in lacking
    assert f"{ACADEMY_RI}  Hewens College (Strand 6; H48): No notification" in lacking
    assert "(App B, table; H117)" in due and "due by 30 November 2026, 0 of 1 done" in due
    assert reviews == (
        "School Reviews due or overdue (H39):\n  No School Review is on record for any school; enter those "
        "held in the returns workbook. Until then every maintained school counts as overdue."
    )
    assert GOOD not in silent and RI in silent and ACADEMY_RI in silent
    assert [event.kind for event in on_either.store.events("hillingdon") if event.urn is None] == ["reading"]


def test_once_one_school_review_is_on_record_each_school_without_one_is_named(officer: Officer) -> None:
    officer.does(f"register school-review {GOOD} --led-by 'Lee Reviewer' --why Due")
    reviews = officer.does("register show --why x").split("School Reviews due or overdue (H39):\n")[1]
    reviews = reviews.split("\n\n")[0]
    assert f"{RI}  Rabbsfarm Primary School: overdue, none is on record" in reviews
    assert ACADEMY_RI not in reviews and GOOD not in reviews


def test_the_register_of_an_earlier_day_is_as_it_was_then(officer: Officer) -> None:
    officer.does(f"register place {GOOD} --category gobar --indicator 1 --why Fell --on 2026-11-10")
    assert ": no schools on 9 November 2026." in officer.does("register show --as-at 2026-11-09 --why x")
    assert ": one school on 10 November 2026." in officer.does("register show --as-at 2026-11-10 --why x")


def test_a_policy_without_a_register_shows_its_categories(officer: Officer) -> None:
    officer.does(f"register place {RI} --why Inspected {HACKNEY}")
    said = officer.does(f"register show --why x {HACKNEY}")
    assert f"{RI}  Rabbsfarm Primary School: It is now in Enhanced" in said
    assert "(clause 1.3.3; K7): No Leadership and Management Adviser" in said


def test_a_school_that_no_list_has_any_more_is_not_forgotten(officer: Officer) -> None:
    from tests.casework.events.builders import by_person, entry

    officer.store.append(entry(by_person(), urn=Urn("999999"), ago=30))
    said = officer.does("register show --why x")
    assert "999999  a school that is on no list held: " in said
    assert "(Strand 6; H47): It is not known whether the school is maintained" in said
    assert "School GOBAR" in officer.does("register history 999999 --why x")


def decided(officer: Officer, monkeypatch: pytest.MonkeyPatch, by: str = "Cy Clerk") -> tuple[str, ...]:
    """What is told beside an explanation of a school to the officer of that name."""
    monkeypatch.setenv("REPORTKIT_SIOD", str(officer.siod))
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", officer.address)
    asked = Asked(authority="hillingdon", by=by, at=NOW, on=NOW.date(), why="Before a visit", urn=GOOD)
    return decided_lines(Places.find(), asked)


def test_what_was_decided_is_told_beside_an_explanation_and_who_read_it_is_recorded(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.does(f"register place {GOOD} --category gobar --indicator 1 --why Fell --on 2026-11-02")
    assert decided(officer, monkeypatch)[1] == "  no decision of a person is on record"
    decide = f"register decide {GOOD} --category gobar --indicator 4 --decided-by 'Bea Head'"
    officer.does(f"{decide} --why Uneven --on 2026-11-10")
    assert decided(officer, monkeypatch) == (
        "On record: Its status is now: on the register, as School GOBAR, since 2 November 2026.",
        "  decided School GOBAR by Bea Head on 10 November 2026, because: Uneven",
    )
    readings = [one for one in officer.store.events("hillingdon") if one.kind == "reading"]
    assert [(one.who, one.why) for one in readings] == [("Cy Clerk", "Before a visit")] * 2
    assert [one.payload for one in readings] == [Reading(what=f"decision on {GOOD}", as_at=NOW.date())] * 2


def test_to_somebody_without_a_name_nothing_is_opened_and_it_is_said(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.does(f"register place {GOOD} --category gobar --indicator 1 --why Fell")
    (line,) = decided(officer, monkeypatch, by="")
    assert line.startswith("What officers decided is not shown. Give your name with --by")
    assert [one.kind for one in officer.store.events("hillingdon")] == ["placement"]
