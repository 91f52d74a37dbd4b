"""Checks of what stands on record of a school, and what the policy requires of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportkit.pipeline.demo.cases import Expected
from reportkit.pipeline.demo.checks.check import Check, listed, several
from reportkit.pipeline.demo.seeing import Seen
from reportkit.vocabulary import Urn


def _on_register(seen: Seen, _: Expected, urn: Urn, wanted: Mapping[str, str]) -> Iterator[str]:
    """By a rule, or "decision", and in which category."""
    entry = seen.entry(urn)
    if entry is None or not entry.is_on:
        yield "it is not on the register"
        return
    by = getattr(entry.automatic.payload, "rule", "") if entry.automatic else "decision"
    if by != wanted["by"]:
        yield f"it is on the register by {by}, not by {wanted['by']}"
    if entry.category != wanted["as"]:
        yield f"its category is {entry.category}, not {wanted['as']}"


def _status(seen: Seen, _: Expected, urn: Urn, wanted: str) -> Iterator[str]:
    entry = seen.entry(urn)
    came = str(entry.status) if entry else "no entry"
    if came != wanted:
        yield f"the register says “{came}”, not “{wanted}”"


def _lacks(seen: Seen, _: Expected, urn: Urn, rules: Any) -> Iterator[str]:
    came = [breach.rule for breach in seen.breaches(urn)]
    yield from (f"{one} is not broken, but {listed(came)}" for one in several(rules) if one not in came)


def _keeps(seen: Seen, _: Expected, urn: Urn, rules: Any) -> Iterator[str]:
    for breach in seen.breaches(urn):
        if breach.rule in several(rules):
            yield f"{breach.rule} is broken: {breach.missing}"


def _lacks_only(seen: Seen, _: Expected, urn: Urn, rules: Any) -> Iterator[str]:
    """Just these rules are broken, so that the case can be read by itself."""
    came, wanted = {breach.rule for breach in seen.breaches(urn)}, set(several(rules))
    if came != wanted:
        yield f"broken are {listed(sorted(came))}, not {listed(sorted(wanted))}"


def _promise(seen: Seen, _: Expected, urn: Urn, wanted: Mapping[str, str]) -> Iterator[str]:
    came = {one.promise.rule: str(one.kept) for one in seen.promises(urn)}
    for rule, kept in wanted.items():
        if came.get(rule) != kept:
            yield f"what {rule} promises is {came.get(rule, 'not promised')}, not {kept}"


def _not_promised(seen: Seen, _: Expected, urn: Urn, rules: Any) -> Iterator[str]:
    came = {one.promise.rule for one in seen.promises(urn)}
    yield from (f"{rule} promises something" for rule in several(rules) if rule in came)


def _visits(seen: Seen, _: Expected, urn: Urn, wanted: int) -> Iterator[str]:
    subject = seen.subjects[urn]
    came = dict(subject.ladder).get(subject.category or "")
    if came != wanted:
        yield f"its category brings {came} visits a year, not {wanted}"


def _review(seen: Seen, _: Expected, urn: Urn, wanted: str) -> Iterator[str]:
    standing = seen.review(urn)
    came = str(standing.status) if standing else "none"
    if came != wanted:
        yield f"its School Review is {came}, not {wanted}"


def _isolated(seen: Seen, _: Expected, urn: Urn, wanted: bool) -> Iterator[str]:
    if (urn in seen.isolated) is not wanted:
        yield f"it is {'not ' if wanted else ''}among the schools without contact"


def _next(seen: Seen, _: Expected, urn: Urn, words: Any) -> Iterator[str]:
    told = [one.told(seen.subjects[urn].as_at) for one in seen.next(urn)]
    for each in several(words):
        if not any(each in one for one in told):
            yield f"nothing required next says “{each}”, but {listed(told)}"


def _refused(seen: Seen, case: Expected, _: Urn, words: Any) -> Iterator[str]:
    came = seen.term.refused.get(case.at, [])
    for each in several(words):
        if not any(each in one for one in came):
            yield f"no act was refused with “{each}”, but {listed(came)}"


def _stands(seen: Seen, _: Expected, urn: Urn, wanted: Mapping[str, list[str]]) -> Iterator[str]:
    """Of each kind the days of the events that count."""
    for kind, days in wanted.items():
        events = seen.subjects[urn].file.events
        came = [event.happened_on.isoformat() for event in events if event.kind == kind]
        if came != list(map(str, days)):
            yield f"of {kind} there stand {listed(came)}, not {listed(days)}"


def _recorded(seen: Seen, case: Expected, _: Urn, names: Any) -> Iterator[str]:
    """Acts that are on record by their names in the story."""
    for name in several(names):
        if (case.at, name) not in seen.term.events:
            yield f"the act “{name}” is not on record"


def _team(seen: Seen, _: Expected, __: Urn, wanted: Mapping[str, str]) -> Iterator[str]:
    day = seen.opened.register.as_at
    told = {team.team: team.in_words(day) for team in seen.teams}
    for team, words in wanted.items():
        if words not in told[team]:
            yield f"of {team} it is said: {told[team]}"


def _readers(seen: Seen, _: Expected, __: Urn, name: str) -> Iterator[str]:
    if not any(name in one for one in seen.readers):
        yield f"{name} is not among those who read the register, but {listed(seen.readers)}"


RECORDED: Mapping[str, Check] = {
    "on_register": _on_register,
    "status": _status,
    "lacks": _lacks,
    "lacks_only": _lacks_only,
    "keeps": _keeps,
    "promise": _promise,
    "not_promised": _not_promised,
    "visits": _visits,
    "review": _review,
    "isolated": _isolated,
    "next": _next,
    "refused": _refused,
    "stands": _stands,
    "recorded": _recorded,
    "team": _team,
    "readers": _readers,
}
