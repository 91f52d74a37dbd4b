"""Policy packs and their thresholds, read strictly: every refusal names file, line and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from reportkit.exceptions import UsageError
from reportkit.settings.lines import LinedYaml
from reportkit.settings.policies.pack import Override, PolicyPack, PolicyThreshold, PolicyThresholds
from reportkit.settings.policies.ranges import IN_ORDER, RANGES
from reportkit.settings.policies.rule import OfferRule
from reportkit.settings.policies.strict import read_strictly, refusal

_THRESHOLDS = "thresholds.yaml"
# The rules that place a school by themselves (A3.3); any other rule waits for a person.
_AUTOMATIC = ("H45", "H46", "K48", "K54")
_Where = tuple[str | int, ...]


def read_pack(params: Path, pack: str) -> PolicyPack:
    """The policy of that id, such as hackney@2019-09. Raises UsageError naming the policies there are."""
    packs = read_packs(params)
    found = {read.id: read for read in packs}
    if pack not in found:
        raise UsageError(
            f"There is no policy “{pack}” in params/policies. There are: {', '.join(found)}. "
            "Correct the entry “policy” in the authority's settings."
        )
    return found[pack]


def read_packs(params: Path) -> tuple[PolicyPack, ...]:
    """Every policy in `params/policies`, checked in itself and against other versions of its borough."""
    read = [_read_one(path) for path in sorted((params / "policies").glob("*@*.yaml"))]
    for earlier, later in combinations(read, 2):
        _check_dates(earlier, later)
    return tuple(pack for pack, _ in read)


def read_policy_thresholds(params: Path, pack: PolicyPack | None = None) -> PolicyThresholds:
    """The thresholds; those that the policy sets otherwise are the policy's."""
    read, lined = read_strictly(params / "policies" / _THRESHOLDS, PolicyThresholds)
    _check_ids(lined, "thresholds", [entry.id for entry in read.thresholds])
    _check_every_threshold(lined, read)
    _check_order(lined, read, {entry.id: ("thresholds", n) for n, entry in enumerate(read.thresholds)})
    return read if pack is None else _overridden(params, pack, read)


def _check_every_threshold(lined: LinedYaml, read: PolicyThresholds) -> None:
    """Raises UsageError for a threshold that nothing uses, one that is missing, or one out of range."""
    missing = [name for name in RANGES if name not in {entry.id for entry in read.thresholds}]
    for n, entry in enumerate(read.thresholds):
        if entry.id not in RANGES:
            also = f" (“{missing[0]}” is missing)" if missing else ""
            raise refusal(
                lined, ("thresholds", n), f"nothing uses such a threshold{also}. Correct or remove it"
            )
        if entry.unit != RANGES[entry.id].unit:
            problem = f"it is counted in {RANGES[entry.id].unit}. Write that"
            raise refusal(lined, ("thresholds", n, "unit"), problem)
        _check_one(lined, ("thresholds", n), entry.id, entry)
    if missing:
        raise refusal(lined, ("thresholds",), f"“{missing[0]}” is missing. Add it")


def _check_one(lined: LinedYaml, where: _Where, name: str, entry: PolicyThreshold | Override) -> None:
    """Raises UsageError for a value out of its range."""
    problem = RANGES[name].problem(entry.value)
    if problem is not None:
        raise refusal(lined, (*where, "value"), problem)


def _check_order(lined: LinedYaml, read: PolicyThresholds, places: dict[str, _Where]) -> None:
    """Raises UsageError for two thresholds of which the lesser is above the greater."""
    for lesser, greater in IN_ORDER:
        named = [name for name in (lesser, greater) if name in places]
        if named and read.value(lesser) > read.value(greater):
            problem = f"“{lesser}” may not be above “{greater}”. Correct one of the two"
            raise refusal(lined, (*places[named[0]], "value"), problem)


def _overridden(params: Path, pack: PolicyPack, read: PolicyThresholds) -> PolicyThresholds:
    """The thresholds with those of the policy in place. Raises UsageError for one that cannot be."""
    changed = {name: dict(entry) for name, entry in pack.thresholds.items()}
    ours = PolicyThresholds(
        thresholds=tuple(entry.model_copy(update=changed.get(entry.id, {})) for entry in read.thresholds)
    )
    if changed:
        _, lined = read_strictly(params / "policies" / f"{pack.id}.yaml", PolicyPack)
        _check_overrides(lined, pack)
        _check_order(lined, ours, {name: ("thresholds", name) for name in changed})
    return ours


def _check_overrides(lined: LinedYaml, pack: PolicyPack) -> None:
    for name, entry in pack.thresholds.items():
        if name not in RANGES:
            problem = f"{_THRESHOLDS} has no such threshold. Correct the spelling"
            raise refusal(lined, ("thresholds", name), problem)
        _check_one(lined, ("thresholds", name), name, entry)
        if pack.valid_to is not None and entry.set_on > pack.valid_to:
            problem = f"the policy ended on {pack.valid_to}, before that. Correct it"
            raise refusal(lined, ("thresholds", name, "set_on"), problem)


def _read_one(path: Path) -> tuple[PolicyPack, LinedYaml]:
    pack, lined = read_strictly(path, PolicyPack)
    if path.stem != pack.id:
        raise refusal(lined, ("id",), f"the file is named {path.name}. Give both the same name")
    if pack.valid_to is not None and pack.valid_to < pack.valid_from:
        raise refusal(lined, ("valid_to",), f"it is before valid_from, {pack.valid_from}. Correct it")
    _check_ids(lined, "categories", [category.id for category in pack.categories])
    _check_ids(lined, "rules", [rule.id for rule in pack.rules])
    _check_ids(lined, "indicators", [str(indicator.number) for indicator in pack.indicators])
    _check_ids(lined, "not_carried", [entry.id for entry in pack.not_carried])
    _check_categories(lined, pack)
    _check_references(lined, pack)
    _check_offers(lined, pack)
    _check_automatic(lined, pack)
    _check_overrides(lined, pack)
    return pack, lined


def _check_ids(lined: LinedYaml, part: str, ids: Sequence[str]) -> None:
    """Raises UsageError at the second of two entries with one id."""
    for n, name in enumerate(ids):
        if name in ids[:n]:
            raise refusal(lined, (part, n), f"“{name}” stands a second time. Remove or rename one of the two")


def _check_categories(lined: LinedYaml, pack: PolicyPack) -> None:
    """Raises UsageError for a category that is not on the ladder."""
    known = {category.id for category in pack.categories}
    for where, category in _categories_named(pack):
        if category not in known:
            ladder = ", ".join(entry.id for entry in pack.categories)
            raise refusal(lined, where, f"“{category}” is no category of this policy. It has: {ladder}")


def _categories_named(pack: PolicyPack) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if pack.otherwise is not None:
        yield ("otherwise",), pack.otherwise
    for n, rule in enumerate(pack.rules):
        match rule.kind:
            case "automatic" | "default" | "propose" if rule.then.category is not None:
                yield ("rules", n, "then", "category"), rule.then.category
            case "entitlement" | "relationship":
                yield from ((("rules", n, "applies_to", "categories"), c) for c in rule.applies_to.categories)


def _check_references(lined: LinedYaml, pack: PolicyPack) -> None:
    """Raises UsageError for an indicator of a rule that the policy does not have."""
    known = {rule.id for rule in pack.rules} | {rule.number for rule in pack.rules}
    for n, indicator in enumerate(pack.indicators):
        for rule in indicator.rules:
            if rule not in known:
                raise refusal(lined, ("indicators", n, "rules"), f"there is no rule “{rule}”. Correct it")


def _check_offers(lined: LinedYaml, pack: PolicyPack) -> None:
    """Raises UsageError for a line that makes another certain which no rule offers."""
    known = {offer.what for rule in pack.offering for offer in rule.offers}
    for n, rule in enumerate(pack.rules):
        offers = rule.offers if isinstance(rule, OfferRule) else ()
        for m, named in enumerate(offer.makes_certain for offer in offers):
            if named and named not in known:
                where = ("rules", n, "offers", m, "makes_certain")
                raise refusal(lined, where, f"no rule offers “{named}”. Correct it")


def _check_automatic(lined: LinedYaml, pack: PolicyPack) -> None:
    """Raises UsageError for a rule that would place a school though only a person may (A3.3)."""
    for n, rule in enumerate(pack.rules):
        if rule.kind == "automatic" and rule.id not in _AUTOMATIC:
            problem = f"only {', '.join(_AUTOMATIC)} place a school. Make it “default” or “propose”"
            raise refusal(lined, ("rules", n, "kind"), problem)


def _check_dates(first: tuple[PolicyPack, LinedYaml], second: tuple[PolicyPack, LinedYaml]) -> None:
    """Raises UsageError if two versions of one borough's policy are in force on one day."""
    (earlier, _), (later, lined) = first, second
    if earlier.borough == later.borough and earlier.overlaps(later):
        problem = (
            f"{later.id} and {earlier.id} would both be in force on "
            f"{max(earlier.valid_from, later.valid_from)}. "
            "Set valid_to of the earlier one to the day before the later one starts"
        )
        raise refusal(lined, ("valid_from",), problem)
