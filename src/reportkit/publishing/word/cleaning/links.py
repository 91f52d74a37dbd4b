"""Links that lead to the writer's own drive or server, and pictures that are fetched from elsewhere."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container, Relation
from reportkit.publishing.word.cleaning.local import is_local, names_a_place
from reportkit.publishing.word.cleaning.names import R, W, remove, unwrap, w
from reportkit.publishing.word.cleaning.wording import counted, listed

_HOLDERS = w("drawing", "pict", "object")
_DESCRIBING = ("name", "descr", "title", "alt", "{urn:schemas-microsoft-com:office:office}title")


def drop_local_links(held: Container) -> list[str]:
    """What was taken out: the links by their targets, linked pictures, paths in descriptions."""
    links: list[str] = []
    pictures: list[str] = []
    for relation in held.all_relations():
        if not relation.is_external:
            continue
        if relation.name == "image":
            pictures.append(relation.target)
            _drop_picture(held, relation)
        elif relation.name == "hyperlink" and is_local(relation.target):
            links.append(relation.target)
            _drop_link(held, relation)
    paths = [path for root in held.texts() for path in _drop_paths(root)]
    return [
        *_said(links, "link to a place on a drive or server"),
        *_said(pictures, "link to a picture kept elsewhere", "links to pictures kept elsewhere"),
        *_said(paths, "path of a file behind a picture", "paths of files behind pictures"),
    ]


def _said(found: list[str], one: str, many: str = "") -> list[str]:
    return [f"{counted(len(found), one, many)}: {listed(found)}"] if found else []


def _drop_link(held: Container, relation: Relation) -> None:
    """The words of a link stay."""
    for node, key in held.referring(relation):
        if node.tag == f"{W}hyperlink":
            unwrap(node)
        elif etree.QName(node).localname.startswith("hlink"):
            remove(node)
        else:
            del node.attrib[key]
    held.drop(relation)


def _drop_picture(held: Container, relation: Relation) -> None:
    """A picture that is also kept in the file stays; one that is only fetched was never part of it."""
    for node, key in held.referring(relation):
        del node.attrib[key]
        if node.get(f"{R}embed") or node.get(f"{R}id"):
            continue
        holder = next(node.iterancestors(*_HOLDERS), None)
        remove(node if holder is None else holder)
    held.drop(relation)


def _drop_paths(root: _Element) -> list[str]:
    found = []
    for node in root.iter("{*}docPr", "{*}cNvPr", "{urn:schemas-microsoft-com:vml}*"):
        for key in _DESCRIBING:
            value = node.get(key, "")
            if names_a_place(value):
                found.append(value)
                node.set(key, "")
    return list(dict.fromkeys(found))
