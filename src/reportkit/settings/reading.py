"""Settings files read strictly: unknown or misspelt entries are refused, by file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from reportkit.exceptions import UsageError
from reportkit.settings.loader import in_plain_words, parse_yaml, text_of


class Setting(BaseModel):
    """One entry of a settings file; nothing that is not named here may stand in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_S = TypeVar("_S", bound=Setting)


def read_settings(path: Path, kind: type[_S]) -> _S:
    """The file as settings. Raises UsageError saying which entry is wrong and what was expected."""
    try:
        return kind.model_validate(_read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = " > ".join(str(part) for part in first["loc"]) or "the file"
        raise UsageError(
            f"{path.name}: “{where}” is not right: {first['msg'].lower()}. Correct it in {path}."
        ) from error


def _read_yaml(path: Path) -> Any:
    text = text_of(path)
    with in_plain_words(path.name):
        return parse_yaml(text)
