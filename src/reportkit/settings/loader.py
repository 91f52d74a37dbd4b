"""YAML read safely, by the library's C code where it is there: it reads a policy in a tenth of the time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from reportkit.exceptions import UsageError

SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str) -> Any:
    """What the text says. Raises yaml.YAMLError for what is not YAML, ValueError for an impossible date."""
    loader = SafeLoader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def text_of(path: Path) -> str:
    """A settings file's text. Raises UsageError for a file that is not there or not in UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UsageError(
            f"There is no settings file {path.name} in {path.parent.name}. "
            "Put it back from the project's copy."
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not saved as UTF-8. Save it again with that encoding.") from error


@contextmanager
def in_plain_words(file: str) -> Iterator[None]:
    """Within it what YAML refuses is a UsageError that says where it is and what to do."""
    try:
        yield
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = "this is not valid YAML. Check the indents and quotes."
        raise UsageError(f"{file}{line}: {problem}") from error
    except ValueError as error:  # PyYAML makes a date of 2026-09-31 without checking that there is one
        raise UsageError(f"{file}: it has a date that cannot be ({error}). Correct it in {file}.") from error
