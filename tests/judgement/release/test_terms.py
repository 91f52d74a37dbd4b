"""Over a term no reader learns of one or two schools, whichever schools open, close or are inspected.

Every borough that fits the papers is tried: a few terms here, thousands in `make soak`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from reportkit.judgement.release import audit
from tests.judgement.release.brute import Paper, leaks
from tests.judgement.release.terms import papers_of, random_term, reader_of

LONG = pytest.mark.skipif(not os.environ.get("REPORTKIT_SOAK"), reason="a long trial, run by make soak")

# Found in random terms: what the last paper told before it was withheld, and of what it told.
FOUND = {
    "two phases had two schools each and now have three: of four in all, two are in each phase": (
        Paper({"p": 2, "q": 2}, {"p": 0, "q": 0}, {}),
        Paper({"p": 3, "q": 3}, {"p": 0, "q": 0}, {"all": 4}),
    ),
    "one school opened and one of another phase closed: the new one is taken not to be on": (
        Paper({"p": 3, "q": 5}, {"p": 1, "q": 0}, {"all": 6}),
        Paper({"p": 4, "q": 4}, {"p": 1, "q": 0}, {"all": 6}),
    ),
    "a school closed, and the three that are left were on": (
        Paper({"p": 1, "q": 4, "r": 2}, {"p": 0, "q": 0, "r": 1}, {"q": 3, "all": 4}),
        Paper({"p": 2, "q": 3, "r": 1}, {"p": 0, "q": 0, "r": 1}, {"all": 4}),
    ),
    "inspections place other schools now": (
        Paper({"p": 3, "q": 2, "r": 2}, {"p": 0, "q": 1, "r": 1}, {"all": 5}),
        Paper({"p": 3, "q": 2, "r": 2}, {"p": 1, "q": 1, "r": 0}, {"all": 5}),
    ),
    "of three that went three had closed, one in each phase": (
        Paper({"p": 2, "q": 2, "r": 2}, {"p": 0, "q": 1, "r": 0}, {"all": 4}),
        Paper({"p": 1, "q": 1, "r": 1}, {"p": 0, "q": 1, "r": 0}, {"all": 1}),
    ),
    "two papers that told nothing were of days on which other schools were public": (
        Paper({"p": 1, "q": 3, "r": 2}, {"p": 0, "q": 2, "r": 1}, {}),
        Paper({"p": 1, "q": 3, "r": 2}, {"p": 0, "q": 1, "r": 1}, {}),
        Paper({"p": 1, "q": 3, "r": 2}, {"p": 0, "q": 0, "r": 1}, {"all": 4}),
    ),
    "three closed one after the other between the first paper and the third": (
        Paper({"p": 4, "q": 3, "r": 5}, {"p": 0, "q": 1, "r": 2}, {"all": 10}),
        Paper({"p": 4, "q": 2, "r": 5}, {"p": 0, "q": 1, "r": 2}, {}),
        Paper({"p": 5, "q": 1, "r": 4}, {"p": 0, "q": 1, "r": 2}, {"all": 7}),
    ),
    "five opened and five more are on, so the one that opened first is": (
        Paper({"p": 10}, {"p": 0}, {"p": 4}),
        Paper({"p": 11}, {"p": 0}, {}),
        Paper({"p": 15}, {"p": 0}, {"p": 9}),
    ),
}


@pytest.mark.parametrize("papers", FOUND.values(), ids=FOUND)
def test_what_was_found_to_leak_may_not_go_out(papers: Sequence[Paper]) -> None:
    *before, now = papers
    assert leaks(papers)
    assert audit(reader_of(now, before), now.told)


def test_nothing_leaks_from_any_of_a_few_terms() -> None:
    assert leaking(range(40), papers=2) == {}
    assert leaking(range(8), papers=3) == {}


@pytest.mark.soak
@LONG
@pytest.mark.parametrize("papers", [2, 3])
def test_nothing_leaks_from_any_of_two_thousand_terms(papers: int) -> None:
    assert leaking(range(1000, 3000), papers) == {}


def leaking(seeds: range, papers: int) -> dict[int, object]:
    """By seed what any paper of the term tells that it may not."""
    found = {}
    for seed in seeds:
        told = papers_of(random_term(seed, papers))
        leaked = [leaks(told[:last]) for last in range(1, papers + 1) if told[last - 1].told]
        if any(leaked):
            found[seed] = (told, leaked)
    return found
