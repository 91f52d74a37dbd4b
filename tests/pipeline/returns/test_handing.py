"""What teams answered reaches the assessment with its cell, ages, and stays from heads where it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reportkit.casework.events import Entry
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.store import open_store
from reportkit.judgement.assessment.model import Assessment, Finding
from reportkit.judgement.assessment.terms import header_of
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.judgement.indicators.returns import Answer
from reportkit.pipeline.keeping import assess_under, open_data, terms_for
from reportkit.pipeline.returns.answers import Answered
from reportkit.pipeline.returns.handing import for_heads, returns_known, returns_of
from reportkit.places import Places
from reportkit.settings import read_authority, read_terms
from reportkit.vocabulary import MissingReason, SourceCell, Urn
from reportkit.vocabulary.results import Outcome
from tests.pipeline.returns.conftest import TODAY

SCHOOL, SILENT = Urn("102368"), Urn("102369")
SHA = "ab" * 32
SAME = (("Virtual school", "Looked-after children", "no concern"), ("Finance", "Audit", "concern"))
SHEETS = {"8e": ("Finance", "Audit"), "11b": ("Safeguarding", "Safeguarding"), "7": ("Virtual school", "7")}


def entry(payload: ReturnsLoaded | Withdrawal, day: int, corrects: str | None = None) -> Entry:
    return Entry(
        authority="hillingdon",
        urn=None,
        who="Ann Officer",
        recorded_at=datetime(2026, 11, day, 12, tzinfo=UTC),
        happened_on=date(2026, 11, day),
        why="A workbook of returns was loaded.",
        payload=payload,
        corrects=corrects,
    )


def load(places: Places, day: int, *rows: tuple[str, str, str], sha: str = SHA, again: int = 0) -> str:
    """Rows of team, question and answer, all about one school; the event's id. `again` is a later day."""
    returned = tuple(
        ReturnedRow(
            sheet=team,
            row=4 + place,
            cells={"URN": SCHOOL, question: said, "Answered by": "Fay", "Answered on": f"2026-11-{day}"},
        )
        for place, (team, question, said) in enumerate(rows)
    )
    said = ReturnsLoaded(file="a.xlsx", sha256=sha, rows=returned)
    return open_store(places.casework).append(entry(said, again or day))[0].id


def assessed(places: Places, day: date = TODAY, *, heads: bool = False) -> Assessment:
    terms = terms_for(places, read_authority(places.params, "hillingdon"), "", Crosswalk.DFE_STUCK)
    with open_data(places) as siod:
        return assess_under(places, siod, "hillingdon", day, terms, for_heads=heads)


def data_hash(places: Places, day: date = TODAY) -> str:
    """What the header of an assessment of the day would have for its data."""
    settings = read_authority(places.params, "hillingdon")
    terms = terms_for(places, settings, "", Crosswalk.DFE_STUCK)
    known = returns_known(places, "hillingdon", day)
    with open_data(places) as siod:
        header = header_of(siod, "hillingdon", settings.area, day, replace(terms, returns=known))
    return header.data_hash


def finding(made: Assessment, urn: Urn, test: str) -> Finding:
    return next(found for found in made.of_school(urn).findings if found.test == test)


def test_a_finding_leads_back_to_workbook_sheet_row_and_column(places: Places) -> None:
    load(places, 20, ("Finance", "Audit", "concern"), ("Safeguarding", "Safeguarding", "no concern"))
    made = assessed(places)
    flagged = finding(made, SCHOOL, "8e")
    assert flagged.outcome is Outcome.FLAG
    assert flagged.cells == (SourceCell("returns/a.xlsx", 4, "Finance: Audit", SHA[:12], date(2026, 11, 20)),)
    assert finding(made, SCHOOL, "11b").outcome is Outcome.CLEAR
    for test in ("8e", "11b"):
        silent = finding(made, SILENT, test)
        assert (silent.outcome, silent.reason) == (Outcome.CANNOT_SAY, MissingReason.NO_RETURN)
        assert silent.cells == ()


def test_other_findings_rest_on_the_cells_they_rested_on(places: Places) -> None:
    without = assessed(places)
    load(places, 20, ("Finance", "Audit", "concern"))
    with_returns = assessed(places)
    assert with_returns.header.data_hash == data_hash(places) != without.header.data_hash
    for urn in without.urns:
        for before, after in zip(
            without.of_school(urn).findings, with_returns.of_school(urn).findings, strict=True
        ):
            if (urn, before.test) != (SCHOOL, "8e"):
                assert (before.outcome, before.cells) == (after.outcome, after.cells)


def test_the_data_hash_moves_with_what_was_returned_and_with_nothing_else(places: Places) -> None:
    hashes = [data_hash(places)]
    load(places, 20, ("Finance", "Audit", "concern"))
    hashes += [data_hash(places), data_hash(places)]
    load(places, 21, ("Finance", "Audit", "no concern"))
    hashes.append(data_hash(places))
    assert len(set(hashes)) == 3
    assert hashes[1] == hashes[2] == data_hash(places, date(2026, 11, 20))
    assert returns_known(places, "hillingdon", date(2026, 11, 20)).answers["8e"][SCHOOL] == Answer.CONCERN


def test_a_workbook_loaded_again_moves_nothing_but_what_it_says_anew(places: Places) -> None:
    """Its bytes and its rows' places are others: an address in it was put right."""
    load(
        places, 20, ("Finance", "Audit", "concern"), ("Virtual school", "Looked-after children", "no concern")
    )
    before = data_hash(places)
    load(places, 20, ("Contacts", "Email", "a@oak.example"), *SAME, sha="cd" * 32, again=21)
    assert data_hash(places) == before
    load(places, 20, ("Finance", "Audit", "no concern"), sha="ef" * 32, again=21)
    assert data_hash(places) != before
    assert returns_known(places, "hillingdon", TODAY).answers["8e"][SCHOOL] == Answer.NO_CONCERN


def test_a_withdrawn_workbook_counts_for_nothing(places: Places) -> None:
    number = load(places, 20, ("Finance", "Audit", "concern"))
    open_store(places.casework).append(entry(Withdrawal(), 21, corrects=number))
    assert returns_known(places, "hillingdon", TODAY).answers == {}


def test_heads_are_told_of_safeguarding_by_its_lead_alone(places: Places) -> None:
    load(places, 20, ("Finance", "Audit", "concern"), ("Safeguarding", "Safeguarding", "concern"))
    assert assessed(places).of_school(SCHOOL).indicators[10].outcome is Outcome.FLAG
    made = assessed(places, heads=True)
    for urn in (SCHOOL, SILENT):
        apart = finding(made, urn, "11b")
        assert (apart.outcome, apart.reason) == (Outcome.CANNOT_SAY, MissingReason.TOLD_APART)
        assert apart.cells == ()
        assert made.of_school(urn).indicators[10].outcome is Outcome.CANNOT_SAY
    assert finding(made, SCHOOL, "8e").outcome is Outcome.FLAG
    assert "11b" not in str(made.of_school(SCHOOL).placement.proposals)
    assert "indicator 11" not in str(made.of_school(SCHOOL).placement)


def test_without_a_store_none_is_made(places: Places) -> None:
    assert returns_known(places, "hillingdon", TODAY).said == {}
    assert not places.has_casework


def answered(test: str, said: str, on: date) -> Answered:
    team, question = SHEETS[test]
    return Answered(team, question, test, SCHOOL, said, on, SourceCell("returns/a.xlsx", 4, question))


@pytest.mark.parametrize(
    ("test", "said", "on", "answer"),
    [
        ("8e", "no concern", date(2026, 4, 13), Answer.NO_CONCERN),  # the first day of the term before
        ("8e", "no concern", date(2026, 4, 12), Answer.OUT_OF_DATE),
        ("7", "no looked-after pupils", date(2026, 4, 12), Answer.OUT_OF_DATE),
        ("8e", "concern", date(2022, 1, 10), Answer.CONCERN),
    ],
)
def test_no_concern_ages_and_a_concern_stands(test: str, said: str, on: date, answer: Answer, places) -> None:
    found = returns_of([answered(test, said, on)], TODAY, read_terms(places.params))
    assert found.answers == {test: {SCHOOL: answer}}


def test_an_answer_that_is_for_no_test_decides_nothing(places: Places) -> None:
    one = Answered(
        "Attendance", "Attendance", "", SCHOOL, "concern", TODAY, SourceCell("returns/a.xlsx", 4, "")
    )
    assert returns_of([one], TODAY, read_terms(places.params)).answers == {}


def test_what_heads_may_be_told_is_all_but_safeguarding(places: Places) -> None:
    every = [answered("8e", "concern", TODAY), answered("11b", "no concern", TODAY)]
    told = for_heads(returns_of(every, TODAY, read_terms(places.params)))
    assert (set(told.answers), set(told.cells), told.told_apart) == ({"8e"}, {"8e"}, {"11b"})
    only = returns_of(every[:1], TODAY, read_terms(places.params))
    assert for_heads(only) is only
