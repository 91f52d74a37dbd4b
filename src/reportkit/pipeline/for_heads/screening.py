"""Which recorded words may stand in a school's own document: not of safeguarding, not of another school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportkit.publishing.disclosure.guard import plain
from reportkit.reports.profiles.casework import LeftOut

_SAFEGUARDING = re.compile(
    r"safeguard\w*|child[ -]protection|\blado\b|\ballegations?\b|section 47|single central record"
)
_REGISTER = re.compile(r"\bsarr\b|\bgobar\b|schools? at risk|at[ -]risk register")
_TOLD_APART = 11  # what is known of safeguarding, its lead alone tells a head (H108)
_BY_LEAD = "it speaks of safeguarding, of which only the safeguarding lead says what the head is told"
_OF_ANOTHER = "it names another school or its trust"
_NOT_ON = "it speaks of the register, and the school is not on it"


@dataclass(frozen=True, slots=True)
class Names:
    """The names and numbers of an authority's schools as they are compared, each with its owner's URN."""

    owners: Mapping[str, frozenset[str]]
    any_name: re.Pattern[str]

    @classmethod
    def of(cls, schools: Iterable[tuple[str, Sequence[str]]]) -> Names:
        """Of each school its URN with every name and number that it goes by, the URN among them."""
        owners: dict[str, frozenset[str]] = {}
        for urn, called in schools:
            for name in filter(None, map(plain, called)):
                owners[name] = owners.get(name, frozenset()) | {urn}
        longest_first = sorted(owners, key=len, reverse=True)
        either = "|".join(map(re.escape, longest_first)) or "(?!)"
        return cls(owners, re.compile(rf"(?<!\w)(?:{either})(?!\w)"))

    def has_another(self, said: str, urn: str) -> bool:
        """Whether the text names a school that is not this one."""
        return any(urn not in self.owners[name] for name in self.any_name.findall(plain(said)))


@dataclass(slots=True)
class Screen:
    """What is recorded of one school, on its way into print; `left_out` gathers what does not pass."""

    urn: str
    names: Names
    is_on_register: bool
    left_out: list[LeftOut] = field(default_factory=list)

    def passed(self, said: str, what: str, indicators: Sequence[int] = ()) -> str:
        """The words, or "" where they may not be printed; `what` says to the team which words they are."""
        why = self._why_not(said, indicators) if said else ""
        if not why:
            return said
        self.left_out.append(LeftOut(self.urn, what, why))
        return ""

    def _why_not(self, said: str, indicators: Sequence[int]) -> str:
        if _TOLD_APART in indicators or _SAFEGUARDING.search(plain(said)):
            return _BY_LEAD
        if self.names.has_another(said, self.urn):
            return _OF_ANOTHER
        return _NOT_ON if not self.is_on_register and _REGISTER.search(plain(said)) else ""

    def provider(self, name: str) -> str:
        """Who gives support; another school is not named in this one's document."""
        return "another school" if self.names.has_another(name, self.urn) else name


def indicators_told(indicators: Sequence[int]) -> tuple[int, ...]:
    """The indicators cited, without the one that is told apart."""
    return tuple(number for number in indicators if number != _TOLD_APART)
