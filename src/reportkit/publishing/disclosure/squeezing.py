"""A text as its letters and digits alone, so that a name is found whatever stands between its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.publishing.disclosure.letters import cased

_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN = re.compile(r"[\W_]+")
_SAME_WORDS = (
    (re.compile(r"\bc ?of ?e\b|\bchurch of england\b"), "ce"),
    (re.compile(r"\broman catholic\b|\brc\b"), "catholic"),
    (re.compile(r"\bsaint\b"), "st"),
    (re.compile(r"\bprim\b(?= sch)"), "primary"),
    (re.compile(r"\bsch\b"), "school"),
    (re.compile(r"\bjnr\b"), "junior"),
    (re.compile(r"\binf\b(?= sch)"), "infant"),
    (re.compile(r"\bthe\b|\band\b"), ""),
)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """`letters` without anything between them; `begins` and `ends` are the places where words do."""

    letters: str
    begins: frozenset[int]
    ends: frozenset[int]


def squeeze(text: str) -> Squeezed:
    """The text in one form, its words run together; "saint" counts as "st", "C of E" as "CE"."""
    said = one_form(text)
    words, begins, ends, at = [], set(), set(), 0
    for found in _WORD.finditer(said):
        words.append(found[0])
        begins.add(at)
        at += len(found[0])
        ends.add(at)
    return Squeezed("".join(words), frozenset(begins), frozenset(ends))


def one_form(text: str) -> str:
    """The text in lower case, with one spelling for what is spelt in several ways."""
    said = _BETWEEN.sub(" ", _HUMP.sub(" ", cased(text)).casefold().replace("'", ""))
    for pattern, same in _SAME_WORDS:
        said = pattern.sub(same, said)
    return said
