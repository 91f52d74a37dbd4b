"""Names of schools with one letter wrong: left out, put in, put for another, or two of them swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportkit.pipeline.short_names import is_kind
from reportkit.publishing.disclosure import Forbidden, Leak, Passage
from reportkit.publishing.disclosure.letters import spelt
from reportkit.publishing.disclosure.names import Names

_LONG_ENOUGH = 6
_WORD = re.compile(r"[a-z]{5,}")


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Names of two words or more, one long word of which may be misspelt; another school's name may stand.

    A name of one word is left out: another word is too often one letter from it.
    """

    names: tuple[Forbidden, ...] = ()
    allowed: tuple[str, ...] = ()

    def find(self, passages: Sequence[Passage]) -> tuple[Leak, ...]:
        """Each misspelt name in the passages, once in its part of the file."""
        said = spelt("\n".join(one.text for one in passages if not one.again))
        wrong = tuple(sorted(set(self._spellings(frozenset(_WORD.findall(said))))))
        return Names(wrong, self.allowed).find(passages) if wrong else ()

    def _spellings(self, words: frozenset[str]) -> Iterator[Forbidden]:
        """The names as they would stand with one of these words in place of a word much like it."""
        known = _by_likeness(self.names)
        for word in words:
            for right in {one for key in _less_one(word) for one in known.get(key, ())} - {word}:
                if _is_one_off(word, right):
                    yield from _respelt(self.names, right, word)


@lru_cache(maxsize=16)
def _by_likeness(names: tuple[Forbidden, ...]) -> Mapping[str, frozenset[str]]:
    """Every long word of the names by what is left of it without one letter."""
    found: dict[str, frozenset[str]] = {}
    for word in {word for one in names for word in _telling(one.text)}:
        for key in _less_one(word):
            found[key] = found.get(key, frozenset()) | {word}
    return found


def _telling(name: str) -> tuple[str, ...]:
    """The long words of a name that has more than one, without those that say what kind of school it is."""
    words = spelt(name).split()
    long = (word for word in words if len(word) >= _LONG_ENOUGH and word.isalpha() and not is_kind(word))
    return tuple(long) if len(words) > 1 else ()


def _respelt(names: Iterable[Forbidden], right: str, wrong: str) -> Iterator[Forbidden]:
    for one in names:
        if right in _telling(one.text):
            words = (wrong if word == right else word for word in spelt(one.text).split())
            yield Forbidden(" ".join(words), one.why)


def _less_one(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_one_off(word: str, right: str) -> bool:
    """Whether one letter is left out, put in, or put for another, or two beside each other are swapped.

    An s at the end is no mistake.
    """
    if word + "s" == right or right + "s" == word:
        return False
    if len(word) != len(right):
        return word in _less_one(right) or right in _less_one(word)
    differs = [at for at, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
    swapped = len(differs) == 2 and differs[1] == differs[0] + 1 and sorted(word) == sorted(right)
    return len(differs) == 1 or swapped
