"""A working folder of the demo's own: settings, notebooks, templates and invented files, and nothing real."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from reportkit.exceptions import UsageError
from reportkit.invented.boroughs import Borough
from reportkit.pipeline.demo.stationery import stamped
from reportkit.places import Places
from reportkit.publishing.manifest import sha256_of, write_atomically

MARK = ".reportkit-demo.json"
_COPIED = ("params", "notebooks", "report_templates", "docs/policies")
_MOVED = ("REPORTKIT_SIOD", "REPORTKIT_DATABASE_URL")
_OFFER = "Every school may ask its link for a review; write to the team by 18 December 2026."
_FORUM = (date(2026, 7, 16), date(2026, 12, 17), date(2027, 3, 25))
_LAST_UPDATE = date(2026, 7, 3)


def check_folder(checkout: Places, target: Path) -> None:
    """Raises UsageError for a folder that is not the demo's, and where data would go elsewhere."""
    if (checkout.root / MARK).exists():
        raise UsageError(
            f"{checkout.root} is a demo's own folder. Change to the folder you cloned, and run it there."
        )
    if target.is_file() or (target.exists() and any(target.iterdir()) and not (target / MARK).is_file()):
        raise UsageError(f"{target} holds something else. Give a folder that is new with --to.")
    for name in _MOVED:
        if os.environ.get(name):
            raise UsageError(
                f"{name} is set, so invented schools would go where your own data are. Type  unset {name}  "
                "and run the demo again."
            )


# A plan of four terms reaches past the terms that are given for real authorities.
_FURTHER_TERMS = """\
# Invented, for the boroughs of the demo.
  - {season: spring, starts: 2028-01-04}
  - {season: summer, starts: 2028-04-18}
  - {season: autumn, starts: 2028-09-04}
"""


def make_folder(
    checkout: Places, target: Path, boroughs: Sequence[Borough], given: Mapping[str, bytes]
) -> Places:
    """The folder with everything in it; `given` is what is invented, by its path.

    A file that somebody has changed since it was written is left as it is. Raises UsageError for a folder
    in which something else was invented: two terms of different schools would be one record.
    """
    wanted = {**dict(_copied(checkout)), **dict(_settings(boroughs)), **given}
    made_of = sha256_of(b"".join(content for _, content in sorted(given.items())))
    held = _read_mark(target / MARK) or {"made_of": made_of, "files": {}}
    if held["made_of"] != made_of:
        raise UsageError(
            f"{target} holds a demo of other schools, or of another reportkit. Remove it, or give a folder "
            "that is new with --to."
        )
    _write_mark(target / MARK, held)
    for name, content in wanted.items():
        _write(target / name, content, held["files"].get(name))
    hashes = {name: sha256_of(content) for name, content in sorted(wanted.items())}
    _write_mark(target / MARK, {"made_of": made_of, "files": hashes})
    return Places(target.resolve())


def _read_mark(mark: Path) -> dict[str, Any] | None:
    return json.loads(mark.read_text(encoding="utf-8")) if mark.is_file() else None


def _write_mark(mark: Path, said: Mapping[str, Any]) -> None:
    write_atomically(mark, json.dumps(said, indent=0).encode())


def _copied(checkout: Places) -> Iterator[tuple[str, bytes]]:
    """Settings, notebooks and templates, these stamped; not the settings of real authorities."""
    for folder in _COPIED:
        for path in sorted((checkout.root / folder).rglob("*")):
            name = path.relative_to(checkout.root).as_posix()
            if path.is_file() and "/authorities/" not in name and not path.name.startswith("."):
                content = path.read_bytes()
                yield name, _for_demo(path, content)


def _for_demo(path: Path, content: bytes) -> bytes:
    """The file as the demo has it: templates stamped, and terms that reach far enough."""
    if path.name == "terms.yaml":
        return content + _FURTHER_TERMS.encode()
    return stamped(content) if path.suffix == ".docx" else content


def _settings(boroughs: Sequence[Borough]) -> Iterator[tuple[str, bytes]]:
    for borough in boroughs:
        said = {
            "name": borough.printed_name,
            "code": borough.code,
            "team": f"{borough.name} School Improvement Team (invented)",
            "policy": borough.policy,
            "has_five_aims": borough.has_five_aims,
            "update_sent_on": {"2026-summer": _LAST_UPDATE},
            "contact": f"{borough.name} School Improvement Team, team@{borough.slug}.example",
            "review_offer": _OFFER,
            "board": {
                "forum_on": list(_FORUM),
                "forum_papers_before": 7,
                "apologies_to": f"clerk@{borough.slug}.example",
            },
            "mail": {
                "sender": f"{borough.name} School Improvement Team <team@{borough.slug}.example>",
                "domains": [f".{borough.slug}.sch.example"],
                "board_domains": [f".{borough.slug}.sch.example", f"{borough.slug}.example"],
            },
        }
        text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
        yield f"params/authorities/{borough.slug}.yaml", text.encode()


def _write(path: Path, content: bytes, written: str | None) -> None:
    """The file as it has to be, unless somebody has changed it."""
    if path.is_file():
        held = path.read_bytes()
        if held == content or (written is not None and sha256_of(held) != written):
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content)
