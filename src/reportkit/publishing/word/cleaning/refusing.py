"""What cannot be cleaned, and so is not sent."""

from __future__ import annotations

from typing import Never

from reportkit.exceptions import DocumentError
from reportkit.publishing.word.cleaning.container import Container, Relation
from reportkit.publishing.word.cleaning.names import w

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = "purl.oclc.org"
_MACRO = ("vbaProject", "wordVbaData", "vbaProjectSignature")
_REFUSED = {
    "oleObject": "an object of another program",
    "package": "another file",
    "aFChunk": "another document",
    "subDocument": "a part kept in another file",
    "control": "a control that runs a program (ActiveX)",
    "activeXControlBinary": "a control that runs a program (ActiveX)",
    "video": "a video",
    "audio": "a sound",
    "media": "a video or sound",
}


def refuse_unclean(held: Container) -> list[str]:
    """Nothing. Raises DocumentError for a document that holds what a copy cannot be made without."""
    _refuse_macros(held)
    kind = held.kinds[held.main]
    if any(_STRICT in relation.kind for relation in held.relations("")):
        _refuse("it is saved as “Strict Open XML”", "save it as a Word document (.docx)")
    if kind != _MAIN:
        _refuse("it is no plain Word document", "save it as a Word document (.docx)")
    for relation in held.all_relations():
        if relation.name in _REFUSED and not _is_behind_chart(held, relation):
            _refuse(f"it holds {_REFUSED[relation.name]}", "take it out, or put a picture of it there")
    for root in held.texts():
        if next(root.iter("{*}OLEObject", *w("control", "altChunk", "subDoc", "movie")), None) is not None:
            _refuse("it holds an object of another program", "take it out, or put a picture of it there")
    return []


def _refuse_macros(held: Container) -> None:
    names = any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in held.parts)
    kinds = any("macroEnabled" in kind or "vba" in kind.lower() for kind in held.kinds.values())
    if names or kinds or any(relation.name in _MACRO for relation in held.all_relations()):
        _refuse("it holds a macro", "save it as a Word document without macros (.docx)")


def _is_behind_chart(held: Container, relation: Relation) -> bool:
    return "chart" in held.kinds.get(relation.source, "").lower()


def refuse_unknown(relation: Relation) -> Never:
    """Raise DocumentError for something that is shown and that reportkit does not know."""
    _refuse(f"it holds something unknown here ({relation.name})", "take it out, or put a picture of it there")


def _refuse(why: str, remedy: str) -> Never:
    raise DocumentError(f"The document cannot be sent: {why}. Open it in Word, {remedy}, and save it.")
