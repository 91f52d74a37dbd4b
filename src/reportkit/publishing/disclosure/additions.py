"""What a person added to a document: figures, names and pictures that it did not have as it was built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from reportkit.publishing.disclosure.letters import cased
from reportkit.publishing.disclosure.opened import read_everything
from reportkit.publishing.disclosure.passages import Passage
from reportkit.publishing.disclosure.squeezing import squeeze

_BODY = "word/document.xml, a paragraph"
_ELSEWHERE = re.compile(
    r"word/(?:header|footer|footnotes|endnotes|comments)\d*\.xml, a paragraph|docProps/core\.xml, a text|"
    r"word/document\.xml, (?:title|descr|alt)"
)
_NUMBER = re.compile(r"(?<![\w.,])[-+−]?\d[\d,]*(?:\.\d+)?(?:\s?%)?(?!\w)")
_IN_WORDS = (
    "no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|both|neither|a single|"
    "a couple of|a pair of|a handful of|all"
)
_OF_WHOM = (
    "pupils?|children|child|boys?|girls?|looked|schools?|learners?|students?|families|staff|teachers?|of them"
)
_SAID = re.compile(rf"\b(?:{_IN_WORDS}) (?:[\w’'-]+ ){{0,2}}(?:{_OF_WHOM})\b", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w’'.-]+\s+){1,6}[A-Z][\w’'-]+")
_FIELDS = re.compile(
    r"(?<=Table|igure)\s+(?:[A-Z]{1,2} ?)?(?:SEQ \w+ \\\* ARABIC (?:\\r \d+ )?)?[A-Z]{0,2}\d+(?=:)|"
    r"(?:PAGEREF \S+(?: \\h)?|NUMPAGES|PAGE|\\h)\s*\d+"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+Z?")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
# What people write that is no figure about a school: days, times and telephone numbers.
_EVERYDAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?: 20\d\d)?\b|\b(?:{_MONTHS}) 20\d\d\b|"
    r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b|\b0\d{2,4} \d{3,4} ?\d{3,4}\b",
    re.IGNORECASE,
)
_SHOWN = 60


class Addition(NamedTuple):
    """What was added, and where."""

    where: str
    text: str


def find_additions(built: bytes, now: bytes) -> tuple[Addition, ...]:
    """The numbers, names and pictures of the file as it is that it did not have as it was built."""
    before, after = tuple(read_everything(built)), tuple(read_everything(now))
    return tuple(
        dict.fromkeys((*_in_body(before, after), *_elsewhere(before, after), *_pictures(built, now)))
    )


def _in_body(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Addition]:
    """Paragraph by paragraph, cells of tables among them: a figure in another place is another figure."""
    was, is_now = _paragraphs(before), _paragraphs(after)
    known = squeeze("\n".join(was)).letters
    for kind, first, last, begin, end in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
        if kind in ("replace", "insert"):
            left = Counter(_figures("\n".join(was[first:last])))
            for text in is_now[begin:end]:
                yield from _added(f"the paragraph “{_short(text)}”", text, left, known)


def _paragraphs(passages: Sequence[Passage]) -> list[str]:
    texts = (_one_form(one.text) for one in passages if one.where == _BODY)
    return [text for text in texts if text]


def _one_form(text: str) -> str:
    return " ".join(_DAY.sub("", _FIELDS.sub("", cased(text))).split())


def _added(where: str, text: str, left: Counter[str], known: str) -> Iterator[Addition]:
    for figure in _figures(text):
        if left[figure] > 0:
            left[figure] -= 1
        else:
            yield Addition(where, figure)
    for name in dict.fromkeys(_NAME.findall(text)):
        if squeeze(name).letters not in known:
            yield Addition(where, " ".join(name.split()))


def _figures(text: str) -> Iterator[str]:
    said = _EVERYDAY.sub(" ", text)
    yield from (re.sub(r"[,\s]", "", found) for found in _NUMBER.findall(said))
    yield from (found.casefold() for found in _SAID.findall(said))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def _elsewhere(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Addition]:
    """At the head and foot of pages, in notes, descriptions of pictures and properties."""
    was = "\n".join(_one_form(one.text) for one in before if _ELSEWHERE.fullmatch(one.where))
    texts = {one.text for one in before}
    known, left = squeeze(was).letters, Counter(_figures(was))
    for where, text, _ in after:
        if _ELSEWHERE.fullmatch(where) and text not in texts:
            yield from _added(where, _one_form(text), Counter(left), known)


def _pictures(built: bytes, now: bytes) -> Iterator[Addition]:
    were = set(_of_pictures(built).values())
    for name, digest in _of_pictures(now).items():
        if digest not in were:
            yield Addition(name, "a picture")


def _of_pictures(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/media/")]
        return {name: sha256(archive.read(name)).hexdigest() for name in names}
