"""Of what a number is: of schools, of something else, or of nothing that the words say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

PHASES = {
    "primary": "primary",
    "primaries": "primary",
    "infant": "infant",
    "infants": "infant",
    "junior": "junior",
    "juniors": "junior",
    "secondary": "secondary",
    "secondaries": "secondary",
    "special": "special",
    "specials": "special",
    "nursery": "nursery",
    "nurseries": "nursery",
    "all-through": "all-through",
    "pru": "pupil",
    "prus": "pupil",
    "high": "secondary",
}
_SCHOOLS = {
    *(set(PHASES) - {"high"}),
    *("school", "schools", "academy", "academies", "college", "colleges", "maintained"),
}
_MANY = {
    *("schools", "primaries", "infants", "juniors", "secondaries", "specials", "nurseries", "prus"),
    *("academies", "colleges"),
}
_THINGS = re.compile(
    r"(?:visits?|members?|officers?|heads?|headteachers?|teachers?|governors?|colleagues?|persons?|people|"
    r"minutes?|hours?|days?|weeks?|months?|terms?|years?|times?|questions?|points?|items?|papers?|pages?|"
    r"cop(?:y|ies)|actions?|aims?|briefings?|meetings?|sessions?|courses?|events?|networks?|workshops?|"
    r"training|pupils?|child|children|boys?|girls?|learners?|parents?|famil(?:y|ies)|staff|leaders?|"
    r"(?:co-)?chairs?|clerks?|votes?|apolog(?:y|ies)|nominations?|vacanc(?:y|ies)|seats?|places?|partners?|"
    r"advis[eo]rs?|inspectors?|inspections?|consultants?|leads?|projects?|programmes?|themes?|priorit(?:y|ies)|"
    r"reasons?|ways?|things?|parts?|stages?|steps?|lines?|words?|sentences?|rules?|dut(?:y|ies)|risks?|"
    r"responsibilit(?:y|ies)|sectors?|phases?|subjects?|reports?|letters?|emails?|responses?|repl(?:y|ies)|"
    r"returns?|forms?|deadlines?|dates?|decisions?|recommendations?|options?|proposals?|concerns?|comments?|"
    r"sides?|pounds?|discussions?|conversations?|mentions?|objections?|representatives?|reps?|spaces?|"
    r"(?:sub-)?committees?|boards?|councillors?|constituenc(?:y|ies)|clusters?|figures?|charts?|examples?|"
    r"conferences?|elections?|assemblies|lessons?|clubs?|books?|absences?|exclusions?|suspensions?|points?)"
)
_STOPS = {
    *("is", "are", "was", "were", "be", "been", "has", "have", "had", "on", "in", "at", "to", "from", "with"),
    *(
        "by",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "for",
        "under",
        "off",
        "came",
        "come",
        "comes",
        "went",
    ),
    *("go", "goes", "left", "joined", "remain", "remains", "than", "as", "since", "get", "gets", "got", "if"),
    *("need", "needs", "now", "still", "not", "when", "while", "where", "so", "then", "will", "stay", "it"),
}
_WORD = re.compile(r"[a-z][a-z'-]*")
_ENDS = re.compile(r"[,;:()|\ue010-\ue012\d]|\. |\.$")
_REACH = 6


class Of(Enum):
    """What it is that a number counts."""

    SCHOOLS = auto()
    SOMETHING_ELSE = auto()
    UNSAID = auto()


def counted_by(rest: str) -> tuple[Of, tuple[str, ...]]:
    """What a number counts by the words behind it, and those words."""
    words = _WORD.findall(_ENDS.split(rest, maxsplit=1)[0])[:_REACH]
    found, taken = Of.UNSAID, []
    for at, word in enumerate(words):
        if word in _STOPS:
            break
        taken.append(word)
        if is_thing(word):
            return Of.SOMETHING_ELSE, tuple(taken)
        if word in _SCHOOLS:
            found = Of.SCHOOLS
            if word in _MANY and not _leads_to_thing(words[at + 1 :]):
                break
        elif found is Of.SCHOOLS and word.endswith("ed"):
            break
    return found, tuple(taken)


def is_thing(word: str) -> bool:
    """Whether the word is of something that is no school."""
    return bool(_THINGS.fullmatch(word.removesuffix("'")))


def _leads_to_thing(words: Sequence[str]) -> bool:
    """Whether schools in the plural only say of which people or things the number is."""
    return bool(words) and is_thing(words[0])
