"""Settings files read strictly: unknown or misspelt entries are refused, by file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from reportkit.exceptions import UsageError
from reportkit.settings.loader import parse_yaml


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
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"There is no settings file {path}. Put it back from the project's copy.") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path.name} is not saved as UTF-8. Save {path} again with that encoding."
        ) from error
    except ValueError as error:  # PyYAML makes a date of 2026-09-31 without checking that there is one
        raise UsageError(
            f"{path.name}: it has a date that cannot be ({error}). Correct it in {path}."
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise UsageError(f"{path.name}{line}: this is not valid YAML. Check the indents.") from error
