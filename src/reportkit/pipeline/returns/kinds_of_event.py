"""What may be entered of each kind of casework event in the workbook, and how what was entered is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from reportkit.casework.events import KINDS
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.filling import WORKED_OUT

# Recorded by the program itself, or entered in a sheet of their own.
_NOT_ENTERED = (
    *("reading", "erasure", "let-through", "returns", "returns-asked"),
    *("mailing-approved", "letter-started", "letter-sent", "letter-refused", "letter-returned"),
)
ENTERED = tuple(kind for kind in KINDS if kind not in _NOT_ENTERED)
_LINE = re.compile(r"\s*([a-z][a-z_]*(?:\.\d+)?(?:\.[a-z_]+)?)\s*:\s*(.*)", re.DOTALL)


def entry_guide() -> Iterator[tuple[str, str, str, str]]:
    """A row an entry of a kind: the kind, the entry's name as it is typed, whether needed, what it holds."""
    for kind in ENTERED:
        worked_out = WORKED_OUT.get(kind, ())
        rows = [row for row in _entries(KINDS[kind], "") if row[0] not in worked_out]
        yield from ((kind, *row) for row in rows)
        if not rows:
            yield kind, "", "", "nothing more"


def _entries(model: type[BaseModel], before: str, *, needed: bool = True) -> Iterator[tuple[str, str, str]]:
    for name, field in model.model_fields.items():
        inside, many = _inside(field.annotation)
        is_needed = "needed" if needed and field.is_required() and not _may_be_none(field.annotation) else ""
        if isinstance(inside, type) and issubclass(inside, BaseModel):
            numbered = f"{before}{name}.1." if many else f"{before}{name}."
            yield from _entries(inside, numbered, needed=bool(is_needed))
        else:
            words = _words(inside)
            yield (
                f"{before}{name}",
                is_needed,
                f"{words}; a line each if there are several" if many else words,
            )


def _may_be_none(annotation: Any) -> bool:
    return NoneType in get_args(annotation)


def _inside(annotation: Any) -> tuple[Any, bool]:
    """What is typed for a field, and whether there may be several."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _inside(inside[0])
    if origin in (Union, UnionType):
        return _inside(next(one for one in inside if one is not NoneType))
    if origin is tuple:
        return _inside(inside[0])[0], True
    return annotation, False


def _words(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"one of: {'; '.join(kind)}"
    return {date: "a day such as 2026-12-03", bool: "yes or no", int: "a whole number"}.get(kind, "text")


def parse_entries(kind: str, text: str) -> dict[str, object]:
    """The entries of an event as they were typed, a line each; a line without a name goes on with the last.

    Raises UsageError for a first line without a name and for an entry that stands there twice.
    """
    found: dict[str, object] = {}
    for name, value in _lines(text):
        _put(found, name.split("."), value, _is_many(kind, name.split(".", maxsplit=1)[0]))
    return {name: _in_order(value) for name, value in found.items()}


def _lines(text: str) -> Iterator[tuple[str, str]]:
    name, value = "", ""
    for line in text.splitlines():
        matched = _LINE.fullmatch(line)
        if matched:
            if name:
                yield name, value.strip()
            name, value = matched[1], matched[2]
        elif not name and line.strip():
            raise UsageError(f"“{line.strip()}” has no name. Write one entry a line, such as  party: head")
        else:
            value = f"{value}\n{line}"
    if name:
        yield name, value.strip()


def _is_many(kind: str, name: str) -> bool:
    field = KINDS[kind].model_fields.get(name)
    return field is not None and _inside(field.annotation)[1]


def _put(found: dict[str, object], path: list[str], value: str, many: bool) -> None:
    """The value at its place; what is not a list may stand there once."""
    first, *rest = path
    if not rest and many:
        held = found.setdefault(first, [])
        if isinstance(held, list):
            held.append(value)
            return
    elif not rest and first not in found:
        found[first] = value
        return
    elif rest:
        inner = found.setdefault(first, {})
        if isinstance(inner, dict):
            _put(inner, rest, value, many=False)
            return
    raise UsageError(f"“{first}” stands there twice. Leave one of the two out.")


def _in_order(value: object) -> object:
    """What is numbered as a list in the order of its numbers."""
    if not isinstance(value, Mapping):
        return value
    if value and all(str(key).isdigit() for key in value):
        return [value[key] for key in sorted(value, key=int)]
    return dict(value)
