"""National changes that affect schools, each checked by a person against a published source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportkit.settings.reading import Setting, read_settings


class NationalChange(Setting):
    """One change: when, what it means for schools, and where it is published."""

    day: date
    date_words: str
    what: str
    source: str
    until: date


class _NationalChanges(Setting):
    reviewed_on: date
    changes: tuple[NationalChange, ...]


def read_national_changes(params: Path, as_at: date) -> tuple[NationalChange, ...]:
    """The changes still worth telling on the day, earliest first; ones after `until` are left out."""
    read = read_settings(params / "national_changes.yaml", _NationalChanges)
    current = [change for change in read.changes if as_at <= change.until]
    return tuple(sorted(current, key=lambda change: change.day))
