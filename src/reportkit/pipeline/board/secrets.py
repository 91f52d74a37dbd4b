"""What members of the board may not be told, as the guard looks for it in what was built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportkit.evidence.siod.schools import NO_NAME
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.misspelling import Misspelt
from reportkit.pipeline.board.schools import KnownBorough
from reportkit.pipeline.short_names import abbreviated, names_left, short_names
from reportkit.pipeline.standing_words import numbers_not, words_beside_a_name, words_that_place
from reportkit.pipeline.typed.bands import definitions_of
from reportkit.pipeline.typed.released import Released
from reportkit.pipeline.typed.screening import Screen, Typed
from reportkit.publishing.disclosure import Forbidden, WatchList
from reportkit.publishing.disclosure.guard import plain
from reportkit.publishing.disclosure.names import Names

_ANY = "no school is named where a policy is quoted"
_NAME = "it is a school of whose standing the team alone knows"


@dataclass(frozen=True, slots=True)
class OfPapers:
    """What people typed for the papers, the counts that members are given, and sentences let through.

    `counts` are as they are kept when papers go out, and `let` as `plain` gives them.
    """

    typed: tuple[Typed, ...] = ()
    counts: tuple[str, ...] = ()
    let: frozenset[str] = frozenset()


def make_guard(
    known: KnownBorough,
    params: Path,
    spared: Iterable[str],
    released: Iterable[int],
    papers: OfPapers | None = None,
) -> Guard:
    """The guard of a borough's papers.

    `spared` are words that are also a school's short name and mean something else; `released` are the
    numbers of schools that members are given.
    """
    papers = papers or OfPapers()
    names = tuple(_names(known, frozenset(map(plain, spared))))
    taken = {plain(one.text) for one in names}
    others = {school.name for school in known.schools if not school.is_confidential}
    allowed = tuple(sorted(name for name in others if plain(name) not in taken))
    called = {short for name in others for short in short_names(name)}
    every = Names(_every_school(known, spared))
    screen = Screen(Released.of(papers.counts), every, definitions_of(params))
    found = (one for one in screen.find(papers.typed) if plain(one.text) not in papers.let)
    return Guard(
        WatchList(names, allowed),
        words_that_place(params),
        numbers_not(released),
        Names(names, allowed),
        every,
        words_beside_a_name(),
        Misspelt(names, tuple(sorted({*allowed, *called}))),
        tuple(found),
        screen,
    )


def _every_school(known: KnownBorough, spared: Iterable[str]) -> tuple[Forbidden, ...]:
    """What any school goes by, those among them of which all is public."""
    left_out = frozenset(map(plain, spared))
    called = {name: None for school in known.schools for name in _called(school.name, left_out)}
    numbers = {text: None for school in known.schools for text in (*school.urns, *school.called)}
    texts = dict.fromkeys((*called, *numbers, *known.unlisted))
    return tuple(Forbidden(text, _ANY) for text in texts if plain(text) not in left_out)


def _names(known: KnownBorough, spared: frozenset[str]) -> Iterator[Forbidden]:
    """Numbers, names now and before, and names without the words that say what kind of school it is.

    A name that it had before and another school has now is the other's.
    """
    now = {plain(school.name) for school in known.schools if not school.is_confidential}
    yield from (Forbidden(text, _NAME) for text in sorted(_left_of_names(known, spared)))
    for school in known.schools:
        if school.is_confidential:
            before = (text for text in school.called if plain(text) not in now | spared)
            texts = (*school.urns, *_called(school.name, spared), *before)
            yield from (Forbidden(text, _NAME) for text in dict.fromkeys(texts))
    yield from (Forbidden(urn, _NAME) for urn in known.unlisted)


def _called(name: str, spared: frozenset[str]) -> Iterator[str]:
    if name != NO_NAME:
        yield name
        yield from short_names(name, spared)


def _left_of_names(known: KnownBorough, spared: frozenset[str]) -> Iterator[str]:
    """Names without a word, and names with a word shortened, that are of such schools alone."""
    secret = {school.name for school in known.schools if school.is_confidential and school.name != NO_NAME}
    every = {school.name for school in known.schools if school.name != NO_NAME}
    yield from (text for text, meant in names_left(every, spared).items() if meant <= secret)
    others = {short for name in every - secret for one in _called(name, spared) for short in abbreviated(one)}
    shortened = {short for name in secret for one in _called(name, spared) for short in abbreviated(one)}
    yield from shortened - others
