"""What a school of a category can expect in a year, and whether visits keep pace with the category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportkit.settings.policies import (
    Focus,
    Graded,
    Offer,
    OfferRule,
    Per,
    Phase,
    PolicyPack,
    Scope,
    Status,
)

# Half-terms: A3.9. Months of term: September to July, each of which has days of term.
# Every three years: in a given year none is promised.
_TIMES_A_YEAR = {Per.HALF_TERM: 6, Per.TERM: 3, Per.MONTH: 11, Per.YEAR: 1, Per.THREE_YEARS: 0}
_GOOD_OR_BETTER = (Graded.OUTSTANDING, Graded.GOOD)


@dataclass(frozen=True, slots=True)
class Who:
    """The school an offer is for. `maintained` and `inspection` are None where not known."""

    category: str
    phase: str
    maintained: bool | None
    inspection: Graded | None = None
    focus: Focus = Focus.TEACHING


@dataclass(frozen=True, slots=True)
class Offered:
    """One line of an entitlement, with the rule and the clause that give it.

    `clause` names two where a second rule offers the same less surely (H111 beside H117).
    """

    rule: str
    clause: str
    kind: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class Entitlements:
    """What a school can expect. `visits_per_year` is None where the policy leaves the number open."""

    visits_per_year: int | None
    offers: tuple[Offered, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """Two rungs of the ladder, the second more intensive, with fewer visits planned."""

    milder: str
    visits: int
    intenser: str
    fewer: int


def entitlements(pack: PolicyPack, who: Who) -> Entitlements:
    """The lines for the school, in the policy's order, and the planned visits they add up to in a year."""
    offers = tuple(_told_once([*_offers(pack, who)]))
    visits = sum(visits_of(line.offer) for line in offers)
    return Entitlements(
        None if _is_open(pack, offers, who) else visits, offers, tuple(_questions(pack, offers, who))
    )


def _is_open(pack: PolicyPack, offers: tuple[Offered, ...], who: Who) -> bool:
    """Whether the number of visits cannot be said."""
    asked = any(line.offer.ask and line.offer.count is None and not line.offer.may for line in offers)
    return asked or who.maintained is None or _lacks_phase(pack, who)


def _lacks_phase(pack: PolicyPack, who: Who) -> bool:
    """Whether something the school would be offered depends on its phase, and that is not known."""
    lines = [offer for rule in pack.offering if is_for(rule.applies_to, who) for offer in rule.offers]
    return who.phase not in set(Phase) and any(offer.phases for offer in lines)


def _offers(pack: PolicyPack, who: Who) -> Iterator[Offered]:
    for rule in pack.offering:
        if is_for(rule.applies_to, who):
            yield from (Offered(rule.id, rule.clause, rule.kind, offer) for offer in _lines(rule, who))


def _told_once(offers: Sequence[Offered]) -> Iterator[Offered]:
    """The lines without those that another makes certain, which then names both clauses."""
    certain = {line.offer.makes_certain for line in offers}
    unsure = {line.offer.what: line.clause for line in offers if line.offer.what in certain}
    for line in offers:
        also = unsure.get(line.offer.makes_certain)
        if line.offer.what not in unsure:
            yield line if also is None else replace(line, clause=f"{line.clause}; {also}")


def _lines(rule: OfferRule, who: Who) -> Iterator[Offer]:
    yield from (offer for offer in rule.offers if not offer.phases or who.phase in offer.phases)


def is_for(scope: Scope, who: Who) -> bool:
    """Whether an offer is for the school; where it depends on something not known it is not."""
    is_of_status = scope.status is None or who.maintained is (scope.status is Status.MAINTAINED)
    return (
        is_of_status
        and (not scope.categories or who.category in scope.categories)
        and (not scope.phases or who.phase in scope.phases)
        and scope.focus in (None, who.focus)
        and _is_graded(scope.inspection, who.inspection)
    )


def _is_graded(asked: Graded | None, graded: Graded | None) -> bool:
    if asked is Graded.GOOD_OR_BETTER:
        return graded in _GOOD_OR_BETTER
    return asked in (None, graded)


def visits_of(offer: Offer) -> int:
    """How many visits a year an offer adds: the least it promises."""
    if not offer.visit or offer.count is None or offer.per is None:
        return 0
    return offer.count * _TIMES_A_YEAR[offer.per]


def _questions(pack: PolicyPack, offers: tuple[Offered, ...], who: Who) -> Iterator[str]:
    if who.maintained is None:
        yield "Whether the school is maintained is not known, and what it is offered depends on that."
    if _lacks_phase(pack, who):
        yield "The school's phase is not known, and the number of visits depends on it."
    yield from (f"{line.offer.what} ({line.rule}): {line.offer.ask}" for line in offers if line.offer.ask)
    yield from (
        f"{line.offer.what} ({line.rule}): {said}" for line in offers if (said := line.offer.our_reading)
    )


def focus_of(pack: PolicyPack, rules: Iterable[str]) -> Focus | None:
    """Whether the one aspect to support is linked to teaching, as the first of these rules to say has it."""
    said = (rule.then.focus for rule in pack.placing if rule.id in set(rules))
    return next((focus for focus in said if focus), None)


def check_monotonic(pack: PolicyPack, phase: Phase, *, maintained: bool = True) -> tuple[Fall, ...]:
    """Each step up the ladder at which planned visits fall (K2); none if visits keep pace.

    Rungs whose number the policy leaves open are passed over. Hillingdon's table falls from GOBAR to
    RI (A); the policy says so and the fall is told, never corrected (H118).
    """
    ladder = [
        (category.label, entitlements(pack, Who(category.id, phase, maintained)).visits_per_year)
        for category in pack.categories
    ]
    known = [(label, visits) for label, visits in ladder if visits is not None]
    steps = pairwise(known)
    return tuple(Fall(*milder, *intenser) for milder, intenser in steps if intenser[1] < milder[1])
