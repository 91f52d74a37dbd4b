"""A or B beside “requires improvement”, and what else tells the two apart of a school that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportkit.pipeline.typed.everyday import in_one_form
from reportkit.publishing.disclosure.letters import spelt
from reportkit.settings.policies import read_packs

_NO_PAPER = "".join(
    f"(?<!{word} )"
    for word in (
        *(
            "Paper",
            "paper",
            "Papers",
            "papers",
            "Item",
            "item",
            "Table",
            "Annex",
            "Appendix",
            "Part",
            "Section",
        ),
        *("Strand", "Figure", "Option", "option", "Plan", "plan", "Room", "room", "Year", "Vitamin", "Grade"),
    )
)
# A before a small letter is an article, but for these words.
_LETTER = r"[\"'(\[]?(?:B\b|A\b(?! (?!(?:and|or|schools?|status|list|is|are)\b)[a-z]))"
_KIND = r"(?:type|category|band|group|status|tier|level|class|list|half)"
_RI = re.compile(
    rf"\b(?:R ?I|R\.I\.?|[Rr]equires? [Ii]mprovement|REQUIRES IMPROVEMENT)\b(?:[^.\w]{{1,3}}[\w'-]+){{0,4}}?"
    rf"[^.\w]{{1,3}}{_NO_PAPER}{_LETTER}"
)
_SOME = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNTED = re.compile(
    rf"\b(?i:{_SOME}|\d{{1,3}}|some|most|all|others?|the rest)"
    r"(?: (?:schools?|primaries|secondaries|of (?:them|these|those|the \w+)))? "
    rf"(?:is|are|was|were|in|as|got|get|gets)(?: (?:now|our|in|at|{_KIND}|still|the|an?)){{0,3}} {_LETTER}"
)
_OF_KIND = re.compile(
    rf"\b(?i:{_KIND})[- ]+{_LETTER}|\b(?:is|are|was|now|an?|still) {_LETTER}|\b[AB] (?i:school)"
    r"|[:=-] ?\"?[AB]\"?(?=$|[,;])"
)
_GROUP = re.compile(rf"\b(?i:{_KIND})[- :]*{_LETTER}")
_VISITS = re.compile(
    rf"\b(?:\d{{1,2}}|{_SOME}|fifteen|twenty|twice)"
    r"(?: [\w-]+){0,3} ?(?:visits?|meetings?|days of support)\b.{0,30}"
    r"\b(?:an?|per|each|every|in the|this|next) (?:academic |school )?(?:year|term|month|half[- ]term)\b"
    r"|\b(?:visits?|meetings?)\b.{0,20}\b(?:every|each) (?:month|half[- ]term|fortnight|week)\b"
    rf"|\b(?:package|allocation|allowance|entitlement)\b.{{0,30}}\b(?:\d{{1,2}}|{_SOME}) (?:[\w-]+ )?visit"
    r"|\b(?:monthly|fortnightly|weekly|termly|half-termly) (?:visits?|meetings?)\b"
    r"|\b(?:entitle\w*|offered|promised|due|gets?|has|have|receives?) (?:to )?"
    rf"(?:\d{{1,2}}|{_SOME}) (?:[\w-]+ )?(?:visits?|meetings?)\b"
)
_TOWARDS_GOOD = re.compile(r"(?i:\btowards? (?:a )?(?:judgement of )?[\"']?good\b)")
_RUN = 5


_WEAKER = re.compile(
    r"\b(?:RI|R\.I\.|[Rr]equires? [Ii]mprovement)\b.*\b(?:weaker|stronger|lower|higher|upper|worse|better) "
    r"(?:kind|sort|group|half|set|band|category|tier)\b"
)


def tells_band(sentence: str, *, counts: bool = False) -> bool:
    """Whether it puts A or B to “requires improvement”, or says how many are A or B.

    `counts` is whether a number of schools stands in it.
    """
    said = in_one_form(sentence)
    return bool(
        _RI.search(said) or _COUNTED.search(said) or _WEAKER.search(said) or (counts and _GROUP.search(said))
    )


def tells_band_of_a_school(text: str, definitions: frozenset[str]) -> bool:
    """The same of a text that names a school: a letter, yearly visits, or the policy's own definition."""
    said = in_one_form(text)
    if _OF_KIND.search(said) or _VISITS.search(said.casefold()) or _TOWARDS_GOOD.search(said):
        return True
    return not definitions.isdisjoint(_runs(text))


@cache
def definitions_of(params: Path) -> frozenset[str]:
    """Every few words in a row of what the policies' categories mean, but for those that Ofsted gives."""
    means = (
        category.means
        for pack in read_packs(params)
        for category in pack.categories
        if category.on_register is not False and "Ofsted" not in category.means
    )
    return frozenset(run for text in means for run in _runs(text))


def _runs(text: str) -> Iterator[str]:
    words = spelt(text).split()
    yield from (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
