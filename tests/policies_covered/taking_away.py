"""How a rule is taken away from a place that the table of policies names, for a trial."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from pydantic import BaseModel

from reportkit.casework.events import KINDS, Payload
from reportkit.settings.policies import PolicyPack, reading
from tests.policies_covered.absent import absent
from tests.policies_covered.places import entry_at, fields_of, found_at, is_rule, rule_at, value_at

Removal = Callable[[], None]


def removal_of(place: str) -> Removal:
    """What takes the rule away there. Raises LookupError for a place that there is not, or with no way."""
    if is_rule(place):
        return _of_rule(place)
    owner, name, key = found_at(place)
    if key:
        return _of_entry(entry_at(owner, name, key), key)
    return _of_name(place, owner, name)


def _of_rule(place: str) -> Removal:
    pack, rule = rule_at(place)
    read = reading._read_one

    def without(path: Path) -> tuple[PolicyPack, Any]:
        whole, lined = read(path)
        if whole.id != pack.id:
            return whole, lined
        return whole.model_copy(update={"rules": tuple(r for r in whole.rules if r.id != rule)}), lined

    return lambda: setattr(reading, "_read_one", without)


def _of_entry(mapping: MutableMapping[Any, Any], key: str) -> Removal:
    entry = mapping[key]

    def remove() -> None:
        for one in (mapping, *_mappings()):
            if key in one and one[key] is entry:
                del one[key]

    return remove


def _mappings() -> Iterator[MutableMapping[Any, Any]]:
    """Every mapping of the package: one may have been made of another."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("reportkit.") and isinstance(module, ModuleType):
            yield from (one for one in vars(module).values() if isinstance(one, dict))


def _of_name(place: str, owner: Any, name: str) -> Removal:
    found = value_at(owner, name)
    if isinstance(found, type) and issubclass(found, Payload):
        return _of_entry(KINDS, found.kind)
    if name in fields_of(owner):
        return _of_field(owner, name)
    function = _function(found)
    instead = absent(place, function)
    return lambda: setattr(function, "__code__", instead)


def _of_field(model: type[BaseModel], name: str) -> Removal:
    def remove() -> None:
        del model.__pydantic_fields__[name]
        for one in (model, *_models_beside(model)):
            one.model_rebuild(force=True)

    return remove


def _models_beside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Those of its module: one may have the model among its fields."""
    for one in vars(sys.modules[model.__module__]).values():
        if isinstance(one, type) and issubclass(one, BaseModel) and one is not model:
            yield one


def _function(found: Any) -> FunctionType:
    """The plain function inside a property, a method or a cache. Raises LookupError if there is none."""
    for inside in ("fget", "__wrapped__", "func", "__func__"):
        found = getattr(found, inside, None) or found
    if not isinstance(found, FunctionType):
        raise LookupError(f"there is no known way to take {found!r} away")
    return found
