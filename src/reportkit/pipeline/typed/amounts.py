"""The numbers, shares and words for them in a sentence, each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.pipeline.standing_words import number_words
from reportkit.pipeline.typed.everyday import without_everyday_figures
from reportkit.pipeline.typed.nouns import PHASES, Of, counted_by

OF_SCHOOLS, OF_UNSAID = "\ue010", "\ue011"  # letters of no script, in place of a number in a sentence
_WORDS = {word: number for number, word in number_words().items()} | {"zero": 0, "nil": 0, "dozen": 12}
_IN_WORDS = "|".join(sorted(_WORDS, key=len, reverse=True)).replace("-", "[- ]")
_PART = "half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_SHARE = (
    rf"\d+(?:\.\d+)? ?(?:%|per ?cent\b)|(?:{_IN_WORDS}) per ?cent\b"
    rf"|(?:(?:{_IN_WORDS}|an?)[- ])(?:{_PART})\b|(?:half|quarters?|thirds)\b"
)
_WHOLE = rf"\d{{1,3}}(?:,\d{{3}})*|\d{{1,3}}[psn]|(?:{_IN_WORDS})|(?:(?:second|third|fourth|fifth|sixth)\b)"
_LOOSE = (
    "none|no|both|neither|only|sole|lone|single|couple|pair|handful|another|majority|doubled|halved|trebled|"
    "tripled|[xvi]{2,6}"
)
_TIMES = {"doubled", "halved", "trebled", "tripled"}
_ROMAN = re.compile("[xvi]+")
_AMOUNT = re.compile(
    rf"(?<![\w£$€./-])(?:(?P<share>{_SHARE})|(?P<whole>{_WHOLE})|(?P<loose>{_LOOSE}))(?![\w%])(?!-(?!second|prim|spec|school|PRU)\w)"
)
_ORDINAL = re.compile(r"second|third|fourth|fifth|sixth")
_SAYS_SO = re.compile(
    r"\s+(?:is|are|was|were|of|have|has|remain\w*|stay\w*|came|joined|left|get|gets|got|now|still)\b"
)
_ALONE = re.compile(r"\b(?:the|our|its|their|an?|just|very)(?: \w+)? $")
_BEFORE = re.compile(r"([a-z-]+)\W{0,3}$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or share as it stands in a text: `number` is None for a share or a word such as both."""

    start: int
    end: int
    of: Of
    number: int | None
    said: tuple[str, ...]

    @property
    def phases(self) -> frozenset[str]:
        """The phases that its own words name."""
        return frozenset(PHASES[word] for word in self.said if word in PHASES)


def amounts_in(text: str) -> tuple[str, tuple[Amount, ...]]:
    """The text without figures of everyday, and what in it may count schools."""
    said = without_everyday_figures(text)
    return said, tuple(_amounts(said))


def _amounts(said: str) -> Iterator[Amount]:
    for hit in _AMOUNT.finditer(said):
        of, words = counted_by(said[hit.end() :])
        if of is Of.SOMETHING_ELSE or (hit["whole"] and _ORDINAL.fullmatch(hit[0]) and of is Of.UNSAID):
            continue
        if not hit["whole"] and not _counts(hit, of, said):
            continue
        before = _phase_before(said, hit, of)
        counted = Of.SCHOOLS if before else of
        yield Amount(hit.start(), hit.end(), counted, _number(hit[0]), (*before, *words))


def _counts(hit: re.Match[str], of: Of, said: str) -> bool:
    """Whether a word such as no, both, only or half tells a number here."""
    word = hit[0]
    if word in _TIMES or _ROMAN.fullmatch(word):
        return word in _TIMES or of is Of.SCHOOLS
    if word in ("only", "sole", "lone", "single"):
        return of is Of.SCHOOLS and (word == "only" or bool(_ALONE.search(said[: hit.start()])))
    if hit["share"] and word not in ("half", "quarter", "quarters", "thirds"):
        return True
    return of is Of.SCHOOLS or (word not in ("no", "another") and bool(_SAYS_SO.match(said[hit.end() :])))


def _number(said: str) -> int | None:
    if said.isdecimal():
        return int(said)
    if said in ("no", "none"):
        return 0
    return _WORDS.get(said.replace(" ", "-"), _WORDS.get(said))


def _phase_before(said: str, hit: re.Match[str], of: Of) -> tuple[str, ...]:
    """The phase in front of a number of nothing that is said, as in a list: primary 18."""
    before = _BEFORE.search(said[: hit.start()]) if of is Of.UNSAID else None
    return (before[1],) if before and before[1] in PHASES else ()
