"""Both policies' invariants over a school's record, and over the register of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportkit.casework.requirements.hackney import HACKNEY
from reportkit.casework.requirements.hillingdon import HILLINGDON
from reportkit.casework.requirements.lacks import Invariant, Lack
from reportkit.casework.requirements.promises import KEPT_BY, Kept, promise_standings
from reportkit.casework.requirements.subjects import Rules, Subject
from reportkit.vocabulary import Urn, in_words


@dataclass(frozen=True, slots=True)
class SchoolBreach:
    """A rule that a school's record does not meet: for the team alone."""

    rule: str
    clause: str
    urn: Urn
    school: str
    missing: str
    remedy: str


def find_breaches(subject: Subject, rules: Rules) -> tuple[SchoolBreach, ...]:
    """What one school's record lacks under the policy, overdue promises included."""
    return (*find_lacks(subject, rules), *find_overdue(subject, rules))


def find_register_breaches(subjects: Iterable[Subject], rules: Rules) -> tuple[SchoolBreach, ...]:
    """What the records of the schools lack, school by school."""
    return tuple(breach for subject in subjects for breach in find_breaches(subject, rules))


def find_lacks(subject: Subject, rules: Rules) -> tuple[SchoolBreach, ...]:
    """What must stand on record whatever the day, and does not, in the order of the rules."""
    return _found(INVARIANTS, subject, rules)


def find_overdue(subject: Subject, rules: Rules) -> tuple[SchoolBreach, ...]:
    """The promises that are overdue, as breaches of the rules that make them."""
    return _found(OVERDUE, subject, rules)


def _found(invariants: Mapping[str, Invariant], subject: Subject, rules: Rules) -> tuple[SchoolBreach, ...]:
    facts = subject.facts
    return tuple(
        SchoolBreach(rule, rules.clause(rule), facts.urn, facts.name, lack.missing, lack.remedy)
        for rule, invariant in invariants.items()
        if rules.has(rule)
        for lack in invariant(subject, rules)
    )


def _overdue(rule: str) -> Invariant:
    """The invariant that a promise of the rule is not overdue."""

    def invariant(subject: Subject, rules: Rules) -> Iterator[Lack]:
        for standing in promise_standings(subject, rules.terms):
            if standing.promise.rule == rule and standing.kept is Kept.OVERDUE:
                yield Lack(
                    f"{_capital(standing.promise.what)}: {standing.done} of {standing.promise.count} by "
                    f"{in_words(standing.due)}.",
                    f"Do at once what was due by {in_words(standing.due)}, and record it: "
                    f"{standing.promise.what}.",
                )

    return invariant


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


INVARIANTS: Mapping[str, Invariant] = {**HILLINGDON, **HACKNEY}
# What is only offered is never overdue.
_OFFERED = ("H111", "K16")
OVERDUE: Mapping[str, Invariant] = {rule: _overdue(rule) for rule in KEPT_BY if rule not in _OFFERED}
