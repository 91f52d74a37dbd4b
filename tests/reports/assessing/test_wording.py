"""Every sentence and every cell that officers read, for every school of three authorities on three days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from reportkit.judgement.assessment.changes import find_changes
from reportkit.judgement.assessment.departures import find_departures
from reportkit.judgement.assessment.model import Assessment, Finding
from reportkit.reports.assessing.explanation import explain
from reportkit.reports.assessing.near import how_near, likely_range
from reportkit.reports.assessing.overview import overview
from reportkit.reports.assessing.statements import state
from reportkit.vocabulary import in_words
from reportkit.vocabulary.results import Outcome
from tests.built import Checkout
from tests.judgement.assessment.real import EVERY, PAST, TODAY, assessed, terms_of

NEVER = {
    "a missing number": r"\b(?:nan|NaN|NaT|None|inf)\b(?! by what is known)",
    "a minus before nothing": r"[−-]0(?:\.0+)?(?![\d.,])",
    "a hyphen for a minus": r"(?<![\w@])-\d",
    "a year in code": r"\b20\d{4}\b",
    "a name in code": r"[A-Za-z\d]_[A-Za-z\d]|\|",
    "two full stops or commas": r"\.\.|,,|\.,|,\.|;\.|: ?:",
    "a placeholder": r"[{}]",
    "one of several": r"(?<![\d.,])1 (?:points|pupils|fifths|tests)\b",
}
# File names, and what publishers call their columns, are as they stand in the source.
AS_PUBLISHED = ("File", "Column", "School", "Comparable school", "Detail")


def faults(text: str) -> list[str]:
    return [f"{name}: {text}" for name, pattern in NEVER.items() if re.search(pattern, text)]


def findings(found: Assessment) -> Iterator[Finding]:
    return (f for urn in found.urns for r in found.of_school(urn).indicators for f in r.findings)


@pytest.mark.parametrize(("authority", "day"), EVERY)
def test_every_sentence_is_plain_english_without_code_words(
    checkout: Checkout, authority: str, day: date
) -> None:
    bad = []
    for f in findings(assessed(checkout, authority, day)):
        said = state(f)
        bad += [fault for text in (said, how_near(f), likely_range(f)) for fault in faults(text)]
        if not re.fullmatch(r"[A-Z].*[^.]\.", said):
            bad.append(f"no sentence: {said}")
    assert not bad[:5]


@pytest.mark.parametrize(("authority", "day"), EVERY)
def test_every_cell_of_the_overview_is_plain_english_without_code_words(
    checkout: Checkout, authority: str, day: date
) -> None:
    found, earlier = assessed(checkout, authority, day), assessed(checkout, authority, PAST)
    sheets = overview(
        found,
        terms_of().pack,
        find_changes(earlier, found),
        find_departures(earlier, found, ()),
        f"Compared with {in_words(PAST)}.",
    )
    texts = [
        value
        for sheet in sheets
        for row in (*sheet.rows, [sheet.says, *(column.heading for column in sheet.columns)])
        for value, column in zip(row, [*sheet.columns, *sheet.columns[:1]], strict=False)
        if isinstance(value, str) and (column.heading not in AS_PUBLISHED or value == column.heading)
    ]
    assert len(texts) > 1000
    assert not [fault for text in set(texts) for fault in faults(text)][:5]


@pytest.mark.parametrize(("authority", "day"), EVERY)
def test_what_a_test_says_agrees_with_its_outcome(checkout: Checkout, authority: str, day: date) -> None:
    for f in findings(assessed(checkout, authority, day)):
        said, near = state(f), how_near(f)
        if f.outcome is Outcome.CANNOT_SAY:
            assert "cannot say" in said or "for context" in said or "We cannot say more" in said
        if f.outcome is Outcome.FLAG:
            assert "clear of" not in near and not re.search(r"\bnot (?:past|lower|below|too far)", said)
        if f.outcome is Outcome.CLEAR:
            assert "too few" not in near and "more than chance explains" not in said


@pytest.mark.parametrize("authority", ["hillingdon", "hackney"])
def test_every_line_of_every_explanation_is_plain(checkout: Checkout, authority: str) -> None:
    found, terms = assessed(checkout, authority, TODAY), terms_of()
    for urn in found.urns:
        lines = [*explain(found, found.of_school(urn), terms.pack, terms.thresholds)]
        plain = [line for line in lines if not line.lstrip().startswith("from data/")]
        assert not [fault for line in plain for fault in faults(line)][:3]
