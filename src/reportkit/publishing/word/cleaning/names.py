"""The names that Office Open XML gives to what is met here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
VAL = f"{W}val"


def w(*names: str) -> tuple[str, ...]:
    """The names of WordprocessingML, whole."""
    return tuple(f"{W}{name}" for name in names)


def is_on(node: _Element | None) -> bool:
    """Whether a switch such as w:vanish is on; one that is not there is off."""
    return node is not None and node.get(VAL, "1") not in {"0", "false", "off", "none"}


def remove(node: _Element) -> None:
    """Take the element out, what it holds with it."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def remove_all(root: _Element, names: Iterable[str]) -> int:
    """Take out every element of these names; how many there were."""
    found = list(root.iter(*names))
    for node in found:
        remove(node)
    return len(found)


def unwrap(node: _Element) -> None:
    """Put what the element holds in its place."""
    for child in list(node):
        node.addprevious(child)
    remove(node)


def ancestor(node: _Element, name: str) -> _Element | None:
    """The nearest element of this name around it."""
    return next(node.iterancestors(name), None)


def text_of(node: _Element) -> str:
    """What a reader reads in it, deleted words too."""
    return "".join(_pieces(node))


def _pieces(node: _Element) -> Iterator[str]:
    breaks = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
    for one in node.iter(*w("t", "delText", "instrText", "tab", "br", "cr", "noBreakHyphen", "p"), f"{M}t"):
        if one.tag == f"{W}p":
            yield " "
        else:
            yield breaks.get(str(one.tag), one.text or "")
