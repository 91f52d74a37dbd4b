"""A finding from a return leads an officer to its cell, and does not tell a head who said it."""

from __future__ import annotations

from datetime import date
from math import nan

from reportkit.reports.assessing.explanation import explain
from reportkit.reports.assessing.reasons import why
from reportkit.reports.sections.school.reasons import reasons_of
from reportkit.reports.sections.school.sources import source_of
from reportkit.vocabulary import MissingReason, SourceCell, Urn
from reportkit.vocabulary.results import Outcome
from tests.judgement.assessment.builders import Case, assessment, finding, unsaid
from tests.judgement.assessment.real import terms_of

CELL = SourceCell("returns/hillingdon-returns.xlsx", 7, "Finance: Audit", "0" * 12, date(2026, 11, 20))
BARE = {"measure": "", "year": "", "since": "", "figure": nan, "lines": ()}


def test_an_officer_is_led_to_the_workbook_sheet_row_and_column() -> None:
    audit = finding("8e", outcome=Outcome.FLAG, title="Audit", **{**BARE, "cells": (CELL,)})
    made, terms = assessment(Case(findings=(audit,))), terms_of()
    said = [*explain(made, made.of_school(Urn("102368")), terms.pack, terms.thresholds)]
    assert (
        "from the workbook hillingdon-returns.xlsx, answered 20 November 2026: row 7, column Finance: Audit"
        in [line.strip() for line in said]
    )


def test_a_head_reads_that_it_is_the_councils_own_and_not_which_team_said_it() -> None:
    assert source_of(CELL) == ("The council's own returns", date(2026, 11, 20))


def test_an_old_return_and_what_is_told_apart_are_told_from_none() -> None:
    reasons = (MissingReason.NO_RETURN, MissingReason.OLD_RETURN, MissingReason.TOLD_APART)
    found = [unsaid(reason, "11b", **{**BARE, "cells": ()}) for reason in reasons]
    assert len({why(one) for one in found}) == 3
    made = [assessment(Case(findings=(one,))).of_school(Urn("102368")) for one in found]
    told = [reasons_of(school.indicators[10]) for school in made]
    assert told[0] == ("No return came from colleagues, which is not “no concern”.",)
    assert told[1] == ("The return that came from colleagues is too old.",)
    assert "safeguarding lead" in told[2][0]
