"""Parts that a document carries along: what of them is kept, what is taken out."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from reportkit.publishing.word.cleaning.container import Container, Relation
from reportkit.publishing.word.cleaning.names import ancestor, remove
from reportkit.publishing.word.cleaning.refusing import refuse_unknown
from reportkit.publishing.word.cleaning.wording import counted

_KEPT = frozenset(
    [
        *("officeDocument", "core-properties", "extended-properties"),
        *("styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable", "font"),
        *("theme", "themeOverride", "header", "footer", "footnotes", "endnotes", "image", "hyperlink"),
        *("chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "customXml"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
        *("customXmlProps",),
    ]
)
_SAID = {
    "thumbnail": "the small preview of the first page",
    "glossaryDocument": "the building blocks kept with it",
    "printerSettings": "the settings of a printer",
    "keyMapCustomizations": "keyboard shortcuts",
    "taskpanes": "an add-in of Word",
    "webextensiontaskpanes": "an add-in of Word",
    "webextension": "an add-in of Word",
    "extensibility": "buttons added to Word",
    "classificationlabels": "the sensitivity label that the council’s Word put on it",
    "LabelInfo": "the sensitivity label that the council’s Word put on it",
    "origin": "a digital signature, which holds for no changed copy",
    "hdphoto": "the picture as it was before an artistic effect",
    "recipientData": "who was to get a mail merge",
    "documenttasks": "tasks given to people",
}


def drop_related(held: Container) -> list[str]:
    """What was taken out. Raises DocumentError for something shown that is not known here."""
    found: Counter[str] = Counter()
    for relation in held.all_relations():
        if relation.name in _KEPT:
            continue
        if relation.name not in _SAID and held.referring(relation):
            refuse_unknown(relation)
        _detach(held, relation)
        found[_SAID.get(relation.name, f"a part of a kind unknown here ({relation.name})")] += 1
    return [
        words if number == 1 else f"{words} ({counted(number, 'time')})" for words, number in found.items()
    ]


def _detach(held: Container, relation: Relation) -> None:
    for node, _ in held.referring(relation):
        extension = ancestor(node, "{http://schemas.openxmlformats.org/drawingml/2006/main}ext")
        remove(node if extension is None else extension)
    held.drop(relation)


def drop_xml_notes(held: Container) -> list[str]:
    """What was taken out of the XML itself, where Word never looks: notes and instructions."""
    notes = 0
    for name in held.xml_parts():
        for node in list(held.tree(name).iter(etree.Comment, etree.ProcessingInstruction)):
            notes += 1
            _lift_tail(node)
            remove(node)
    return [f"{counted(notes, 'note')} in the file that Word never shows"] if notes else []


def _lift_tail(node: etree._Element) -> None:
    """The text behind a note goes to what stands before it."""
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (node.tail or "")
