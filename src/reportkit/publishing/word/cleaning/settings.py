"""What the settings keep of who worked on the document and with what."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.names import W, remove
from reportkit.publishing.word.cleaning.wording import counted, listed

_SAID = {
    "attachedTemplate": "the path of its template",
    "linkStyles": "",
    "mailMerge": "the settings and the source of a mail merge",
    "saveThroughXslt": "the path of a conversion",
    "attachedSchema": "schemes attached to it",
    "schemaLibrary": "schemes attached to it",
    "smartTagType": "kinds of smart tags",
    "trackRevisions": "",
    "revisionView": "",
    "proofState": "",
    "activeWritingStyle": "",
    "docId": "Word’s own number of the document",
}
_KINDS = {"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData", "transform"}


def clean_settings(held: Container) -> list[str]:
    """What was taken out of the settings."""
    removed: list[str] = []
    for name in held.related("settings"):
        targets = [one.target for one in held.relations(name) if one.name in _KINDS]
        root = held.tree(name)
        removed += _variables(root)
        removed += [said for node in list(root) if (said := _clean(node))]
        for relation in held.relations(name):
            if relation.name in _KINDS:
                held.drop(relation)
        removed += [f"the places of files it was made with: {listed(targets)}"] if targets else []
    return list(dict.fromkeys(removed))


def _clean(node: _Element) -> str:
    name = etree.QName(node).localname if isinstance(node.tag, str) else ""
    if name not in _SAID:
        return ""
    remove(node)
    return _SAID[name]


def _variables(root: _Element) -> list[str]:
    names = [one.get(f"{W}name", "") for one in root.iter(f"{W}docVar")]
    for node in root.findall(f"{W}docVars"):
        remove(node)
    return [f"{counted(len(names), 'document variable')}: {listed(names)}"] if names else []
