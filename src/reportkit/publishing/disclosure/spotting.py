"""Names and numbers found in a text however they are written: words are looked up, not searched for."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reportkit.publishing.disclosure.disguises import undisguised
from reportkit.publishing.disclosure.guard import Leak
from reportkit.publishing.disclosure.letters import cased
from reportkit.publishing.disclosure.passages import Passage
from reportkit.publishing.disclosure.squeezing import Squeezed, squeeze

_KEY, _LONG_KEY = 3, 6
_LONG = 12  # a name of so many letters is found within other letters too: no word holds it by chance
_SHORTEST = 3
_APART = "\n\ue000\n"  # a letter of no script: what stands on its two sides is never one name
_NUMBER = re.compile(
    r"(?<![\d£.,])(?:"
    r"\d{6,7}|\d{3}[/ \-]\d{3,4}|\d{2}[ \-]\d{2}[ \-]\d{2}|\d(?:[ \t\-_·.,/]{1,2}\d){5,6}"
    r")(?![\d%]|[.,]\d)"
)
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SPELT_DIGITS = re.compile(rf"\b(?:(?:{'|'.join((*_DIGITS, 'oh', 'nought'))})[\s,-]*){{6,7}}(?!\w)")


class Wanted(NamedTuple):
    """A name or number that may not stand, why, and whose it is (such as URNs): for them it may.

    One that is `plain` is a word of the language too, and counts only where it begins with a capital.
    """

    text: str
    why: str
    owners: tuple[str, ...] = ()
    is_plain: bool = False


class _Hit(NamedTuple):
    begin: int
    end: int
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Spotter:
    """What may not stand, save for its owners. Two with the same `wanted` share what is made ready once."""

    wanted: tuple[Wanted, ...] = ()

    def find(
        self, passages: Iterable[Passage], own: Iterable[str] = (), allowed: Iterable[str] = ()
    ) -> tuple[Leak, ...]:
        """Each that stands in the passages and is not owned by one of `own`, once in its part of the file.

        One within a longer name of `allowed`, or of `own`, is that name and does not count.
        """
        if not self.wanted:
            return ()
        index, owners = _index(self.wanted), frozenset(own)
        whole = [one for passage in passages for one in undisguised(passage)]
        joined = _APART.join(dict.fromkeys(one.text for one in whole if not one.again))
        suspects = {hit.wanted for hit in _hits(joined, index) if owners.isdisjoint(hit.wanted.owners)}
        if not suspects:
            return ()
        spared = _spared(allowed, self.wanted, owners)
        return _located(whole, _index(tuple(sorted(suspects))), spared)

    def is_in(self, text: str, own: Iterable[str] = ()) -> bool:
        """Whether one stands in the text."""
        return bool(self.find((Passage("", text),), own))


class _Keyed(NamedTuple):
    letters: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class _Index:
    """The names run together, by their first letters, the longest first; `long` by more of these."""

    by_key: Mapping[str, tuple[_Keyed, ...]]
    long: Mapping[str, tuple[_Keyed, ...]]


@lru_cache(maxsize=64)
def _index(wanted: tuple[Wanted, ...]) -> _Index:
    squeezed = [_Keyed(squeeze(_without_owning(one.text)).letters, one) for one in wanted]
    long = (
        _Keyed(form, one)
        for letters, one in squeezed
        if len(letters) >= _LONG and not letters.isdecimal()
        for form in _forms(letters, one.text)
    )
    words = (one for one in squeezed if len(one.letters) >= _SHORTEST)
    return _Index(_by_first(_KEY, words), _by_first(_LONG_KEY, long))


def _by_first(so_many: int, names: Iterable[_Keyed]) -> Mapping[str, tuple[_Keyed, ...]]:
    """The names by so many of their first letters, the longest first."""
    found: dict[str, list[_Keyed]] = {}
    for one in names:
        found.setdefault(one.letters[:so_many], []).append(one)
    return {first: tuple(sorted(held, key=lambda one: -len(one.letters))) for first, held in found.items()}


def _forms(letters: str, text: str) -> Iterable[str]:
    """As it is, backwards, and with each letter shifted by thirteen."""
    as_typed = re.sub(r"[\W_]+", "", _without_owning(text)).casefold()
    forms = (letters, letters[::-1], as_typed[::-1], codecs.encode(as_typed, "rot13"))
    return dict.fromkeys(forms)


def _without_owning(text: str) -> str:
    return text.replace("’s", "s").replace("'s", "s")


def _spared(allowed: Iterable[str], wanted: tuple[Wanted, ...], owners: frozenset[str]) -> _Index:
    own = (one for one in wanted if not owners.isdisjoint(one.owners) and not one.is_plain)
    return _index((*own, *(Wanted(text, "") for text in allowed)))


def _located(passages: Iterable[Passage], index: _Index, spared: _Index) -> tuple[Leak, ...]:
    found: dict[tuple[str, str], Leak] = {}
    for where, text, _ in passages:
        for hit in _not_within(_longest(_hits(text, index)), _hits(text, spared)):
            leak = Leak(where, hit.wanted.text, hit.wanted.why)
            found.setdefault((where.split(",")[0], hit.wanted.text), leak)
    return tuple(found.values())


def _longest(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """The hits that no longer one holds: a short name within the whole name is said once."""
    found = tuple(dict.fromkeys(hits))
    for hit in found:
        around = (one for one in found if one.begin <= hit.begin and hit.end <= one.end)
        if not any(one.end - one.begin > hit.end - hit.begin for one in around):
            yield hit


def _not_within(hits: Iterable[_Hit], spared: Iterable[_Hit]) -> Iterator[_Hit]:
    """The hits that no spared one holds."""
    around = tuple(spared)
    for hit in hits:
        if not any(one.begin <= hit.begin and hit.end <= one.end for one in around):
            yield hit


def _hits(text: str, index: _Index) -> Iterator[_Hit]:
    said = squeeze(text)
    yield from _of_words(said, text, index)
    yield from _of_long(said, index)
    yield from _of_numbers(text, index)


def _of_words(said: Squeezed, text: str, index: _Index) -> Iterator[_Hit]:
    letters = said.letters
    for at in said.begins:
        for one in index.by_key.get(letters[at : at + _KEY], ()):
            end = at + len(one.letters)
            if letters.startswith(one.letters, at) and _ends_at(said, end) and _counts(one, text):
                yield _Hit(at, end, one.wanted)


def _ends_at(said: Squeezed, end: int) -> bool:
    return end in said.ends or (said.letters[end : end + 1] == "s" and end + 1 in said.ends)


def _counts(one: _Keyed, text: str) -> bool:
    """Whether the letters are a name there: not a number, and not a word that begins with no capital."""
    if one.letters.isdecimal():
        return False
    said = re.escape(cased(one.wanted.text))
    return not one.wanted.is_plain or re.search(rf"(?<!\w){said}(?!\w)", cased(text)) is not None


def _of_long(said: Squeezed, index: _Index) -> Iterator[_Hit]:
    letters, long = said.letters, index.long
    for at in range(len(letters) - _LONG_KEY + 1 if long else 0):
        for one in long.get(letters[at : at + _LONG_KEY], ()):
            if letters.startswith(one.letters, at):
                yield _Hit(at, at + len(one.letters), one.wanted)


def _of_numbers(text: str, index: _Index) -> Iterator[_Hit]:
    """Numbers of six and seven digits, in figures or in words; where they stand does not matter."""
    for digits in _numbers(text):
        for one in index.by_key.get(digits[:_KEY], ()):
            if one.letters == digits:
                yield _Hit(-1, 0, one.wanted)


def _numbers(text: str) -> Iterator[str]:
    said = cased(text)
    for found in _NUMBER.findall(said):
        yield re.sub(r"\D", "", found)
    for found in _SPELT_DIGITS.findall(said.casefold()):
        yield "".join(str(_DIGITS.index(word)) for word in _digit_words(found))


def _digit_words(said: str) -> Iterator[str]:
    for word in re.findall(r"[a-z]+", said):
        yield "zero" if word in ("oh", "nought") else word
