"""What a file says of itself: title, subject, marking, language and days stay; who and how often go."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.names import remove
from reportkit.publishing.word.cleaning.wording import counted, listed, quoted
from reportkit.publishing.word.packaging import DECLARATION
from reportkit.publishing.word.scrubbing import APP

_KEPT = ("title", "subject", "language", "category")
_DAYS = ("created", "modified")
_MIDNIGHT = "T00:00:00Z"
_TIME = re.compile(r"T.*$")
_CORE: dict[str, Callable[[str], str]] = {
    "creator": lambda text: f"the author’s name: {text}",
    "lastModifiedBy": lambda text: f"the name of who saved it last: {text}",
    "revision": lambda text: (
        f"how often it was saved: {counted(int(text), 'time')}"
        if text.isdecimal()
        else f"how often it was saved: {text}"
    ),
    "lastPrinted": lambda text: f"when it was printed last: {text}",
    "keywords": lambda text: f"keywords in its properties: {quoted(text)}",
    "description": lambda text: f"remarks in its properties: {quoted(text)}",
}
_APP: dict[str, Callable[[str], str]] = {
    "Company": lambda text: f"the company: {text}",
    "Manager": lambda text: f"the manager’s name: {text}",
    "Template": lambda text: f"the name of its template: {text}",
    "TotalTime": lambda text: f"how long it was worked on: {text} minutes",
    "HyperlinkBase": lambda text: f"where its links start from: {text}",
}
_COUNTS = "what the program noted of itself and counted (such as its version, pages and words)"


def clean_properties(held: Container) -> list[str]:
    """What was taken out of the properties."""
    removed: list[str] = []
    for relation in held.relations(""):
        if relation.name == "core-properties" and relation.part in held.parts:
            removed += _clean_core(held.tree(relation.part))
        elif relation.name == "extended-properties" and relation.part in held.parts:
            removed += _clean_app(held, relation.part)
        elif relation.name == "custom-properties":
            removed += _custom(held, relation.part)
            held.drop(relation)
    return removed


def _clean_core(core: _Element) -> list[str]:
    removed: list[str] = []
    for node in list(core):
        name, text = etree.QName(node).localname, (node.text or "").strip()
        if name in _DAYS:
            removed += _cut_time(node, name, text)
        elif name == "revision" and text == "1":
            continue
        elif name not in _KEPT:
            removed += [_CORE[name](text) if name in _CORE else f"{name}: {quoted(text)}"] if text else []
            _forget(node, name)
    return removed


def _forget(node: _Element, name: str) -> None:
    if name == "revision":
        node.text = "1"
    else:
        remove(node)


def _cut_time(node: _Element, name: str, text: str) -> list[str]:
    """The day stays, and the time of it goes."""
    if not text or text.endswith(_MIDNIGHT) or "T" not in text:
        return []
    node.text = _TIME.sub(_MIDNIGHT, text)
    return [f"the time of day at which it was {'made' if name == 'created' else 'saved last'}"]


def _clean_app(held: Container, name: str) -> list[str]:
    root = held.tree(name)
    said = {
        etree.QName(node).localname: (node.text or "").strip() for node in root.iterchildren(etree.Element)
    }
    removed = [words(said[key]) for key, words in _APP.items() if said.get(key) not in {None, "", "0"}]
    if held.parts[name] == APP.encode() or _is_ours(said):
        return removed
    held.replace(name, APP.encode())
    return [*removed, _COUNTS]


def _is_ours(said: dict[str, str]) -> bool:
    ours = etree.fromstring(APP.removeprefix(DECLARATION))
    return said == {etree.QName(node).localname: node.text for node in ours}


def _custom(held: Container, name: str) -> list[str]:
    if name not in held.parts:
        return []
    names = [node.get("name", "") for node in held.tree(name).iterchildren(etree.Element)]
    return [f"{counted(len(names), 'property', 'properties')} of its own: {listed(names)}"] if names else []
