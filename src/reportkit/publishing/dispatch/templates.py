"""The words of a letter, from templates that a person may edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A letter's words: the subject on one line, the plain text, and the same in HTML."""

    subject: str
    text: str
    html: str


def find_email_templates() -> Path:
    """The folder of templates: in the current folder, else the one that came with the package."""
    raise NotImplementedError


def render_email(folder: Path, kind: str, fields: Mapping[str, object]) -> Written:
    """The words of a kind of letter. Raises UsageError naming file, line, and the fields there are."""
    raise NotImplementedError
