"""Policy packs and their thresholds, read strictly: every refusal names file, line and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from reportkit.exceptions import UsageError
from reportkit.settings.lines import LinedYaml
from reportkit.settings.policies.pack import PolicyPack, PolicyThresholds
from reportkit.settings.policies.strict import read_strictly, refusal

_THRESHOLDS = "thresholds.yaml"


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
    if pack is None:
        return read
    _check_overrides(params, pack, {entry.id for entry in read.thresholds})
    changed = {name: dict(entry) for name, entry in pack.thresholds.items()}
    return PolicyThresholds(
        thresholds=tuple(entry.model_copy(update=changed.get(entry.id, {})) for entry in read.thresholds)
    )


def _check_overrides(params: Path, pack: PolicyPack, known: set[str]) -> None:
    unknown = [name for name in pack.thresholds if name not in known]
    if unknown:
        _, lined = read_strictly(params / "policies" / f"{pack.id}.yaml", PolicyPack)
        problem = f"{_THRESHOLDS} has no such threshold. Correct the spelling, or add it there"
        raise refusal(lined, ("thresholds", unknown[0]), problem)


def _read_one(path: Path) -> tuple[PolicyPack, LinedYaml]:
    pack, lined = read_strictly(path, PolicyPack)
    if path.stem != pack.id:
        raise refusal(lined, ("id",), f"the file is named {path.name}. Give both the same name")
    _check_ids(lined, "categories", [category.id for category in pack.categories])
    _check_ids(lined, "rules", [rule.id for rule in pack.rules])
    _check_ids(lined, "indicators", [str(indicator.number) for indicator in pack.indicators])
    _check_ids(lined, "not_carried", [entry.id for entry in pack.not_carried])
    _check_categories(lined, pack)
    _check_references(lined, pack)
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
