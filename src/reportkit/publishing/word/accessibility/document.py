"""Rules about the document as a whole: its language, its title, its paper."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, quoted, value
from reportkit.publishing.word.accessibility.findings import Finding

_LANGUAGE = "en-GB"
_A4 = {11906, 16838}
_TOLERANCE = 20


def check_language(built: BuiltDocument) -> Iterator[Finding]:
    """A screen reader speaks the language that the file names: British English, throughout."""
    defaults = built.parts["word/styles.xml"].find(f"{q('w:docDefaults')}//{q('w:lang')}")
    if value(defaults) != _LANGUAGE:
        yield Finding("language", "the template's defaults", f"Set the proofing language to {_LANGUAGE}.")
    for story in (*built.stories(), *built.styles.values()):
        for mark in story.iter(q("w:lang")):
            if value(mark, "w:val") not in ("", _LANGUAGE):
                yield Finding("language", _around(mark), f"Set the proofing language to {_LANGUAGE}.")


def check_title(built: BuiltDocument) -> Iterator[Finding]:
    """The file's title property is read out first, and stands on the window."""
    core = built.parts.get("docProps/core.xml")
    title = core.findtext(q("dc:title")) if core is not None else ""
    if not (title or "").strip():
        yield Finding("title", "the file's properties", "Give the document a title.")


def check_page_size(built: BuiltDocument) -> Iterator[Finding]:
    """Paper here is A4."""
    for number, size in enumerate(built.body.iter(q("w:pgSz")), start=1):
        edges = sorted((int(value(size, "w:w") or 0), int(value(size, "w:h") or 0)))
        if any(abs(edge - a4) > _TOLERANCE for edge, a4 in zip(edges, sorted(_A4), strict=True)):
            yield Finding("page-size", f"section {number}", "Set the paper size to A4.")


def _around(mark: _Element) -> str:
    for tag in ("w:r", "w:p", "w:style"):
        around = next(mark.iterancestors(q(tag)), None)
        if around is not None:
            return (
                f"style “{value(around.find(q('w:name')))}”"
                if tag == "w:style"
                else f"the text {quoted(around)}"
            )
    return "the document"
