"""Settings files for one test."""

from __future__ import annotations

from pathlib import Path

AUTHORITY = {"name": "Hillingdon", "code": '"312"', "team": "School Improvement Team"}
THRESHOLD = '{value: "1", standing: local setting, owner: Team, set_on: 2026-11-22}'
TERMS = """terms:
  - {season: spring, starts: 2027-01-04}
  - {season: autumn, starts: 2026-09-01}
  - {season: summer, starts: 2027-04-12}
"""


def write_authority(params: Path, **changed: str) -> Path:
    """A folder of settings with one authority, hillingdon, some entries changed."""
    lines = [f"{key}: {value}" for key, value in (AUTHORITY | changed).items()]
    return write(params, "authorities/hillingdon.yaml", "\n".join(lines))


def write(params: Path, name: str, text: str) -> Path:
    """The folder, after the file is written in it."""
    path = params / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return params
