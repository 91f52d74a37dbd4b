"""A Word file taken apart: its parts by name, what refers to what, and put together again."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

from reportkit.exceptions import DocumentError
from reportkit.publishing.word.cleaning.names import REL, R, remove
from reportkit.publishing.word.packaging import content_types, write_entries

_TYPES = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_MOST_BYTES = 300_000_000
_OLD, _LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
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
            root = _parsed(name, self.parts[name])
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
            if node.get("Id") == relation.id:
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
    if content.startswith(_OLD):
        raise DocumentError(_why_old(content))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = dict(_entries(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise DocumentError(
            "The file is broken and cannot be opened. Build the document again, or open it in Word, "
            "let Word repair it, and save it."
        ) from error
    if _TYPES not in entries:
        raise DocumentError(
            "This is no Word document (.docx). Open it in Word and save it as a Word document."
        )
    kinds = _kinds(_parsed(_TYPES, entries.pop(_TYPES)), entries)
    return Container(entries, kinds)


def _why_old(content: bytes) -> str:
    if _LOCKED in content:
        return "The document is locked with a password. Open it in Word, take the password off, and save it."
    return "This is a document of an old kind (.doc). Open it in Word and save it as a Word document (.docx)."


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
        raise DocumentError(
            "The file unpacks to over 300 MB. Make its pictures smaller in Word, and save it."
        )
    names = [entry.filename.lower() for entry in archive.infolist()]
    if len(set(names)) < len(names):
        raise DocumentError("The file holds two parts of one name. Open it in Word and save it again.")
    for entry in archive.infolist():
        if not entry.is_dir():
            yield entry.filename.lstrip("/"), archive.read(entry)


def _parsed(name: str, content: bytes) -> _Element:
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise DocumentError(
            f"The document is broken: its part {name} cannot be read. Open it in Word and save it."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(
            f"The part {name} brings rules of its own, as Word never does. Build the document again."
        )
    return root


def _kinds(types: _Element, entries: Iterable[str]) -> dict[str, str]:
    given = {node.get("PartName", "").lstrip("/").lower(): node.get("ContentType", "") for node in types}
    by_ending = {node.get("Extension", "").lower(): node.get("ContentType", "") for node in types}
    return {
        name: given.get(name.lower()) or by_ending.get(name.rpartition(".")[2].lower(), "")
        for name in entries
    }


def relations_of(source: str) -> str:
    """The name of the part that holds what this one refers to."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(source: str, node: _Element) -> Relation:
    external = node.get("TargetMode") == "External"
    return Relation(source, node.get("Id", ""), node.get("Type", ""), node.get("Target", ""), external)
