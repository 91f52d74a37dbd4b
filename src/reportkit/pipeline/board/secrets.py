"""What members of the board may not be told, as the guard looks for it in what was built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportkit.evidence.siod.schools import NO_NAME
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.schools import KnownBorough
from reportkit.publishing.disclosure import Forbidden, WatchList
from reportkit.publishing.disclosure.guard import plain
from reportkit.reports.wording import number_word
from reportkit.settings.policies import read_packs

_NAME = "it is a school of whose standing the team alone knows"
_WORD = "it is a word that tells how the team places a school"
_NUMBER = "it is a number of schools on the register, or at risk, that was not released"
# The last words of a school's name, which people leave out.
_KINDS = {
    *("school", "schools", "academy", "academies", "primary", "infant", "infants", "junior", "juniors"),
    *("nursery", "secondary", "college", "high", "community", "voluntary", "aided", "controlled", "and"),
    *("church", "of", "england", "c", "e", "ce", "cofe", "rc", "catholic", "roman", "special"),
}
_SHORTEST = 4
_MARKED = re.compile(r"[A-Z]{2}|\(|\b[A-Z]$")
# What may stand between a number, its schools and the register: other words tell of something else.
_SORTS = "more|other|further|of|our|the|these|those|good|outstanding|maintained|new|primary|secondary|special"
_LINKS = (
    "are|is|were|was|be|been|being|have|has|had|now|still|currently|that|which|who|our|its|the|a|in|on|to|as|"
    "council|council's|borough|borough's|team's|placed|listed|put|held|stand|stood|remain|considered|judged|sarr"
)
_REGISTER = r"(?:register|at risk|causing concern)\b"
_IN_WORDS = 10


def make_guard(known: KnownBorough, params: Path, spared: Iterable[str], released: Iterable[int]) -> Guard:
    """The guard of a borough's papers.

    `spared` are words that are also a school's short name and mean something else; `released` are the
    numbers of schools that members are given.
    """
    names = tuple(_names(known, frozenset(map(plain, spared))))
    taken = {plain(one.text) for one in names}
    others = (school.name for school in known.schools if not school.is_confidential)
    allowed = tuple(sorted({name for name in others if plain(name) not in taken}))
    numbers = WatchList(patterns={_unreleased(released): _NUMBER})
    return Guard(WatchList(names, allowed), WatchList(patterns=_words(params)), numbers)


def _names(known: KnownBorough, spared: frozenset[str]) -> Iterator[Forbidden]:
    """Numbers, names, and names without the last words that say what kind of school it is."""
    for school in known.schools:
        if school.is_confidential:
            yield from (Forbidden(urn, _NAME) for urn in school.urns)
            yield from (Forbidden(name, _NAME) for name in _called(school.name, spared))
    yield from (Forbidden(urn, _NAME) for urn in known.unlisted)


def _called(name: str, spared: frozenset[str]) -> Iterator[str]:
    if name != NO_NAME:
        yield name
        yield from (short for short in _short(name) if plain(short) not in spared)


def _short(name: str) -> Iterator[str]:
    """The name without its last words, with and without an article in front."""
    for short in _shortened(name):
        yield short
        if short.lower().startswith("the ") and len(short) >= len("the ") + _SHORTEST:
            yield short[len("the ") :]


def _shortened(name: str) -> Iterator[str]:
    words = name.replace(",", " ").split()
    while len(words) > 1 and plain(words[-1]).strip("()") in _KINDS:
        words.pop()
        short = " ".join(words)
        if len(words) > 1 or len(short) >= _SHORTEST:
            yield short


def _words(params: Path) -> Mapping[str, str]:
    """Patterns of the words that place a school."""
    labels = {category.label for pack in read_packs(params) for category in pack.categories}
    marked = (rf"(?<!\w){re.escape(plain(label))}(?!\w)" for label in sorted(labels) if _MARKED.search(label))
    fixed = (r"\bgobar\b", r"\bsarr\b", r"\bri ?\( ?[ab] ?\)")
    return dict.fromkeys((*fixed, *marked), _WORD)


def _unreleased(released: Iterable[int]) -> str:
    """A number of schools, other than those released, in words that lead on to the register."""
    given = sorted({said for number in released for said in (str(number), number_word(number))})
    any_number = rf"\d{{1,3}}|{'|'.join(number_word(n) for n in range(1, _IN_WORDS + 1))}"
    schools = "(?:schools?|academy|academies|primaries|secondaries)"
    spared = rf"(?!(?:{'|'.join(given)})\b)" if given else ""
    return (
        rf"\b{spared}(?:{any_number}) (?:(?:{_SORTS}) ){{0,3}}{schools} (?:(?:{_LINKS}) ){{0,6}}{_REGISTER}"
    )
