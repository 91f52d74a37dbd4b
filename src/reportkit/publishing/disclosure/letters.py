"""Texts in one form, so that a name is found however it was typed."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_ONE_FORM = {"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', ".": " ", "&": " and "}
_DASHES = (*map(chr, range(0x2010, 0x2016)), "\u2212")
_INVISIBLE = (
    *map(chr, (0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0)),
    *map(chr, (*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    *map(chr, (*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080))),
)
# Letters of other scripts that look like Latin ones.
_ALIKE = dict(
    zip(
        "аеорсухіѕјһԁԛԝӏАВЕКМНОРСТУХІЅЈԌαοειικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ",
        "aeopcyxisjhdqwlABEKMHOPCTYXISJGaoeiikvptuxABEZHIKMNOPTYXig",
        strict=True,
    )
)
_TABLE: Mapping[int, str] = str.maketrans(
    dict.fromkeys(_INVISIBLE, "") | _ALIKE | _ONE_FORM | dict.fromkeys(_DASHES, "-")
)
_NO_LETTERS: Mapping[int, str] = dict.fromkeys(map(ord, _INVISIBLE), "")
_SIGNS = re.compile(r"[^\x00-\x7f]|[`.&]")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")
_SEVERAL_DASHES = re.compile(r"--+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(r"[\W_]+")
_SAINT = re.compile(r"\bsaint\b")


@lru_cache(maxsize=16)
def cased(text: str) -> str:
    """The text with letters in one form, and one kind of dash, quote, space and "and", its case kept."""
    seen = text
    if not seen.isascii():
        seen = unicodedata.normalize("NFKC", _changed(seen, _NO_LETTERS))
    if "&" in seen:
        seen = _ENTITY.sub(lambda found: html.unescape(found[0]), seen)
    if not seen.isascii():
        seen = _ACCENTS.sub("", unicodedata.normalize("NFKD", seen))
    return " ".join(_SEVERAL_DASHES.sub("-", _changed(seen, _TABLE)).split())


def _changed(text: str, table: Mapping[int, str]) -> str:
    """What `translate` gives, which asks about every letter; those to change are few."""
    return _SIGNS.sub(lambda found: table.get(ord(found[0]), found[0]), text)


def plain(text: str) -> str:
    """The text as compared: as `cased` gives it, in lower case."""
    return cased(text).casefold()


def spelt(text: str) -> str:
    """Nothing but the words: no marks, words written in one taken apart at capitals, saint as st."""
    apart = _HUMP.sub(" ", cased(text)).casefold().replace("'", "")
    return _SAINT.sub("st", _APART.sub(" ", apart)).strip()


def spelling_of(name: str) -> str:
    """A pattern of every way to spell the name in a text as `spelt` gives it: in one word, or owning."""
    words = spelt(name.replace("’s", "s").replace("'s", "s")).split()
    return " ?".join(_spelling(word) for word in words) + "s?"


def _spelling(word: str) -> str:
    return " ?".join(word) if word.isdecimal() else re.escape(word)
