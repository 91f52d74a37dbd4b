"""A Word file as its parts: read, changed and written with zipfile alone."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

Parts = dict[str, bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    }.items()
)
DOCUMENT, SETTINGS, STYLES, NUMBERING = (
    f"word/{name}.xml" for name in ("document", "settings", "styles", "numbering")
)


def read_package(path: Path) -> Parts:
    """Every part by its name, in order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_package(path: Path, parts: Parts, comment: bytes = b"") -> Path:
    """The parts as one file; the path."""
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)  # whatever is planted must still open
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def put(parts: Parts, name: str, before: str, xml: str) -> None:
    """The fragment put in front of the last place where `before` stands in a part."""
    text = parts[name].decode()
    place = text.rindex(before)
    head, rest = xml.split(">", 1)
    declared = f"{head[:-1]} {NAMESPACES}/>" if head.endswith("/") else f"{head} {NAMESPACES}>"
    parts[name] = (text[:place] + declared + rest + text[place:]).encode()


def in_body(parts: Parts, xml: str) -> None:
    """The fragment put at the end of the body."""
    put(parts, DOCUMENT, "<w:sectPr", xml)


def run(words: str, properties: str = "") -> str:
    """A run with the words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner: str) -> str:
    """A paragraph."""
    return f"<w:p>{inner}</w:p>"


def owner_rels(owner: str) -> str:
    """Where the relationships of a part stand."""
    folder, _, name = owner.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def relate(parts: Parts, target: str, kind: str, *, owner: str = DOCUMENT, external: bool = False) -> str:
    """A relationship of a part to a target; its id."""
    name = owner_rels(owner)
    if name not in parts:
        parts[name] = f'<Relationships xmlns="{RELS}"></Relationships>'.encode()
    id_ = f"rIdX{parts[name].count(b'<Relationship ') + 1}"
    mode = ' TargetMode="External"' if external else ""
    kind = kind if kind.startswith("http") else f"{R}/{kind}"
    found = f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"{mode}/>'
    parts[name] = parts[name].replace(b"</Relationships>", found.encode() + b"</Relationships>")
    return id_


def add_part(parts: Parts, name: str, content: str | bytes, content_type: str) -> None:
    """A part with its content type."""
    parts[name] = content.encode() if isinstance(content, str) else content
    types = "[Content_Types].xml"
    found = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
    parts[types] = parts[types].replace(b"</Types>", found.encode() + b"</Types>")


def add_word_part(parts: Parts, kind: str, content: str, *, owner: str = DOCUMENT) -> str:
    """A part of Word's own, as `comments` or `footnotes`, beside the document; its relationship's id."""
    add_part(parts, f"word/{kind}X.xml", content, f"{WORD}.{kind}+xml")
    return relate(parts, f"{kind}X.xml", kind, owner=owner)


def say(parts: Parts, words: str) -> None:
    """The words as a paragraph of the body."""
    in_body(parts, paragraph(run(words)))
