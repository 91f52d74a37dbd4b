"""Writing a Word package so that the same content gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
}
_ALREADY_PACKED = ("png", "jpg", "jpeg", "gif")


def write_package(package: OpcPackage) -> bytes:
    """The package as the bytes of a Word file."""
    return write_entries(dict(_entries(package)))


def write_entries(entries: Mapping[str, bytes]) -> bytes:
    """A zip file of the entries: sorted, dates fixed, pictures stored as they are."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(entries, key=_place):
            archive.writestr(_entry(name), entries[name], compresslevel=6)
    return buffer.getvalue()


def content_types(kinds: Iterable[tuple[str, str]]) -> bytes:
    """The part that names each part's content type, from (part name, content type)."""
    parts = sorted(kinds)
    present = {_extension(name) for name, _ in parts} | {"rels", "xml"}
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(_DEFAULTS.items())
        if extension in present
    )
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in parts
        if _DEFAULTS.get(_extension(name)) != kind
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'.encode()


def _place(name: str) -> tuple[bool, str]:
    # Programs that sniff the type of a file look for the content types first.
    return name != _CONTENT_TYPES, name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    # Otherwise the operating system writes itself into the file.
    entry.create_system, entry.external_attr = 3, 0o600 << 16
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_ALREADY_PACKED) else zipfile.ZIP_DEFLATED
    return entry


def _entries(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    parts: list[Part] = list(package.iter_parts())
    yield _CONTENT_TYPES, content_types((str(part.partname), part.content_type) for part in parts)
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.lstrip("/"), part.rels.xml


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()
