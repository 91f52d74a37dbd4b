"""A Word file taken apart: its parts by name, what refers to what, and put together again."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from reportkit.exceptions import DocumentError
from reportkit.publishing.word.cleaning.names import REL, R, remove
from reportkit.publishing.word.cleaning.reading import parse_part, read_parts
from reportkit.publishing.word.packaging import content_types, write_entries

_TYPES = "[Content_Types].xml"
_WORDS = ("document", "header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Relation:
    """A part's reference to another part or, where it is external, to a place outside the file."""

    source: str
    id: str
    kind: str
    target: str
    is_external: bool

    @property
    def name(self) -> str:
        """The kind's last word: image, hyperlink, comments."""
        return self.kind.rpartition("/")[2]

    @property
    def part(self) -> str:
        """The name of the part referred to, from the top of the file."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(self.source), self.target)).lstrip(
            "/"
        )


@dataclass(slots=True)
class Container:
    """The file's parts, changed in place while it is cleaned. The package itself is the part named ""."""

    parts: dict[str, bytes]
    kinds: dict[str, str]
    _trees: dict[str, tuple[_Element, bytes]] = field(default_factory=dict)

    @property
    def main(self) -> str:
        """The name of the part that holds the text. Raises DocumentError where there is none."""
        for relation in self.relations(""):
            if relation.name == "officeDocument" and relation.part in self.parts:
                return relation.part
        raise DocumentError(
            "This is no Word document (.docx). Open it in Word and save it as a Word document."
        )

    def tree(self, name: str) -> _Element:
        """The part's XML. Raises DocumentError where it cannot be read."""
        if name not in self._trees:
            root = parse_part(name, self.parts[name])
            self._trees[name] = root, etree.tostring(root)
        return self._trees[name][0]

    def texts(self) -> Iterator[_Element]:
        """The parts that hold what a reader reads: the text, headers, footers, footnotes and endnotes."""
        yield from (self.tree(name) for name in self.text_parts())

    def text_parts(self) -> list[str]:
        """The names of those parts, the text first."""
        found = [one.part for one in self.relations(self.main) if one.name in _WORDS and not one.is_external]
        return [self.main, *dict.fromkeys(name for name in found if name in self.parts)]

    def xml_parts(self) -> list[str]:
        """The names of all parts in XML but the relations."""
        return [name for name, kind in self.kinds.items() if kind.endswith("xml") and name in self.parts]

    def relations(self, source: str) -> list[Relation]:
        """What the part refers to."""
        name = relations_of(source)
        return [_relation(source, node) for node in self.tree(name).iter(REL)] if name in self.parts else []

    def all_relations(self) -> list[Relation]:
        """What every part refers to."""
        return [one for source in ["", *self.parts] for one in self.relations(source)]

    def related(self, name: str) -> list[str]:
        """The names of the parts that the text refers to under this kind's last word."""
        found = (one for one in self.relations(self.main) if one.name == name and not one.is_external)
        return [one.part for one in found if one.part in self.parts]

    def drop(self, relation: Relation) -> None:
        """Forget a reference."""
        for node in list(self.tree(relations_of(relation.source)).iter(REL)):
            if node.get("Id", "") == relation.id:
                remove(node)

    def referring(self, relation: Relation) -> list[tuple[_Element, str]]:
        """The elements of the source that refer by the relation's id, each with the attribute that does."""
        if relation.source not in self.xml_parts():
            return []
        root = self.tree(relation.source)
        return [
            (node, str(key))
            for node in root.iter(etree.Element)
            for key, value in node.items()
            if value == relation.id and (str(key).startswith(R) or str(key).endswith("relid"))
        ]

    def keep_only(self, names: Iterable[str]) -> list[str]:
        """Forget every other part; the names of those."""
        kept = set(names)
        return [name for name in list(self.parts) if name not in kept and self.parts.pop(name) is not None]

    def packed(self) -> bytes:
        """The file's bytes; a part that was not changed is kept byte for byte."""
        entries = {name: self._written(name) for name in self.parts}
        kinds = [(f"/{name}", self.kinds[name]) for name in entries if not name.endswith(".rels")]
        return write_entries({_TYPES: content_types(kinds)} | entries)

    def replace(self, name: str, content: bytes) -> None:
        """Put other content in the part's place."""
        self.parts[name] = content
        self._trees.pop(name, None)

    def _written(self, name: str) -> bytes:
        root, before = self._trees.get(name, (None, b""))
        if root is None or etree.tostring(root) == before:
            return self.parts[name]
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def open_container(content: bytes) -> Container:
    """The file taken apart. Raises DocumentError for what is no Word file or cannot be opened."""
    return Container(*read_parts(content))


def relations_of(source: str) -> str:
    """The name of the part that holds what this one refers to."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(source: str, node: _Element) -> Relation:
    external = node.get("TargetMode") == "External"
    return Relation(source, node.get("Id", ""), node.get("Type", ""), node.get("Target", ""), external)
