"""A board pack of the invented borough built whole, and a look at it that shares nothing with the guard."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from reportkit.invented.boroughs import InventedSchool
from reportkit.pipeline.board import AskedPack, build_board_pack
from reportkit.pipeline.board.building import BuiltPack
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.recording import record
from reportkit.pipeline.demo.running import Demo
from reportkit.pipeline.demo.seeing import Seen
from reportkit.pipeline.demo.working import DAY, MEETING
from reportkit.pipeline.executing import start_executor

AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
WHO = "Winifred Saltmarsh"


def build_pack(demo: Demo, step: Callable[[str], None] = lambda words: None) -> BuiltPack:
    """The pack of the next meeting; `step` is told what is done."""
    asked = AskedPack("wexcombe", MEETING, DAY, WHO, "For the board.", at=AT)
    return build_board_pack(demo.places, asked, start_executor(), step)


def write_down(demo: Demo, kind: str, *, corrects: str | None = None, **values: object) -> str:
    """Something of the board recorded; its id."""
    asked = Asked(authority="wexcombe", by=WHO, at=AT, on=DAY, why="A test of the papers.", corrects=corrects)
    return record(demo.places, asked, kind, values).event.id


def at_risk_in_secret(seen: Seen) -> list[InventedSchool]:
    """The schools on the register, or watched, that no inspection's outcome gives away."""
    acts = ("gobar", "not_on_sarr")
    stories = {
        story.id
        for story in seen.invented.team.stories
        if any(act.act == "decision" and act.says.get("category") in acts for act in story.acts)
    }
    graded = ("ri-", "special-measures", "serious", "significant")
    cast = seen.invented.cast
    return [
        cast[one]
        for one in sorted(stories)
        if not any(each.startswith(graded) for each in cast[one].circumstances)
    ]


def everything_in(path: Path) -> str:
    """Every letter of every part of a file, tags taken out, as one text; and its name."""
    if path.suffix != ".docx":
        return f"{path.name}\n{path.read_text(encoding='utf-8')}"
    with zipfile.ZipFile(path) as archive:
        raw = [
            archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if "media" not in name
        ]
    text = "\n".join(raw)
    return "\n".join((path.name, unescape(text), unescape(re.sub(r"<[^>]+>", "", text))))
