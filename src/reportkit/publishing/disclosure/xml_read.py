"""Every text of a part in XML: what is printed, what is hidden, comments, names and every attribute."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure.bytes_read import read_bytes
from reportkit.publishing.disclosure.passages import Passage

_PARAGRAPHS = ("{*}p", "{*}si", "{*}text")
_PARTING = {"{*}tab": "\t", "{*}br": "\n", "{*}cr": "\n", "{*}noBreakHyphen": "-"}
_SAID = ("title", "descr", "name")
# Elements whose value a person gives, though it be a number.
_NAMING = ("tag", "alias", "docVar", "bookmarkStart", "property", "smartTag", "attr", "ffData", "name")
_SYMBOL = "{*}sym"
_PRIVATE = 0xF000  # where fonts of symbols put their signs; the letter is what is left without it


@lru_cache(maxsize=32)
def read_xml(name: str, content: bytes) -> tuple[Passage, ...]:
    """The passages of a part; many parts, such as the styles, are the same in every document."""
    said = tuple(_xml_passages(name, _parsed(name, content)))
    return (*said, *read_bytes(name, content)) if b"<!DOCTYPE" in content or b"<![CDATA" in content else said


def _parsed(name: str, content: bytes) -> _Element:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(f"{name} cannot be read, so what the file holds is not known.") from error


def _xml_passages(name: str, root: _Element) -> Iterator[Passage]:
    """Paragraphs whole, for a word may be cut into runs; then all together, and each attribute apart."""
    asides = list(root.getroottree().iter(etree.Comment, etree.ProcessingInstruction))
    for aside in (*asides, *_outside(root)):
        yield Passage(f"{name}, a comment in the XML", aside.text or "")
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for tag, text in _PARTING.items():
        for node in root.iter(tag):
            node.text = text
    for node in root.iter(_SYMBOL):
        node.text = _symbol(node)
    paragraphs = ["".join(map(str, node.itertext())) for node in root.iter(*_PARAGRAPHS)]
    yield from (Passage(f"{name}, a paragraph", text, again=True) for text in paragraphs)
    yield Passage(f"{name}, paragraphs together", "\n".join(paragraphs))
    yield Passage(f"{name}, a text", "\n".join(map(str, root.itertext())))
    said = dict.fromkeys(
        (etree.QName(node).localname, *pair) for node in root.iter(etree.Element) for pair in node.items()
    )
    for element, key, value in said:
        named = str(key) in _SAID or element in _NAMING
        if named or not str(value).isdecimal():  # a bare number is a size or a place
            yield Passage(f"{name}, {etree.QName(key).localname}", str(value))


def _outside(root: _Element) -> Iterator[_Element]:
    """Comments before and behind the outermost element."""
    yield from root.itersiblings(preceding=True)
    yield from root.itersiblings()


def _symbol(node: _Element) -> str:
    """The letter that a sign of a symbol font stands for."""
    code = next((str(value) for key, value in node.items() if etree.QName(key).localname == "char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number - _PRIVATE if _PRIVATE <= number < _PRIVATE + 0x100 else number)
