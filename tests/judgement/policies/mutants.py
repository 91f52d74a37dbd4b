"""A policy with one thing in its data changed: every such change that can be made.

Texts are left as they are: they are quoted or read by people. So are the lists in UNREAD, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from reportkit.settings.policies import Focus, Graded, Per, PolicyPack, Rule, Status
from reportkit.settings.policies.pack import Category, PolicyIndicator
from tests.judgement.policies.builders import PARAMS

Path = tuple[str | int, ...]
# What nothing works with, and why.
UNREAD = {
    "rules": "of an indicator: printed beside it; no category follows from it",
}
_A_DAY = timedelta(days=1)
_INDICATORS = range(1, 12)
_OTHERS: Mapping[str, Sequence[str]] = {
    "inspection": [*Graded],
    "fits": [*Graded],
    "is": [*Status],
    "focus": [*Focus],
    "per": [*Per],
    "kind": ["default", "propose"],
    "relation": ["before", "within"],
    "unit": ["day", "month", "term"],
    "of": ["half-term", "term", "school year"],
    "source": ["public", "local"],
}
# Without one of these a rule is not a rule, so the reader refuses it.
_NEEDED = ("id", "clause", "kind", "means", "wording", "name", "needs", "document", "what", "label")


@dataclass(frozen=True)
class Mutant:
    """A policy changed in one place: `subject` is the rule or category, "" for the policy as a whole.

    `rule` is the rule as changed; None where the change is elsewhere.
    """

    subject: str
    change: str
    pack: PolicyPack = field(repr=False)
    rule: Rule | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.pack.id} {self.subject}: {self.change}"


@cache
def _data(pack: str) -> dict[str, Any]:
    text = (PARAMS / "policies" / f"{pack}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def mutants(pack: PolicyPack) -> Iterator[Mutant]:
    """Every mutant that the reader lets pass."""
    yield from _of_rules(pack)
    yield from _of_categories(pack)
    yield from _of_indicators(pack)
    yield from _of_the_whole(pack)


def _of_rules(pack: PolicyPack) -> Iterator[Mutant]:
    adapter: TypeAdapter[Rule] = TypeAdapter(Rule)
    ladder = [category.id for category in pack.categories]
    for at, entry in enumerate(_data(pack.id)["rules"]):
        for change, data in _changed(entry, ladder):
            try:
                rule = adapter.validate_python(data)
            except ValidationError:
                continue
            rules = (*pack.rules[:at], rule, *pack.rules[at + 1 :])
            yield Mutant(entry["id"], change, pack.model_copy(update={"rules": rules}), rule)


def _of_categories(pack: PolicyPack) -> Iterator[Mutant]:
    for at, entry in enumerate(_data(pack.id)["categories"]):
        for change, data in _changed(entry, []):
            try:
                category = Category.model_validate(data)
            except ValidationError:
                continue
            rungs = (*pack.categories[:at], category, *pack.categories[at + 1 :])
            yield Mutant(entry["id"], change, pack.model_copy(update={"categories": rungs}))
    for at in range(1, len(pack.categories)):
        rungs = [*pack.categories]
        rungs[at - 1], rungs[at] = rungs[at], rungs[at - 1]
        change = f"changes places with {rungs[at].id}"
        yield Mutant(rungs[at - 1].id, change, pack.model_copy(update={"categories": tuple(rungs)}))


def _of_indicators(pack: PolicyPack) -> Iterator[Mutant]:
    for at, entry in enumerate(pack.indicators):
        other = "local" if entry.source == "public" else "public"
        data = {**entry.model_dump(), "source": other}
        changed = (
            *pack.indicators[:at], PolicyIndicator.model_validate(data), *pack.indicators[at + 1 :],
        )  # fmt: skip
        change = f"indicator {entry.number} has a {other} source"
        yield Mutant("", change, pack.model_copy(update={"indicators": changed}))


def _of_the_whole(pack: PolicyPack) -> Iterator[Mutant]:
    for name in ("valid_from", "valid_to"):
        day = getattr(pack, name)
        for by in (-_A_DAY, _A_DAY) if day else ():
            yield Mutant("", f"{name} moved to {day + by}", pack.model_copy(update={name: day + by}))
    if pack.valid_to:
        yield Mutant("", "valid_to removed", pack.model_copy(update={"valid_to": None}))
    for other in [None, *(category.id for category in pack.categories)]:
        if other != pack.otherwise:
            yield Mutant("", f"otherwise is {other}", pack.model_copy(update={"otherwise": other}))


def _changed(entry: dict[str, Any], ladder: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was changed, and the entry so changed."""
    for path, value in _paths(entry):
        told = " > ".join(map(str, path))
        for new in _instead(path, value, ladder):
            yield f"{told} is {new} and not {value}", _with(entry, path, new)
        if isinstance(path[-1], int) or path[-1] not in _NEEDED:
            yield f"{told} is removed ({value})", _without(entry, path)


def _paths(value: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in inside:
        if key in UNREAD:
            continue
        yield (*at, key), each
        if isinstance(each, dict | list):
            yield from _paths(each, (*at, key))


def _instead(path: Path, value: Any, ladder: Sequence[str]) -> Iterator[Any]:
    """Other values than this one."""
    name = next(part for part in reversed(path) if isinstance(part, str))
    match value:
        case bool():
            yield not value
        case int():
            yield from (value - 1, value + 1)
        case date():
            yield from (value - _A_DAY, value + _A_DAY)
        case dict() if "not" in value:
            yield value["not"]
        case dict() if "all" in value or "any" in value:
            yield {"any" if key == "all" else "all": parts for key, parts in value.items()}
        case list() if name in ("any_indicator", "only_indicators"):
            yield from ([*value, n] for n in _INDICATORS if n not in value)
        case list() if name == "to":
            yield [*value, "somebody else"]
        case str() if name == "needs":
            yield "something_else"
        case str() if name == "until":
            yield "12-30"
        case str() if name in ("category", "categories"):
            yield from (other for other in ladder if other != value)
        case str() if value in _OTHERS.get(name, ()):
            yield from (str(other) for other in _OTHERS[name] if other != value)


def _with(entry: dict[str, Any], path: Path, new: Any) -> dict[str, Any]:
    changed = deepcopy(entry)
    _at(changed, path[:-1])[path[-1]] = new
    return changed


def _without(entry: dict[str, Any], path: Path) -> dict[str, Any]:
    changed = deepcopy(entry)
    del _at(changed, path[:-1])[path[-1]]
    return changed


def _at(value: Any, path: Path) -> Any:
    for part in path:
        value = value[part]
    return value
