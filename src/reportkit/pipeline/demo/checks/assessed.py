"""Checks of what the assessment says of a school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportkit.judgement.assessment.model import SchoolAssessment
from reportkit.pipeline.demo.cases import Expected
from reportkit.pipeline.demo.checks.check import Check, listed, several
from reportkit.pipeline.demo.seeing import Seen
from reportkit.vocabulary import Urn


def _outcomes(school: SchoolAssessment) -> Mapping[str, set[str]]:
    """What each indicator and each test says, by its name such as 1 or 1b."""
    found: dict[str, set[str]] = {str(one.indicator): {str(one.outcome)} for one in school.indicators}
    for finding in school.findings:
        if finding.test != str(finding.indicator):
            found.setdefault(finding.test, set()).add(str(finding.outcome))
    return found


def _outcome(word: str, *, never: Sequence[str] = ()) -> Check:
    """That a test says the word, of at least one measure, and of none what it may `never` say."""

    def check(seen: Seen, _: Expected, urn: Urn, names: Any) -> Iterator[str]:
        said = _outcomes(seen.school(urn))
        for name in map(str, several(names)):
            came = said.get(name, set())
            if word not in came or not came.isdisjoint(never):
                yield f"indicator {name} says {listed(said.get(name, ()))}, not {word}"

    return check


def _not_outcome(word: str) -> Check:
    def check(seen: Seen, _: Expected, urn: Urn, names: Any) -> Iterator[str]:
        said = _outcomes(seen.school(urn))
        for name in map(str, several(names)):
            if word in said.get(name, set()):
                yield f"indicator {name} says {word}"

    return check


def _placement(field: str) -> Check:
    def check(seen: Seen, _: Expected, urn: Urn, wanted: Any) -> Iterator[str]:
        came = getattr(seen.school(urn).placement, field)
        if came != wanted:
            yield f"the assessment has {field} {came}, not {wanted}"

    return check


def _proposals(seen: Seen, _: Expected, urn: Urn, wanted: Any) -> Iterator[str]:
    came = [f"{one.rule} {one.category}".strip() for one in seen.school(urn).placement.proposals]
    for one in several(wanted):
        if one not in came:
            yield f"it is not proposed ({one}), but {listed(came)}"


def _no_proposals(seen: Seen, _: Expected, urn: Urn, rules: Any) -> Iterator[str]:
    came = [one.rule for one in seen.school(urn).placement.proposals]
    yield from (f"{rule} proposes a category" for rule in several(rules) if rule in came)


def _applied(seen: Seen, _: Expected, urn: Urn, rules: Any) -> Iterator[str]:
    came = seen.school(urn).placement.applied
    yield from (f"{one} is not applied, but {listed(came)}" for one in several(rules) if one not in came)


def _fact(seen: Seen, _: Expected, urn: Urn, wanted: Mapping[str, object]) -> Iterator[str]:
    facts = seen.school(urn).facts
    for name, value in wanted.items():
        if facts[name] != value:
            yield f"{name} is {facts[name]}, not {value}"


def _question(seen: Seen, _: Expected, urn: Urn, words: str) -> Iterator[str]:
    asked = seen.school(urn).placement.open_questions
    if not any(words in one for one in asked):
        yield f"no open question says “{words}”, but {listed(asked)}"


def _assessed(seen: Seen, _: Expected, __: Urn, ___: object) -> Iterator[str]:
    missing = {str(school.urn) for school in seen.invented.borough.schools} ^ set(
        map(str, seen.assessment.urns)
    )
    if missing:
        yield f"of these schools one list knows nothing: {listed(sorted(missing))}"


ASSESSED: Mapping[str, Check] = {
    "flag": _outcome("flag"),
    "clear": _outcome("clear", never=("flag",)),
    "cannot_say": _outcome("cannot say", never=("flag", "clear")),
    "not_applicable": _outcome("not applicable"),
    "not_flag": _not_outcome("flag"),
    "not_clear": _not_outcome("clear"),
    "route": _placement("route"),
    "category": _placement("category"),
    "register": _placement("register"),
    "proposes": _proposals,
    "not_proposed": _no_proposals,
    "applied": _applied,
    "facts": _fact,
    "asks": _question,
    "assessed": _assessed,
}
