"""Who may see what (B2, B3): classes of information, audiences, and which document is for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from reportkit.settings.policies import PolicyPack
from reportkit.settings.reading import Setting, read_settings

FILE = "audiences.yaml"
_URN = r"(?P<urn>[1-9]\d{5})"
Text = Annotated[str, Field(min_length=1)]


class May(StrEnum):
    """What an audience gets of a class of information."""

    FULL = "full"
    OWN = "own"
    AGGREGATE = "aggregate"
    CONSENT = "consent"
    NEVER = "never"


class InformationClass(Setting):
    """What a class holds; `marking` is empty for what is public, else `handling` says who may read it."""

    id: Annotated[str, Field(pattern=r"^I\d$")]
    holds: Text
    marking: str
    handling: str = ""

    @model_validator(mode="after")
    def _has_a_line(self) -> Self:
        if bool(self.marking) != bool(self.handling):
            raise ValueError(f"{self.id} needs both a marking and a handling line, or neither")
        return self


class Row(Setting):
    """What an audience gets of some classes, why, and where that is laid down.

    Where a policy's rule of the kind “audience” with a name of `own_by_rule` names the audience, it gets its
    own school's.
    """

    classes: tuple[str, ...]
    may: May
    because: Text
    source: Text
    own_by_rule: tuple[str, ...] = ()


class Audience(Setting):
    """Who reads; `called` is what the policies' rules call it."""

    id: Text
    name: Text
    called: Text
    rows: tuple[Row, ...]

    def row(self, information: str) -> Row:
        """What it gets of the class."""
        return next(row for row in self.rows if information in row.classes)

    def may(self, information: str, pack: PolicyPack | None = None) -> May:
        """The same in a word, under a policy that may name it as a reader."""
        row = self.row(information)
        return May.OWN if pack and _is_named(self, row, pack) else row.may


def _is_named(audience: Audience, row: Row, pack: PolicyPack) -> bool:
    rules = (rule.audience for rule in pack.rules if rule.kind == "audience")
    return any(rule.name in row.own_by_rule and audience.called in rule.to for rule in rules)


class DocumentRule(Setting):
    """Documents by their path in the term's folder: for whom, and which classes they hold.

    What `stays_here` goes to nobody outside the team, and is looked at only when it is asked for by name.
    """

    path: Text
    audience: Text
    holds: tuple[str, ...]
    stays_here: bool = False


class Placed(NamedTuple):
    """The rule that fits a document, and the school that its path names, "" for none."""

    rule: DocumentRule
    urn: str


class Audiences(Setting):
    """All of it."""

    classes: tuple[InformationClass, ...]
    audiences: tuple[Audience, ...]
    documents: tuple[DocumentRule, ...]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        problem = next(_problems(self), "")
        if problem:
            raise ValueError(problem)
        return self

    @cached_property
    def _by_id(self) -> Mapping[str, Audience]:
        return {one.id: one for one in self.audiences}

    def audience(self, name: str) -> Audience | None:
        """The audience of that id."""
        return self._by_id.get(name)

    def marking_of(self, rule: DocumentRule) -> str:
        """The marking that the document must bear; "" for a public one.

        What members are given of a class that is marked are totals, which are public.
        """
        audience = self._by_id[rule.audience]
        held = (one for one in self.classes if one.id in rule.holds)
        marked = (one.marking for one in held if audience.may(one.id) is not May.AGGREGATE)
        return next(filter(None, marked), "")

    def place(self, path: str) -> Placed | None:
        """The first rule that fits the path; None where none does."""
        for rule in self.documents:
            if found := _pattern(rule.path).fullmatch(path):
                return Placed(rule, found.groupdict().get("urn") or "")
        return None


@lru_cache(maxsize=64)
def _pattern(path: str) -> re.Pattern[str]:
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "{urn}": _URN}
    pieces = re.split(r"(\*\*/|\*\*|\*|\{urn\})", path)
    return re.compile("".join(parts.get(piece, re.escape(piece)) for piece in pieces), re.DOTALL)


def _problems(said: Audiences) -> Iterator[str]:
    classes, names = [one.id for one in said.classes], [one.id for one in said.audiences]
    yield from (f"{name} stands twice" for name, n in Counter([*classes, *names]).items() if n > 1)
    for audience in said.audiences:
        told = Counter(one for row in audience.rows for one in row.classes)
        yield from (
            f"{audience.id} names the class {one}, which is not defined"
            for one in told - Counter(classes)
            if one not in classes
        )
        yield from (f"{audience.id} must say once what it gets of {one}" for one in classes if told[one] != 1)
    for rule in said.documents:
        yield from _problems_of(rule, said)


def _problems_of(rule: DocumentRule, said: Audiences) -> Iterator[str]:
    audience = next((one for one in said.audiences if one.id == rule.audience), None)
    if audience is None:
        yield f"{rule.path} is for {rule.audience}, which is no audience here"
        return
    for one in rule.holds:
        if one not in {known.id for known in said.classes}:
            yield f"{rule.path} holds {one}, which is not defined"
        elif audience.row(one).may is May.NEVER:
            yield f"{rule.path} holds {one}, which {audience.name} may never see"


def read_audiences(params: Path) -> Audiences:
    """The settings. Raises UsageError, which says what does not fit, where they do not."""
    return read_settings(params / FILE, Audiences)
