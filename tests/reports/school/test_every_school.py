"""What must hold of the document of every school, of all of Hillingdon, Hackney and Surrey."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reportkit.blocks import Chart, Evidence, NumberedList, Table, text_of
from reportkit.publishing.readability import measure_readability
from reportkit.reports.profiles import SchoolProfile
from reportkit.reports.profiles.lines import LEAST_PEERS, Whose
from reportkit.reports.profiles.school import Kind
from reportkit.reports.sections.school import expected_parts
from reportkit.reports.sections.school.drawing import drawn_keys
from reportkit.reports.wording import number_word
from reportkit.vocabulary import Number
from reportkit.vocabulary.results import Outcome
from tests.built import LONG, Checkout
from tests.reports.school.reading import CASES, counted, documents, headings, texts_of
from tests.truth.test_traces import columns_of, owner_of, text_at

_NEVER = re.compile(r"\b(failing|coasting|NaN|nan|None(?! of the eleven))\b")
# Ids of measures, rules and crosswalks, short forms that nobody spells out, and what only programs say.
_OURS = re.compile(
    r"\b[a-z0-9]+_[a-z0-9_]+\b|\b[HK]\d{1,3}\b|dfe-stuck|any-area|legacy-only|reportkit|Build\b|LAIT|DfE|"
    r"App B|sure, of 1|\bn/a\b|\bthreshold\b"
)
_CONFIDENTIAL = re.compile(r"SARR|GOBAR|\bregister\b|at risk", re.IGNORECASE)
_ALWAYS = [
    *("At a glance", "Your latest inspection", "The eleven indicators", "Your results in pictures"),
    *("What you can expect", "How we worked this out"),
]
AUTHORITY = "its authority"
_OF_A_GROUP = ".comparable-schools"
_COMPARABLE = ":5."  # the test that is of a group: the school's own cell, then its comparable schools'
_ONLY_FULL = "Questions for our next conversation"

every_case = pytest.mark.parametrize(
    ("authority", "day", "policy"), [*CASES[:3], pytest.param(*CASES[3], marks=LONG)]
)


@every_case
def test_no_other_school_is_named(checkout: Checkout, authority: str, day: date, policy: str) -> None:
    every = documents(checkout, authority, day, policy)
    names = sorted({profile.facts.name for profile, _ in every}, key=len, reverse=True)
    any_name = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))
    for profile, blocks in every:
        said = "\n".join(texts_of(blocks))
        own = (profile.facts.name, profile.facts.trust)
        assert not [name for name in any_name.findall(said) if not any(name in mine for mine in own)]
        urns = set(re.findall(r"\b1\d{5}\b", said))  # school years, in ids of figures, begin with 20
        assert urns <= {profile.facts.urn, *profile.facts.earlier_urns, *_inspected_as(profile)}


def _inspected_as(profile: SchoolProfile) -> set[str]:
    """The number under which a replaced school was inspected."""
    return set(re.findall(r"earlier number, (\d{6})", profile.facts.inspection))


@every_case
def test_what_is_confidential_is_told_only_to_whom_it_is_about(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        said = "\n".join(texts_of(blocks))
        assert not _NEVER.search(said), profile.facts.urn
        if profile.is_on_register:
            assert "Schools At Risk Register (SARR)" in said
        else:
            assert not _CONFIDENTIAL.search(said), (profile.facts.urn, _CONFIDENTIAL.findall(said))


@every_case
def test_parts_are_those_of_the_kind(checkout: Checkout, authority: str, day: date, policy: str) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        found = headings(blocks)
        assert counted(blocks) == expected_parts(profile), profile.facts.urn
        assert [heading for heading in found if heading in _ALWAYS] == _ALWAYS
        assert (_ONLY_FULL in found) is (profile.kind is Kind.FULL)
        assert ("Why we are contacting you" in found) is profile.is_contacted
        charts = [block for block in blocks if isinstance(block, Chart)]
        assert len(charts) <= (5 if profile.kind is Kind.FULL else 2)
        assert all(len(table.rows) for table in blocks if isinstance(table, Table))
        assert all(len(chart.title.split()) <= 12 and chart.alt_text for chart in charts)


@every_case
def test_no_name_of_ours_for_a_thing_is_told_to_a_head(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        said = "\n".join(texts_of(block for block in blocks if not isinstance(block, Evidence)))
        assert not _OURS.search(said), (profile.facts.urn, _OURS.findall(said))


@every_case
def test_five_questions_always(checkout: Checkout, authority: str, day: date, policy: str) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        assert len(set(profile.questions)) == 5
        assert not any("{" in question for question in profile.questions)
        lists = [block for block in blocks if isinstance(block, NumberedList)]
        assert [len(one.items) for one in lists] == ([5] if profile.kind is Kind.FULL else [])


@every_case
def test_all_eleven_indicators_stand_in_the_table(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        table = next(
            block for block in blocks if isinstance(block, Table) and block.columns[0].label == "Indicator"
        )
        said = " ".join(texts_of([table]))
        assert all(f"{entry.number}. {entry.name}" in said for entry in profile.pack.indicators)


@every_case
def test_every_figure_rests_on_cells_and_groups_hold_five(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        figures = [f for b in blocks if isinstance(b, Evidence) for f in b.figures]
        assert all(figure.cells for figure in figures)
        assert all(figure.id.startswith(f"{profile.facts.urn}:") for figure in figures)
        for measure, group in drawn_keys(profile):
            middle = profile.line(measure, Whose.SIMILAR, group).values()
            assert all((figure.n or 0) >= LEAST_PEERS for figure in middle if isinstance(figure, Number))


@every_case
def test_each_publisher_is_named_once_among_the_sources(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
        (said,) = [text_of(row[1]) for row in rows if text_of(row[0]) == "Sources"]
        assert said.count("DfE: ") <= 1 and said.count("Ofsted: ") <= 1, (profile.facts.urn, said)


@every_case
def test_how_many_tests_flagged_is_said_in_words(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    for profile, blocks in documents(checkout, authority, day, policy):
        said = "\n".join(texts_of(blocks))
        flags = sum(finding.outcome is Outcome.FLAG for finding in profile.made)
        expected = f"{number_word(flags) if flags else 'none'} flagged. Chance alone"
        assert (expected if profile.made else "No test could be made.") in said, profile.facts.urn


@every_case
def test_it_reads_plainly(checkout: Checkout, authority: str, day: date, policy: str) -> None:
    grades = [measure_readability(blocks).grade for _, blocks in documents(checkout, authority, day, policy)]
    assert max(grades) <= 8


# --- whose figures they are, looked up in the files as published ----------------------------------------


@pytest.mark.parametrize(("authority", "day", "policy"), CASES[:3:2])
def test_every_figure_rests_on_the_school_its_authority_or_england(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    looked_up = 0
    for profile, blocks in documents(checkout, authority, day, policy):
        own = {profile.facts.urn, *profile.facts.earlier_urns}
        for figure in (f for b in blocks if isinstance(b, Evidence) for f in b.figures):
            owners = [whose(profile.header.area, *cell) for cell in figure.cells]
            if _COMPARABLE in figure.id:
                assert owners[0] in own, f"{profile.facts.urn}: {figure.id}: {owners}"
            elif not figure.id.endswith(_OF_A_GROUP):
                rest = {*owners} - own - {"England", AUTHORITY}
                assert not rest, f"{profile.facts.urn}: {figure.id}: {rest}"
                looked_up += 1
    assert looked_up > 500


def whose(area: str, file: str, row: int, column: str) -> str:
    """Whose figure stands in the cell: a URN, England or the authority with the code `area`."""
    owner = owner_of(file, row, column)
    codes = [text_at(file, row, name) for name in ("la number", "lea") if name in columns_of(file)]
    return AUTHORITY if owner.startswith("row ") and area in (code[:3] for code in codes) else owner
