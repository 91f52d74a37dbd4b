"""Small marks that Word leaves in the text: when it was typed, what it found misspelt, where one stopped."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.names import W, remove, remove_all, unwrap, w
from reportkit.publishing.word.cleaning.related import drop_xml_notes
from reportkit.publishing.word.cleaning.wording import counted, quoted

_SESSIONS = w("rsids", "rsid")
_LIMITS = w("permStart", "permEnd")
_TAGS = w("smartTag", "customXml")
_OWN = re.compile(r"^(?:_GoBack|_Hlk\d+|OLE_LINK\d+)$")
_NOTES = ("footnote", "endnote")


def drop_marks(held: Container) -> list[str]:
    """What was taken out, each kind counted."""
    removed = drop_xml_notes(held)
    trees = [held.tree(name) for name in held.xml_parts() if not name.endswith(".rels")]
    sessions = sum(_drop_sessions(root) for root in trees)
    texts = list(held.texts())
    spelling = sum(remove_all(root, w("proofErr")) for root in texts)
    limits = sum(remove_all(root, _LIMITS) for root in texts)
    tags = sum(_drop_tags(root) for root in texts)
    places = _drop_bookmarks(texts)
    return [
        *removed,
        *_said(
            sessions,
            "mark of which words were typed in one sitting",
            "marks of which words were typed in one sitting",
        ),
        *_said(spelling, "mark of a misspelling", "marks of misspellings"),
        *_said(limits, "mark of who may edit where", "marks of who may edit where"),
        *_said(tags, "smart tag"),
        *_said(places, "bookmark of Word’s own", "bookmarks of Word’s own"),
        *_drop_notes(held),
    ]


def _said(number: int, one: str, many: str = "") -> list[str]:
    return [counted(number, one, many)] if number else []


def _drop_sessions(root: _Element) -> int:
    """How many marks were taken out; those in an attribute and those in a list of their own."""
    number = remove_all(root, _SESSIONS)
    for node in root.iter(etree.Element):
        for key in [key for key in node.attrib if str(key).startswith(f"{W}rsid")]:
            del node.attrib[key]
            number += 1
    return number


def _drop_tags(root: _Element) -> int:
    remove_all(root, w("smartTagPr", "customXmlPr"))
    found = list(root.iter(*_TAGS))
    for node in found:
        unwrap(node)
    return len(found)


def _drop_bookmarks(texts: list[_Element]) -> int:
    """Word's own that nothing refers to; and ends without a beginning, or the other way round, unsaid."""
    codes = " ".join(_references(texts))
    number = 0
    for root in texts:
        starts = {node.get(f"{W}id"): node for node in root.iter(f"{W}bookmarkStart")}
        own = {key for key, node in starts.items() if _is_own(node.get(f"{W}name", ""), codes)}
        ends = {node.get(f"{W}id") for node in root.iter(f"{W}bookmarkEnd")}
        number += len(own)
        gone = own | (starts.keys() ^ ends)
        for node in list(root.iter(*w("bookmarkStart", "bookmarkEnd"))):
            if node.get(f"{W}id") in gone:
                remove(node)
    return number


def _is_own(name: str, codes: str) -> bool:
    return bool(_OWN.match(name)) and name not in codes


def _references(texts: list[_Element]) -> list[str]:
    nodes = [node for root in texts for node in root.iter(*w("instrText", "fldSimple", "hyperlink"))]
    return [f"{node.text or ''}{node.get(f'{W}instr', '')}{node.get(f'{W}anchor', '')}" for node in nodes]


def _drop_notes(held: Container) -> list[str]:
    """Footnotes and endnotes that the text no longer refers to."""
    words: list[str] = []
    for kind in _NOTES:
        used = {node.get(f"{W}id") for root in held.texts() for node in root.iter(f"{W}{kind}Reference")}
        for name in held.related(f"{kind}s"):
            for note in list(held.tree(name)):
                if isinstance(note.tag, str) and not note.get(f"{W}type") and note.get(f"{W}id") not in used:
                    words.append("".join(map(str, note.itertext())))
                    remove(note)
    return [f"{counted(len(words), 'note')} nothing refers to: {quoted(' … '.join(words))}"] if words else []
