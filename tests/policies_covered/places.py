"""Places named in the table of policies, and what stands there.

- `params/policies/PACK.yaml#RULE`: a rule of a pack
- `package.module:NAME`, `:NAME.method`, `:Class.field`: a function, a method, a field, a kind of event
- `package.module:MAPPING[KEY]`: an entry of a mapping
- `notebooks/NAME.ipynb`: a document, which prints a rule
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from reportkit.exceptions import UsageError
from reportkit.settings.policies import PolicyPack, read_pack

ROOT = Path(__file__).parents[2]


def is_document(place: str) -> bool:
    """Whether it is a notebook."""
    return place.startswith("notebooks/")


def is_rule(place: str) -> bool:
    """Whether it is a rule of a pack."""
    return place.startswith("params/")


def is_there(place: str) -> bool:
    """Whether there is such a place."""
    if is_document(place):
        return (ROOT / place).is_file()
    try:
        rule_at(place) if is_rule(place) else entry_at(*found_at(place))
    except LookupError:
        return False
    return True


def rule_at(place: str) -> tuple[PolicyPack, str]:
    """The pack and the rule, which may be one that the pack says it does not carry."""
    path, _, rule = place.partition("#")
    pack = _pack(Path(path).stem)
    if rule not in {one.id for one in (*pack.rules, *pack.not_carried)}:
        raise LookupError(f"{place}: there is no such rule")
    return pack, rule


@cache
def _pack(name: str) -> PolicyPack:
    try:
        return read_pack(ROOT / "params", name)
    except UsageError as error:
        raise LookupError(f"there is no pack {name}") from error


def found_at(place: str) -> tuple[Any, str, str]:
    """The module or class that has the name, the name, and the key of an entry, "" for none."""
    module, _, rest = place.partition(":")
    dotted, _, key = rest.removesuffix("]").partition("[")
    try:
        owner: Any = importlib.import_module(module)
    except ImportError as error:
        raise LookupError(f"{place}: there is no such module") from error
    *classes, name = dotted.split(".")
    for one in classes:
        owner = value_at(owner, one)
    return owner, name, key


def entry_at(owner: Any, name: str, key: str) -> Any:
    """What has the name, which has the key. Raises LookupError if not."""
    found = value_at(owner, name)
    if key and key not in found:
        raise LookupError(f"{name} has no entry {key}")
    return found


def value_at(owner: Any, name: str) -> Any:
    """What has the name; None for a field, which has only that. Raises LookupError if nothing has it."""
    if name not in vars(owner) and name not in fields_of(owner):
        raise LookupError(f"{owner.__name__} has no {name}")
    return vars(owner).get(name)


def fields_of(owner: Any) -> Mapping[str, Any]:
    """A model's fields by name, none for anything else."""
    is_model = isinstance(owner, type) and issubclass(owner, BaseModel)
    return owner.model_fields if is_model else {}
