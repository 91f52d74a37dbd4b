"""Names of schools as people spell them: joined, split, with other marks, in one word, in other letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportkit.publishing.disclosure.guard import Forbidden, Leak
from reportkit.publishing.disclosure.letters import spelling_of, spelt
from reportkit.publishing.disclosure.opened import Passage

_APART = "\ue000"  # a letter of no script: what stands on its two sides is never one name
_NUMBER = re.compile(r"\b(?:urn|number|no) ?(?=\d)")


@dataclass(frozen=True, slots=True)
class Names:
    """Names and numbers that may not stand, in any spelling, save within a longer name of `allowed`."""

    forbidden: tuple[Forbidden, ...] = ()
    allowed: tuple[str, ...] = ()

    def find(self, passages: Iterable[Passage]) -> tuple[Leak, ...]:
        """Each name in the passages, once in its part of the file."""
        apart = {one: _as_searched(one.text) for one in passages} if self.forbidden else {}
        if not any(self._hits(_APART.join(dict.fromkeys(apart.values())))):
            return ()
        found = (self._leak(one, hit) for one, said in apart.items() for hit in self._hits(said))
        return tuple({(leak.where.split(",")[0], leak.text): leak for leak in found}.values())

    def is_in(self, text: str) -> bool:
        """Whether one stands in the text."""
        return any(self._hits(_as_searched(text)))

    def _hits(self, said: str) -> Iterator[str]:
        left = _any_spelling(self.allowed).sub(_APART, said)
        texts = tuple(one.text for one in self.forbidden)
        yield from (hit.group() for hit in _any_spelling(texts).finditer(left))

    def _leak(self, passage: Passage, hit: str) -> Leak:
        reasons = _reasons(self.forbidden)
        why = next(why for one, why in reasons.items() if re.fullmatch(one, hit))
        return Leak(passage.where, hit, why)


def _as_searched(text: str) -> str:
    return _NUMBER.sub("number ", spelt(text))


@lru_cache(maxsize=16)
def _reasons(forbidden: tuple[Forbidden, ...]) -> Mapping[str, str]:
    return {spelling_of(one.text): one.why for one in forbidden}


@lru_cache(maxsize=64)
def _any_spelling(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(filter(spelt, names), key=len, reverse=True)
    either = "|".join(map(spelling_of, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
