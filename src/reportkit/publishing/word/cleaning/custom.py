"""Data kept beside the text: only what a content control shows stays."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.names import W, ancestor, remove
from reportkit.publishing.word.cleaning.wording import counted

_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_KEPT_PROPERTIES = ("title", "subject", "category", "language")
# The stores that stand for the file's own properties, some of which are not in the copy.
_OWN = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}",
    "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}",
}


def drop_custom_xml(held: Container) -> list[str]:
    """What was taken out: ink, and data that no content control shows."""
    ink = sum(_drop_ink(held, name) for name in held.text_parts())
    unbound = sum(_unbind(node) for root in held.texts() for node in list(root.iter("{*}dataBinding")))
    bound = {_identifier(node) for root in held.texts() for node in root.iter("{*}dataBinding")}
    gone = 0
    for relation in held.all_relations():
        if relation.name == "customXml" and not _stores(held, relation.part) & bound:
            held.drop(relation)
            gone += 1
    return [
        *([f"{counted(ink, 'drawing')} in ink"] if ink else []),
        *([f"{counted(gone, 'set')} of data beside the text"] if gone else []),
        *(
            [f"{counted(unbound, 'tie')} of the text to a property not in the copy: the words are kept"]
            * (unbound > 0)
        ),
    ]


def _identifier(binding: _Element) -> str:
    return binding.get(f"{W}storeItemID", "").upper()


def _unbind(binding: _Element) -> int:
    path = binding.get(f"{W}xpath", "")
    if _identifier(binding) not in _OWN or any(f":{name}[" in path for name in _KEPT_PROPERTIES):
        return 0
    remove(binding)
    return 1


def _stores(held: Container, name: str) -> set[str]:
    return set(_itemids(held, name))


def _itemids(held: Container, name: str) -> Iterator[str]:
    for relation in held.relations(name):
        if relation.name == "customXmlProps" and relation.part in held.parts:
            yield held.tree(relation.part).get(f"{_STORE}itemID", "").upper()


def _drop_ink(held: Container, name: str) -> int:
    found = list(held.tree(name).iter("{*}contentPart"))
    for node in found:
        choice = ancestor(
            node, "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
        )
        drawing = ancestor(node, f"{W}drawing")
        whole = choice if choice is not None else drawing
        remove(node if whole is None else whole)
    return len(found)
