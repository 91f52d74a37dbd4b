"""Numbers of pupils that may stand in no document that goes out, told by the words beside them (B5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportkit.publishing.disclosure import Leak, Passage, WatchList, find_leaks_in

_WORDS = "one|two|three|four|five"
_SMALL = rf"(?<![\d.,/£-])(?:[1-5]|{_WORDS})"
_NUMBER = rf"(?<![\d.,/£-])(?:\d{{1,4}}|{_WORDS}|six|seven|eight|nine|ten)"
_FEW = r"(?<![\d.,/£-])(?:\d|10)"
_WHO = "(?:pupils?|children|child|boys?|girls?|learners?)"
_SORT = (
    r"(?:(?:disadvantaged|other|looked[- ]after|sen|send|fsm|black|asian|white|mixed|eal|boarding|year \d+|"
    r"of (?:your|its|their|the|our)) ){0,2}"
)
_CARE = r"(?:looked[- ]after|in (?:our |the council's )?care|children in need|on a child protection plan)"
_FEWER = "fewer than six pupils can be told from it. Leave it out, or write “few pupils”."
_EXTREME = "of so few pupils 0% or 100% tells of each of them. Leave it out."
_LOOKED_AFTER = "numbers of looked-after children stay with the team, or are rounded to tens. Leave it out."
_PUPIL = "it is about one pupil, and nothing about single pupils may stand in any document. Take it out."
_PLACES = "a percentage has at most one decimal place, as published. Round it."
_UNPUBLISHED = "it is an estimate or a target that is not published. Leave it out."

_ANYWHERE = {
    r"\b[a-hj-np-rt-z]\d{11}[\da-hj-np-rt-z]\b": _PUPIL,
    r"\bupn\b[: ]*\w*\d\w*": _PUPIL,
}
_NOT_THEN = (
    r"(?! (?:fewer|more|would|needed|in ten|in five|in four|in three|in two|at the|can|may|could|"
    r"data as known))"  # a school's published number on roll stands before those words
)
_WHOSE = "(?:your |its |the |their )?"
_DID = rf"(?:{_WHO}|met|reached|achieved|passed)"
_OUTSIDE = {
    rf"(?<!about )(?<!in ){_SMALL} {_SORT}{_WHO}\b{_NOT_THEN}": _FEWER,
    rf"{_SMALL} (?:out )?of {_WHOSE}\d{{1,3}}\b(?= {_DID})": _FEWER,
    rf"\b\d{{1,3}} (?:out )?of {_WHOSE}[1-5] (?={_DID})": _FEWER,
    rf"\d%? ?(?:of|for|from|,|\() ?{_SMALL}\)? {_SORT}{_WHO}\b": _FEWER,
    rf"\b(?:0|100)% (?:of|for) {_WHOSE}{_FEW} {_WHO}": _EXTREME,
    rf"\bof {_WHOSE}{_FEW} {_WHO}[^.;]{{0,60}}(?<![\d.])(?:0|100|no|none|all)(?:%|\b)": _EXTREME,
}
_TOO_EXACT = re.compile(r"(?<![\d.])\d+\.\d{2,}\s?%")
_OF_CARE = {
    rf"{_NUMBER} (?:(?:of )?{_WHOSE}{_WHO} )?(?:are |is |were |was )?{_CARE}(?! and| or)": _LOOKED_AFTER,
    rf"{_CARE}(?: {_WHO})?(?: (?:in|at|of) [\w' ]{{1,40}})?[:(] ?\d{{1,4}}(?![\d.%/])": _LOOKED_AFTER,
}
_OPEN_TO_ALL = {
    r"\b(?:fft|abie|idsr|nexus)\b[^.;]{0,80}?\d+(?:\.\d+)?%": _UNPUBLISHED,
    r"\d+(?:\.\d+)?%[^.;]{0,40}\b(?:fft|abie|idsr)\b": _UNPUBLISHED,
}


def number_leaks(audience: str, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Small numbers of pupils, and what tells of one pupil, by the audience of the document."""
    patterns = dict(_ANYWHERE)
    if audience != "team":
        patterns |= _OUTSIDE | _OF_CARE
    if audience not in ("team", "head", "chair", "director", "officers", "responsible-body"):
        patterns |= _OPEN_TO_ALL
    told = [one for one in passages if _counts(one)]
    lines = (Passage(one.where, line) for one in told for line in one.text.split("\n"))
    yield from find_leaks_in(lines, WatchList(patterns=patterns))
    if audience != "team":
        yield from (Leak(one.where, hit, _PLACES) for one in told for hit in _TOO_EXACT.findall(one.text))


def _counts(passage: Passage) -> bool:
    """Whether it is a text: names of styles and the like are none."""
    return passage.again or not passage.where.endswith((", paragraphs together", ", a text"))
