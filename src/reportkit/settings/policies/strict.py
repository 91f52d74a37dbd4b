"""Types that take what was written and nothing near it: YAML's `no` is no text, `0123` no number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

from pydantic import AfterValidator, BeforeValidator, Field, Strict, ValidationError
from pydantic_core import ErrorDetails

from reportkit.exceptions import UsageError
from reportkit.settings.lines import LinedYaml, read_lined
from reportkit.settings.loader import text_of
from reportkit.settings.reading import Setting


def _only_text(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError('a number is written in quotes, such as "0.5"')
    return value


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("it is blank")
    return text


Text = Annotated[str, Field(min_length=1), AfterValidator(_not_blank)]
Day = Annotated[date, Strict()]
Whole = Annotated[int, Strict(), Field(ge=1)]
Truth = Annotated[bool, Strict()]
Exact = Annotated[Decimal, BeforeValidator(_only_text)]
Indicator = Annotated[int, Strict(), Field(ge=1, le=11)]

_S = TypeVar("_S", bound=Setting)
_REMEDIES = {
    "extra_forbidden": "no such entry is known. Remove it or correct its spelling",
    "missing": "it is missing. Add it",
    "union_tag_not_found": "it has no kind. Add one",
    "string_too_short": "it is empty. Write it out",
}


def read_strictly(path: Path, kind: type[_S]) -> tuple[_S, LinedYaml]:
    """The file as settings, and its lines. Raises UsageError with file, line and what to do."""
    found, lined = _read_text(path.name, text_of(path), kind)
    return cast("_S", found), lined


@lru_cache(maxsize=16)
def _read_text(file: str, text: str, kind: type[Setting]) -> tuple[Setting, LinedYaml]:
    """What the text says: each act of a sheet asks for the whole policy again."""
    lined = read_lined(file, text)
    try:
        return kind.model_validate(lined.content), lined
    except ValidationError as error:
        raise _told(lined, error.errors()[0]) from error


def refusal(lined: LinedYaml, where: tuple[str | int, ...], problem: str) -> UsageError:
    """An error that says which entry, on which line of which file, and what to do."""
    return UsageError(f"{lined.file}, line {lined.line_of(*where)}: “{lined.name_of(*where)}”: {problem}.")


def _told(lined: LinedYaml, first: ErrorDetails) -> UsageError:
    where = tuple(first["loc"])
    return refusal(lined, _in_file(lined, where, first["type"]), _problem(first))


def _in_file(lined: LinedYaml, where: tuple[str | int, ...], kind: str) -> tuple[str | int, ...]:
    """The place without the tags that pydantic adds for kinds of rule, which the file does not have."""
    at: Any = lined.content  # lists and mappings, as the error has walked them
    kept: list[str | int] = []
    for part in where if kind != "missing" else where[:-1]:
        inside = dict(enumerate(at)) if isinstance(at, list) else at
        if part in inside:
            kept.append(part)
            at = inside[part]
    return (*kept, where[-1]) if kind == "missing" else tuple(kept)


def _problem(first: ErrorDetails) -> str:
    kind, value = first["type"], first["input"]
    if kind == "string_type":
        return f"YAML reads it as {value!r}, which is not text. Put quotes round it"
    if kind == "union_tag_invalid":
        return f"“{first['ctx']['tag']}” is no kind of rule. It is one of {first['ctx']['expected_tags']}"
    if kind in _REMEDIES:
        return _REMEDIES[kind]
    message = first["msg"].removeprefix("Value error, ")
    return f"{message[0].lower()}{message[1:]}. Correct it"
