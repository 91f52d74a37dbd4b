"""What the store holds of a school and its own head may read: all that, and nothing more. All invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from reportkit.casework.events import Event, Named, Payload
from reportkit.casework.events.erasing import ERASED
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import (
    Contact,
    Decision,
    Notification,
    Placement,
    Removal,
    Reply,
    Review,
    Step,
    Taper,
    Withdrawal,
)
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.events.support_kinds import (
    HandBack,
    Link,
    LinkRole,
    Panel,
    SchoolReview,
    SchoolReviewSort,
    Source,
    Support,
)
from reportkit.casework.events.visit_kinds import Visit, VisitSort
from reportkit.casework.requirements import Rules
from reportkit.pipeline.for_heads.casework import casework_for_heads
from reportkit.reports.profiles.casework import Handed, OwnCasework, handed_json
from reportkit.settings import read_terms
from reportkit.settings.policies import read_pack
from reportkit.vocabulary import Urn
from tests.built import Checkout
from tests.judgement.assessment.real import HACKNEY, HILLINGDON, PARAMS, TODAY
from tests.reports.school.records import invented, urns_of

H, K = ("hillingdon", TODAY, HILLINGDON), ("hackney", TODAY, HACKNEY)
ON = date(2026, 11, 2)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEAD = Named(name="Jo Invented")


class Record:
    """Events of one borough, handed over for its first maintained good school."""

    def __init__(self, checkout: Checkout, case: tuple[str, date, str] = H) -> None:
        self.case, self.checkout = case, checkout
        self.urn, self.other = urns_of(checkout, case, reading="good")[:2]
        self.events: list[Event] = []

    def add(self, payload: Payload, on: date = ON, **said: Any) -> Event:
        usual: dict[str, Any] = {"who": "Bea Invented", "why": "Results fell", "urn": self.urn}
        named = usual | ({"urn": None} if payload.of_school is False else {}) | said
        number = len(self.events) + 1
        event = Event(
            authority=self.case[0],
            recorded_at=NOW,
            happened_on=on,
            payload=payload,
            number=number,
            **named,
        )
        self.events.append(event)
        return event

    def returns(self, sheet: str, *rows: dict[str, str]) -> None:
        found = tuple(ReturnedRow(sheet=sheet, row=4 + n, cells=cells) for n, cells in enumerate(rows))
        self.add(ReturnsLoaded(file="a.xlsx", sha256="0" * 64, rows=found), why="Loaded")

    def handed(self) -> Handed:
        now, _ = invented(self.checkout, *self.case)
        return casework_for_heads(self.events, now, None, rules(self.case[2]))

    def own(self) -> OwnCasework:
        return self.handed().schools[self.urn]


@cache
def rules(policy: str) -> Rules:
    return Rules(read_pack(PARAMS, policy), read_terms(PARAMS))


@pytest.fixture
def record(checkout: Checkout) -> Record:
    return Record(checkout)


@pytest.fixture
def hackney(checkout: Checkout) -> Record:
    return Record(checkout, K)


def gobar(**said: Any) -> Decision:
    return Decision(category="gobar", policy=HILLINGDON, on_register=True, **said)


def contact(party: Party = Party.HEAD, **said: Any) -> Contact:
    return Contact(party=party, person=HEAD, means=Means.TELEPHONE, discussed="why results fell", **said)


# --- standing and decisions ---------------------------------------------------------------------------


def test_every_school_has_a_part_and_without_events_it_is_empty(record: Record) -> None:
    found = record.handed()
    assert set(found.schools) == set(invented(record.checkout, *H)[0].urns)
    assert all(own == OwnCasework() for own in found.schools.values())


def test_a_decision_has_who_when_why_and_its_indicators(record: Record) -> None:
    record.add(gobar(), indicators=(1, 4))
    found = record.own().now
    assert found is not None
    assert found.given is not None
    assert (found.category, found.since, found.rule) == ("gobar", ON, "")
    assert (found.given.by, found.given.why, found.given.indicators) == (
        "Bea Invented",
        "Results fell",
        (1, 4),
    )


def test_a_school_that_was_considered_and_not_placed_is_told_nothing(record: Record) -> None:
    record.add(
        Decision(category="not_on_sarr", policy=HILLINGDON, on_register=False),
        why="Watchwords",
        indicators=(1,),
    )
    assert record.own() == OwnCasework()
    assert b"Watchwords" not in handed_json(record.handed())


def test_a_placement_by_rule_has_its_rule_and_no_person(record: Record) -> None:
    record.add(Placement(category="ri_b", policy=HILLINGDON, rule="H45"))
    found = record.own().now
    assert found is not None
    assert (found.rule, found.given) == ("H45", None)


def test_a_decision_outlasts_a_milder_placement_by_rule(hackney: Record) -> None:
    intense = Decision(category="intensive_a", policy=HACKNEY, on_register=None)
    hackney.add(intense, date(2026, 9, 7), indicators=(1,))
    hackney.add(Placement(category="enhanced", policy=HACKNEY, rule="K48", keeps_category=True))
    found = hackney.own().now
    assert found is not None
    assert found.given is not None
    assert (found.category, found.rule, found.given.on) == ("intensive_a", "", date(2026, 9, 7))


def test_a_removal_tells_that_it_ended(record: Record) -> None:
    record.add(gobar(), date(2026, 9, 7), indicators=(1,))
    record.add(Removal(handed_to="the Reading Hub"), why="All is well")
    found = record.own().now
    assert found is not None
    assert found.ended is not None
    assert (found.ended.on, found.ended.why, found.handed_to) == (ON, "All is well", "the Reading Hub")


def test_a_decision_that_was_taken_back_is_told_nowhere(record: Record) -> None:
    first = record.add(gobar(), indicators=(1,), why="Wrongwords")
    record.add(Withdrawal(), corrects=first.id)
    assert record.own() == OwnCasework()


def test_what_happens_after_the_day_is_not_told(record: Record) -> None:
    record.add(gobar(), date(2026, 11, 23), indicators=(1,))
    assert record.own() == OwnCasework()


def test_a_name_that_was_erased_is_empty(record: Record) -> None:
    record.add(gobar(), indicators=(1,), who=ERASED)
    found = record.own().now
    assert found is not None
    assert found.given is not None
    assert found.given.by == ""


# --- safeguarding and other schools -------------------------------------------------------------------


def test_a_decision_for_safeguarding_says_nothing_of_it(record: Record) -> None:
    record.add(gobar(), indicators=(1, 11), why="Secretwords")
    found = record.handed()
    own = found.schools[record.urn].now
    assert own is not None
    assert own.given is not None
    assert (own.given.why, own.given.indicators) == ("", (1,))
    assert b"Secretwords" not in handed_json(found)
    (left,) = found.left_out
    assert left.urn == record.urn
    assert "the reason of the decision of 2 November 2026" in left.what


def test_another_school_is_named_nowhere(record: Record) -> None:
    name = f"Invented School {record.other[1:]}"
    record.add(Support(source=Source.SCHOOL, provider=name, aspect="reading"))
    record.add(gobar(), indicators=(1,), why=f"Worse than {name}")
    found = record.own()
    assert [one.provider for one in found.support] == ["another school"]
    assert name.encode() not in handed_json(record.handed())


# --- talks --------------------------------------------------------------------------------------------


def test_talks_and_letters_since_the_placement_are_told_with_their_answer(record: Record) -> None:
    record.add(contact(), date(2026, 1, 2), who="Too Early")
    record.add(Placement(category="ri_b", policy=HILLINGDON, rule="H45"), date(2026, 2, 2))
    record.add(gobar(), indicators=(1,))
    record.add(contact(accepts_reasons=False), who="Ann Invented")
    letter = Notification(
        party=Party.HEAD, means=Means.LETTER, said="It is placed", reply_by=date(2026, 12, 4)
    )
    sent = record.add(letter, date(2026, 11, 4))
    record.add(Reply(to=sent.id, party=Party.HEAD, said="Privatewords"), date(2026, 11, 9))
    found = record.own()
    assert [(talk.by, talk.is_written, talk.about) for talk in found.talks] == [
        ("Ann Invented", False, "why results fell"),
        ("Bea Invented", True, "It is placed"),
    ]
    assert (found.talks[0].accepts, found.talks[1].reply_by) == (False, date(2026, 12, 4))
    assert found.replied_on == date(2026, 11, 9)
    assert b"Privatewords" not in handed_json(record.handed())


def test_what_was_said_with_others_is_not_for_the_head(record: Record) -> None:
    for party in (Party.CHAIR, Party.RESPONSIBLE_BODY, Party.DIOCESE, Party.REGIONS_GROUP):
        record.add(contact(party))
    assert record.own().talks == ()


def test_where_the_chair_reads_too_no_talk_s_words_are_told_and_of_the_chair_only_letters(
    hackney: Record,
) -> None:
    hackney.add(contact(accepts_reasons=True))
    hackney.add(contact(Party.CHAIR))
    hackney.add(Notification(party=Party.CHAIR, means=Means.LETTER, said="Letterwords"), date(2026, 11, 3))
    found = hackney.own().talks
    assert [(talk.whom, talk.about, talk.accepts) for talk in found] == [
        ("headteacher", "", None),
        ("chair of governors", "", None),
    ]


# --- held back (H51, A3.4) ----------------------------------------------------------------------------


def test_a_gobar_school_is_held_until_the_head_was_spoken_with(record: Record) -> None:
    record.add(gobar(), indicators=(1,))
    assert "speak with the headteacher first (Strand 6; App B; H51)" in record.own().held
    record.add(contact(Party.CHAIR))
    assert record.own().held
    record.add(contact(), date(2026, 11, 4))
    assert record.own().held == ""


def test_a_talk_before_the_placement_lets_nothing_go(record: Record) -> None:
    record.add(contact(), date(2026, 10, 30))
    record.add(gobar(), indicators=(1,))
    assert "since 2 November 2026" in record.own().held


def test_no_other_school_is_held(record: Record, hackney: Record) -> None:
    record.add(Placement(category="ri_b", policy=HILLINGDON, rule="H45"))
    assert record.own().held == ""
    hackney.add(Decision(category="enhanced", policy=HACKNEY, on_register=None), indicators=(1,))
    assert hackney.own().held == ""


# --- working together ---------------------------------------------------------------------------------


def test_the_newest_officer_in_each_role(record: Record) -> None:
    for name, day in (("First Invented", date(2026, 9, 1)), ("Second Invented", ON)):
        record.add(Link(role=LinkRole.SIL, officer=Named(name=name)), day)
    record.add(Link(role=LinkRole.SIP, officer=Named(name=ERASED)))
    assert [(one.role, one.name) for one in record.own().officers] == [
        ("School Improvement Link", "Second Invented")
    ]


def test_days_done_by_rule_and_days_to_come(record: Record) -> None:
    visit = Visit(
        sort=VisitSort.OTHER,
        role=LinkRole.SIL,
        data_reviewed_on=None,
        focus="Reading",
        next_on=date(2027, 1, 14),
    )
    record.add(visit)
    record.add(Panel(panel="Challenge Task Group", progress="Slowwords", next_on=date(2026, 11, 3)))
    record.add(Taper(steps=(Step(on=date(2027, 3, 1), support="one visit a term"),)))
    found = record.own()
    assert found.done["H115"] == (ON,)
    assert found.done["H117"] == (ON,)
    assert [(one.on, one.what) for one in found.ahead] == [
        (date(2027, 1, 14), "the next visit"),
        (date(2027, 3, 1), "the support becomes “one visit a term”"),
    ]
    assert b"Slowwords" not in handed_json(record.handed())


def test_the_register_s_own_review_is_for_schools_on_it(record: Record) -> None:
    record.add(gobar(), indicators=(1,))
    record.add(Review(found="Foundwords", next_on=date(2027, 1, 7)))
    assert [one.what for one in record.own().ahead] == ["we look at the placement again"]
    record.add(Removal(), date(2026, 11, 5))
    assert record.own().ahead == ()


def test_support_that_was_handed_back_is_over_also_where_it_was_corrected(record: Record) -> None:
    support = Support(source=Source.OTHER, provider="The Reading Hub", aspect="reading")
    first = record.add(support)
    record.add(support, corrects=first.id)
    assert len(record.own().support) == 1
    record.add(HandBack(of=first.id))
    assert record.own().support == ()


def test_the_last_school_review(record: Record) -> None:
    for sort, day in ((SchoolReviewSort.SCHOOL_REVIEW, date(2024, 5, 1)), (SchoolReviewSort.EXTERNAL, ON)):
        record.add(SchoolReview(sort=sort, led_by=HEAD, findings=("Findingwords",)), day)
    assert record.own().reviewed_on == date(2024, 5, 1)


# --- returns ------------------------------------------------------------------------------------------


def words(document: str, text: str, on: str, urn: str) -> dict[str, str]:
    return {
        "URN": urn,
        "Document": document,
        "Commentary": text,
        "Written by": "Ben Invented",
        "Written on": on,
    }


def test_only_commentary_for_the_profile_and_of_this_term_or_the_last_is_told(record: Record) -> None:
    urn = str(record.urn)
    record.returns(
        "Commentary",
        words("school profile", "For the head", "2026-11-12", urn),
        words("school profile", "Last term", "2026-05-12", urn),
        words("school profile", "Too old", "2026-03-12", urn),
        words("school profile", "Not yet", "2026-11-23", urn),
        words("register", "For officers", "2026-11-12", urn),
        words("Update", "For all", "2026-11-12", urn),
        words("school profile", "Of another", "2026-11-12", record.other),
    )
    assert [one.words for one in record.own().commentary] == ["For the head", "Last term"]


def test_commentary_without_a_school_is_for_every_school(record: Record) -> None:
    cells = words("school profile", "For every head", "2026-11-12", "")
    record.returns("Commentary", {name: said for name, said in cells.items() if said})
    assert all(own.commentary for own in record.handed().schools.values())


def test_self_evaluation_and_networks_of_the_school(record: Record) -> None:
    urn = str(record.urn)
    record.returns(
        "SEF dates",
        {"URN": urn, "Received on": "2026-06-10", "Dated": "2026-06-03"},
        {"URN": urn, "Received on": "2025-06-10"},
        {"URN": urn, "Received on": "2026-12-10"},
    )
    record.returns(
        "Networks", {"Theme": "Old", "Starts": "2025-01-01", "Ends": "2026-07-01", "How to join": "-"}
    )
    record.returns(
        "IIN membership",
        {"URN": urn, "Network": "Writing", "Joined on": "2026-10-05"},
        {"URN": urn, "Network": "Old", "Joined on": "2025-10-05"},
        {"URN": urn, "Network": "Left", "Joined on": "2025-10-05", "Left on": "2026-10-05"},
    )
    found = record.own()
    assert found.self_evaluation is not None
    assert found.self_evaluation.dated == date(2026, 6, 3)
    assert [one.theme for one in found.networks] == ["Writing"]


def test_what_other_teams_said_and_who_said_it_is_handed_to_nobody(record: Record) -> None:
    record.returns(
        "Finance",
        {
            "URN": str(record.urn),
            "Audit": "concern",
            "What is known": "Auditwords",
            "Answered by": "Fin Invented",
            "Answered on": "2026-11-12",
        },
    )
    said = handed_json(record.handed())
    assert b"Auditwords" not in said
    assert b"Fin Invented" not in said


# --- earlier numbers ----------------------------------------------------------------------------------


def test_what_was_recorded_under_an_earlier_number_is_the_school_s(checkout: Checkout) -> None:
    record = Record(checkout)
    schools = invented(checkout, *H)[0].schools
    urn, before = next(
        (row.urn, row.earlier_urns[0]) for row in schools.itertuples() if len(row.earlier_urns)
    )
    record.urn = Urn(urn)
    record.add(Link(role=LinkRole.SIL, officer=Named(name="Ben Invented")), urn=Urn(before))
    assert [one.name for one in record.own().officers] == ["Ben Invented"]


def test_an_event_is_handed_to_its_own_school_alone(record: Record) -> None:
    record.add(gobar(), indicators=(1,))
    others = [own for urn, own in record.handed().schools.items() if urn != record.urn]
    assert all(own == OwnCasework() for own in others)
