"""Fields show their last result until Word updates them; one without a result shows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, text_in, value
from reportkit.publishing.word.accessibility.findings import Finding

_TRUE = ("1", "true", "on")


def check_fields(built: BuiltDocument) -> Iterator[Finding]:
    """Every field holds its result, and nothing makes Word ask whether to update fields."""
    settings = built.parts.get("word/settings.xml")
    asks = settings.find(q("w:updateFields")) if settings is not None else None
    if asks is not None and value(asks) not in ("0", "false", "off"):
        yield Finding("fields", "the settings", "Remove updateFields: Word would ask a question on opening.")
    for story in built.stories():
        yield from _without_result(story)
        yield from _dirty(story)


def _without_result(story: _Element) -> Iterator[Finding]:
    for simple in story.iter(q("w:fldSimple")):
        if not text_in(simple).strip():
            yield _empty(value(simple, "w:instr"))
    open_fields: list[list[str]] = []
    for mark in story.iter(q("w:fldChar"), q("w:instrText"), q("w:t")):
        yield from _follow(mark, open_fields)


def _follow(mark: _Element, open_fields: list[list[str]]) -> Iterator[Finding]:
    """Keep [instruction, stage and result] of the fields that are open; a closed one may be found empty."""
    kind = value(mark, "w:fldCharType")
    if kind == "begin":
        open_fields.append(["", "", ""])
    elif kind == "separate" and open_fields:
        open_fields[-1][1] = kind
    elif kind == "end" and open_fields:
        instruction, _, result = open_fields.pop()
        if not result.strip():
            yield _empty(instruction)
        if open_fields:
            open_fields[-1][2] += result
    elif open_fields:
        open_fields[-1][0 if mark.tag == q("w:instrText") else 2] += mark.text or ""


def _dirty(story: _Element) -> Iterator[Finding]:
    for mark in story.iter(q("w:fldChar"), q("w:fldSimple")):
        if value(mark, "w:dirty") in _TRUE:
            yield Finding(
                "fields", "a field marked as out of date", "Write its result and take the mark away."
            )


def _empty(instruction: str) -> Finding:
    return Finding(
        "fields", f"the field {' '.join(instruction.split()) or 'without a code'}", "Write its result."
    )
