"""A person reads, for each indicator, the result first, then each test down to clause, threshold and cell."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reportkit.judgement.assessment.model import Assessment, Finding
from reportkit.reports.assessing.explanation import explain
from reportkit.reports.assessing.reasons import why_untested
from reportkit.vocabulary import MissingReason, Urn, in_words
from reportkit.vocabulary.results import Outcome
from tests.built import Checkout
from tests.judgement.assessment.builders import Case, assessment, finding, unsaid
from tests.judgement.assessment.real import BEFORE_COVID, assessed, terms_of

TERMS = terms_of()
BOURNE = Urn("102368")
CLAYGATE = Urn("125108")  # requires improvement, with results in Surrey's own full-width files


@pytest.fixture(scope="module")
def surrey(checkout: Checkout) -> Assessment:
    return assessed(checkout, "surrey", BEFORE_COVID)


@pytest.fixture(scope="module")
def lines(surrey: Assessment) -> list[str]:
    return said_of(surrey, CLAYGATE)


def said_of(found: Assessment, urn: Urn = BOURNE) -> list[str]:
    return [*explain(found, found.of_school(urn), TERMS.pack, TERMS.thresholds)]


def under(lines: list[str], start: str) -> list[str]:
    """The lines below the first that starts so, down to the next that is indented no deeper."""
    at = next(n for n, line in enumerate(lines) if line.strip().startswith(start))
    depth = len(lines[at]) - len(lines[at].lstrip())
    end = next(
        (n for n in range(at + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) <= depth), len(lines)
    )
    return [line.strip() for line in lines[at:end]]


def test_the_heading_names_the_school_the_day_the_policy_and_the_crosswalk(lines: list[str]) -> None:
    heading = " ".join(lines[:4])
    for words in (
        "Claygate Primary School (125108), primary",
        "5 April 2020",
        "hillingdon@2016-02",
        "dfe-stuck",
    ):
        assert words in heading


@pytest.mark.parametrize(
    ("added", "said"),
    [(False, "listed on 31 August 2025"), (True, "on another list than that of 31 August 2025")],
)
def test_a_school_is_said_to_be_on_the_list_that_has_it(added: bool, said: str) -> None:
    found = assessment(Case(findings=(finding(lines=()),), facts={"added": added}))
    assert said_of(found)[0] == f"Oak School (102368), primary, maintained, {said}"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("no", "The head has not changed since, as human resources returned on 9 November 2026."),
        ("yes", "The head has changed since, as human resources returned on 9 November 2026."),
    ],
)
def test_a_return_that_tells_of_the_head_is_cited_with_its_day(changed: str, said: str) -> None:
    told = {"head_changed": changed, "head_told_on": date(2026, 11, 9)}
    assert said in said_of(assessment(Case(facts=told)))
    assert not any("The head has" in line for line in said_of(assessment(Case())))


def test_what_is_automatic_and_what_waits_for_a_person_is_told_apart(lines: list[str]) -> None:
    assert any(re.match(r"  automatic, by H45 \(.+\): “any school judged RI", line) for line in lines)
    assert any(re.match(r"  by default, by H50 ", line) for line in lines)
    assert "  How it came about: by default; it stands until a person decides otherwise." in lines


def test_what_persons_decided_stands_after_where_the_policy_puts_the_school() -> None:
    found, decided = assessment(Case()), ("On record: It is now in Core.", "  decided Core by A")
    lines = [*explain(found, found.of_school(BOURNE), TERMS.pack, TERMS.thresholds, decided)]
    at = lines.index(decided[0])
    assert lines[at + 1] == decided[1]
    assert any(line.startswith("Category: ") for line in lines[:at])
    assert not any(line.startswith("Category: ") for line in lines[at:])


def test_a_proposal_is_said_to_wait_for_a_person(surrey: Assessment) -> None:
    urn = next(u for u in surrey.urns if surrey.of_school(u).placement.route == "proposed")
    lines = said_of(surrey, urn)
    assert "  How it came about: proposed; nothing follows until a person decides." in lines
    assert any(line.startswith("  proposed, for a person to decide: School GOBAR") for line in lines)
    assert not any(line.startswith("  automatic") for line in lines)


def test_each_indicator_has_its_result_in_one_line_then_clause_and_wording(
    surrey: Assessment, lines: list[str]
) -> None:
    words = {"flag": "FLAG", "clear": "CLEAR", "cannot say": "CANNOT SAY", "not applicable": "NOT APPLICABLE"}
    for result, entry in zip(surrey.of_school(CLAYGATE).indicators, TERMS.pack.indicators, strict=True):
        first, second = under(lines, f"{entry.number}. {entry.name}: ")[:2]
        assert first.startswith(f"{entry.number}. {entry.name}: {words[result.outcome]}")
        assert second == f"{entry.clause}: “{entry.wording}”"


def test_a_flag_names_the_tests_that_make_it(lines: list[str]) -> None:
    assert "1. Sudden drop or steady decline: FLAG, 3 of 10 tests: sudden drop and progress" in lines


def test_a_flag_has_distance_interval_threshold_with_owner_and_date_and_dated_cells(lines: list[str]) -> None:
    told = under(lines, "FLAG, sudden drop. ")
    assert "52% in 2018/19 (59 pupils, then 60 pupils)" in told[0]
    assert told[1] == (
        "how near: 5 points past the line; 4 more pupils at the standard in 2018/19 would clear it"
    )
    assert told[2].startswith("interval: the change against England is likely between −37.1 and −2.9 points")
    assert told[3].startswith(
        "line: sudden drop against England: −10 percentage points; sudden drop beyond chance: −1.645 "
    )
    assert told[3].endswith(
        "(local setting, as shipped with reportkit until the team sets its own, 22 November 2026)"
    )
    assert told[4].startswith(
        "from data/dfe-performance-tables/2018-2019/936_ks2final.csv.gz, published 31 December 2019: "
        "row 105, column PTRWM_EXP; row 243, column PTRWM_EXP"
    )


def test_a_special_schools_results_are_not_tested_and_it_is_said_why(surrey: Assessment) -> None:
    special = [u for u in surrey.urns if surrey.of_school(u).facts["phase"] == "special"]
    assert len(special) > 15
    for urn in special:
        results = surrey.of_school(urn).indicators[:5]
        assert {f.outcome for result in results for f in result.findings} == {Outcome.NOT_APPLICABLE}
        told = [line for line in said_of(surrey, urn) if line[:2] in ("1.", "2.", "3.", "4.", "5.")]
        said = "CANNOT SAY, because it rests on results, and in such a school they say little without"
        assert len(told) == 5
        assert all(said in line for line in told)


def test_every_flags_every_cell_is_printed(surrey: Assessment, lines: list[str]) -> None:
    text = "\n".join(lines)
    flags = [
        f for r in surrey.of_school(CLAYGATE).indicators for f in r.findings if f.outcome is Outcome.FLAG
    ]
    assert len(flags) == 8
    for cell in (cell for f in flags for cell in f.cells):
        assert f"row {cell.row}, column {cell.column}" in text
        assert f"from data/{cell.file}, published {in_words(cell.published_on)}: " in text


def test_a_test_that_cannot_say_takes_one_line(lines: list[str]) -> None:
    at = [n for n, line in enumerate(lines) if line.startswith("   CANNOT SAY. ")]
    assert len(at) > 10
    assert all(not lines[n + 1].startswith(" " * 8) for n in at)


def test_an_indicator_that_cannot_say_gives_each_reason_once() -> None:
    missing = [unsaid(MissingReason.NO_RETURN, test, measure="") for test in ("8c", "8d", "8e")]
    lines = said_of(assessment(Case(findings=tuple(missing))))
    (line,) = [line for line in lines if line.startswith("8. ")]
    assert line.endswith(": CANNOT SAY, because no return has been received")


def test_thresholds_set_by_several_people_stand_on_lines_of_their_own() -> None:
    first = TERMS.thresholds.entry("test_n").model_copy(update={"owner": "Head of Service"})
    entries = tuple(first if e.id == "test_n" else e for e in TERMS.thresholds.thresholds)
    thresholds = TERMS.thresholds.model_copy(update={"thresholds": entries})
    found = assessment(Case(findings=(finding(),)))
    lines = [*explain(found, found.of_school(Urn("102368")), TERMS.pack, thresholds)]
    told = [line.strip() for line in lines if line.strip().startswith("line: ")]
    assert [line.split(", ")[1] for line in told] == [
        "Head of Service",
        "as shipped with reportkit until the team sets its own",
    ]


def test_the_flags_that_chance_would_give_stand_beside_the_flags_found(lines: list[str]) -> None:
    assert lines[-1].startswith(
        "8 of the 14 tests that could be made are flagged. Chance alone would flag about 0.7"
    )


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (
            (unsaid(MissingReason.SUPPRESSED),),
            "No test could be made of the school, so none is flagged. That is",
        ),
        ((finding(),), "The one test that could be made is flagged. Chance alone"),
        ((finding(outcome=Outcome.CLEAR),), "The one test that could be made is not flagged. Chance alone"),
        (
            (finding(outcome=Outcome.CLEAR), finding()),
            "1 of the 2 tests that could be made is flagged. Chance alone",
        ),
        (
            (finding(outcome=Outcome.CLEAR),) * 2,
            "0 of the 2 tests that could be made are flagged. Chance alone",
        ),
    ],
)
def test_one_test_and_none_are_told_as_such(findings: tuple[Finding, ...], said: str) -> None:
    found = assessment(Case(findings=findings))
    lines = [*explain(found, found.of_school(Urn("102368")), TERMS.pack, TERMS.thresholds)]
    assert lines[-1].startswith(said)


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        ("nursery", "no results are published for a nursery"),
        ("primary", "is not known to have pupils of those ages"),
        ("pru", "it rests on results, and in such a school they say little"),
    ],
)
def test_an_indicator_of_results_that_are_not_published_says_so(phase: str, said: str) -> None:
    assert said in why_untested(phase)


def test_tests_and_thresholds_go_by_names_and_not_by_the_programs_ids(lines: list[str]) -> None:
    told = "\n".join(line for line in lines if not line.lstrip().startswith("from data/"))
    ids = [entry.id for entry in TERMS.thresholds.thresholds]
    assert not [
        name for name in ids if "_" in name and (name in told or f" {name.replace('_', ' ')} " in told)
    ]
    assert not re.search(r"\btest \d", told)
    assert "fewest pupils tested: 11 pupils" in told
