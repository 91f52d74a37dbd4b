"""Where a school stands once what people decided is put beside what the assessment says by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportkit.judgement.assessment.model import Placement, Proposal
from reportkit.judgement.policies import Register, Route
from reportkit.reports.profiles.casework import Recorded
from reportkit.settings.policies import Graded, PolicyPack

_BY_RULE = (Route.AUTOMATIC, Route.DEFAULT)
_GOOD_OR_BETTER = (Graded.OUTSTANDING, Graded.GOOD)


def placed_as_recorded(
    pack: PolicyPack, placement: Placement, record: Recorded | None, reading: str, inspected_on: date | None
) -> Placement:
    """The placement as the records have it; as the assessment has it where nothing else is on record.

    `reading` is how the latest inspection reads. A record stands until a person ends it, but a rule that
    places the school by itself in a category that the decision does not fit, or that it is milder than,
    goes before it (H45, H46, K48, K54), unless the decision sets that rule aside since the inspection.
    """
    if record is None or not _has_category(pack, record.category):
        return placement
    if record.ended:
        is_older = inspected_on is not None and inspected_on > record.ended.on
        return placement if is_older or not _is_placed(pack, placement) else _ended(pack, placement)
    if _is_overtaken(pack, placement, record, reading, inspected_on):
        return placement
    return _recorded(pack, placement, record)


def _has_category(pack: PolicyPack, category: str) -> bool:
    """Not so of a record made under another policy."""
    return any(category == known.id for known in pack.categories)


def _is_placed(pack: PolicyPack, placement: Placement) -> bool:
    """Whether the policy itself has the school on the register, or in more than its mildest category."""
    is_above = placement.category not in (None, pack.categories[0].id)
    return placement.register == Register.ON or (placement.route == Route.AUTOMATIC and is_above)


def _is_overtaken(
    pack: PolicyPack, placement: Placement, record: Recorded, reading: str, inspected_on: date | None
) -> bool:
    if not _is_placed(pack, placement):
        return False
    given = record.given
    if record.departs and given and (inspected_on is None or inspected_on <= given.on):
        return False
    by_rule = placement.route == Route.AUTOMATIC and isinstance(placement.category, str)
    milder = by_rule and pack.rank(record.category) < pack.rank(placement.category or "")
    return milder or not _fits(pack, record.category, reading)


def _fits(pack: PolicyPack, category: str, reading: str) -> bool:
    """Whether the category is for a school so inspected; an inspection that cannot be read fits any."""
    fits, graded = pack.category(category).fits, reading.replace(" ", "_")
    if not fits or graded not in set(Graded):
        return True
    return graded in fits or (Graded.GOOD_OR_BETTER in fits and graded in _GOOD_OR_BETTER)


def _recorded(pack: PolicyPack, placement: Placement, record: Recorded) -> Placement:
    same = placement.category == record.category and placement.route in _BY_RULE
    if record.rule and same:
        return placement
    category = pack.category(record.category)
    return replace(
        placement,
        category=category.id,
        route=str(Route.AUTOMATIC if record.rule else Route.DECIDED),
        register=str(_register(pack, is_on=category.on_register is not False)),
        words=category.label,
        applied=tuple(dict.fromkeys((*_placing(pack, placement), *filter(None, [record.rule])))),
        proposals=_for_more(pack, placement, category.id),
    )


def _placing(pack: PolicyPack, placement: Placement) -> tuple[str, ...]:
    """The rules that place the school by themselves, of those applied: a decision leaves them in force."""
    automatic = {rule.id for rule in pack.placing if rule.kind == "automatic"}
    return tuple(rule for rule in placement.applied if rule in automatic)


def _ended(pack: PolicyPack, placement: Placement) -> Placement:
    """A person ended what the rule would have: no category but that of schools without concern."""
    category = pack.otherwise if pack.keeps_register else None
    proposals = tuple(one for one in placement.proposals if one.category)
    route = Route.DECIDED if category else Route.PROPOSED if proposals else Route.NONE
    return replace(
        placement,
        category=category,
        route=str(route),
        register=str(_register(pack, is_on=False)),
        words=pack.category(category).label if category else "no category",
        applied=(),
        proposals=proposals,
    )


def _register(pack: PolicyPack, *, is_on: bool) -> Register:
    if not pack.keeps_register:
        return Register.NO_REGISTER
    return Register.ON if is_on else Register.NOT_ON


def _for_more(pack: PolicyPack, placement: Placement, category: str) -> tuple[Proposal, ...]:
    """The proposals for a category that is more intensive than the one it has."""
    rank = pack.rank(category)
    return tuple(one for one in placement.proposals if one.category and pack.rank(one.category) > rank)
