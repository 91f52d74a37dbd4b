"""A look at a built file’s marking and leftovers that shares nothing with the guard (domain B2, B4)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from reportkit.publishing.word.cleaning import clean_copy

MARKED = "OFFICIAL-SENSITIVE"
_HANDLING = re.compile(rf"{MARKED}(?: when filled in)?: for (?:\S+ ){{3,}}")
_HEADERS = re.compile(r"word/header\d*\.xml|xl/worksheets/sheet\d+\.xml")
_HEADER_OF_SHEET = re.compile(r"<oddHeader>&amp;C(.*?)</oddHeader>", re.DOTALL)
_CATEGORY = re.compile(r"<(?:\w+:)?category[^>]*>(.*?)</", re.DOTALL)
_WHO = re.compile(r"<(?:\w+:)?(?:creator|lastModifiedBy|manager|company)\b[^>]*>[^<]+<", re.IGNORECASE)
_PATH = re.compile(r"file:|[A-Z]:\\|(?<![\w.])/(?:tmp|home|Users|root|work|var|mnt|private)/")
_RISK = re.compile(
    r"risk|sarr|gobar|category|concern|inadequate|special.measures|warning|intensive|enhanced|core|watch|red\b|amber"
)


def faults(path: Path, *, is_marked: bool) -> list[str]:
    """What a built Word file or workbook has wrong with its marking, or tells of who made it and where."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    told = {name: unescape(part.decode()) for name, part in held.items() if name.endswith((".xml", ".rels"))}
    found = [*_of_marking(held, is_marked=is_marked)]
    found += [f"{name}: {said[0]}" for name, text in told.items() if (said := _PATH.search(text))]
    found += [f"{name}: {said[0]}" for name, text in told.items() if (said := _WHO.search(text))]
    found += [f"its name: {word}" for word in _RISK.findall(path.name.casefold())]
    found += list(clean_copy(path.read_bytes()).removed) if path.suffix == ".docx" else []
    return [f"{path.name}: {one}" for one in found]


def _of_marking(held: dict[str, bytes], *, is_marked: bool) -> Iterator[str]:
    category = _CATEGORY.search(held["docProps/core.xml"].decode())
    said = unescape(category[1]) if category else ""
    if bool(_HANDLING.match(said)) is not is_marked or (MARKED in said) is not is_marked:
        yield f"its category: {said}"
    heads = {name: _head(part.decode()) for name, part in held.items() if _HEADERS.fullmatch(name)}
    if not heads:
        yield "no page has a header"
    for name, text in heads.items():
        if (MARKED in text) is not is_marked or (is_marked and said not in text):
            yield f"{name}: {text}"


def _head(part: str) -> str:
    """What stands at the head of the pages."""
    if "<w:hdr" in part:
        return unescape("".join(re.findall(r"<w:t[^>]*>([^<]*)", part)))
    head = _HEADER_OF_SHEET.search(part)
    return unescape(head[1]) if head else ""
