"""What Word and other programs leave in a file of whoever worked on it, and what no reader is shown (B5)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import cast

from lxml import etree
from lxml.etree import _Element

from reportkit.publishing.disclosure.guard import Leak

_CLEAN = "Take it out: in Word  File, Info, Check for Issues, Inspect Document,  and save the file."
_PARTS: Mapping[str, str] = {
    r"(word|xl|ppt)/(threaded)?comments.*": "comments of those who worked on it",
    r"word/people\.xml|xl/persons/.*": "names of those who worked on it",
    r"docProps/custom\.xml": "properties that somebody gave the file",
    r"docProps/thumbnail.*": "a picture of an earlier form of the file",
    r"customXml/.*": "data behind the document that no page shows",
    r"(word|ppt)/embeddings/.*|xl/embeddings/.*": "a file embedded in it, with all that it holds",
    r"word/charts/.*|word/drawings/.*|word/diagrams/.*": "a chart that keeps the figures it was drawn from",
    r"word/glossary/.*": "building blocks with texts of their own",
    r".*vbaProject.*|.*\.bin": "a program or another file inside it",
    r"word/afchunk.*|word/.*\.(html?|rtf|mht|txt)": "a part in another format, which Word joins in",
    r"word/(activeX|ctrlProps|webextensions)/.*|word/mailMerge.*|word/recipientData.*": "data of a program",
    r"xl/(externalLinks|connections|queryTables).*": "links to files of the person who made it",
}
_KNOWN = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|"
    r"word/((document|settings|styles|numbering|fontTable|webSettings|footnotes|endnotes|stylesWithEffects)\.xml"
    r"|(header|footer)\d*\.xml|theme/(theme\d*\.xml|_rels/.*)|media/[^/]+|fonts/[^/]+|_rels/[^/]+\.rels)|"
    r"xl/(workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/theme/theme\d*\.xml|xl/_rels/[^/]+\.rels|"
    r"xl/worksheets/(sheet\d+\.xml|_rels/[^/]+\.rels)|xl/(tables|drawings|charts|media)/.*"
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ELEMENTS: Mapping[str, str] = {
    f"{_W}ins": "text added under tracked changes",
    f"{_W}del": "text deleted under tracked changes",
    f"{_W}moveFrom": "text moved under tracked changes",
    f"{_W}moveTo": "text moved under tracked changes",
    f"{_W}delText": "text deleted under tracked changes",
    f"{_W}rPrChange": "a look changed under tracked changes",
    f"{_W}pPrChange": "a look changed under tracked changes",
    f"{_W}vanish": "hidden text",
    f"{_W}specVanish": "hidden text",
    f"{_W}commentReference": "a comment",
    f"{_W}commentRangeStart": "a comment",
    f"{_W}altChunk": "a part in another format",
    f"{_W}object": "an embedded object",
    f"{_W}docVars": "variables that no page shows",
    f"{_W}attachedTemplate": "the path of the template it was made with",
    f"{_W}mailMerge": "the source of a mail merge",
    f"{_W}rsids": "the history of its revisions",
    f"{_W}dataBinding": "data behind the document",
}
_ON_PAGES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|settings|comments)\.xml")
_REVISIONS = "boolean(//@*[starts-with(local-name(), 'rsid')])"
_AUTHORS = {
    "creator": "its author",
    "lastmodifiedby": "who changed it last",
    "manager": "a manager",
    "company": "an organisation",
    "template": "the template it was made with",
    "hyperlinkbase": "a path",
    "keywords": "keywords",
    "category": "a category",
    "description": "a comment",
    "contentstatus": "a status",
    "titlesofparts": "titles of its parts",
}
_LOCAL_PATH = re.compile(
    r"file:/|\b[A-Za-z]:[\\/](?![/\\])|\\\\[\w.$-]+\\\w|/(?:home|Users|root|work|tmp|mnt|srv|var)/[\w.-]+"
)
_MARKED = re.compile(r"OFFICIAL-SENSITIVE: |DRAFT\b")  # that is where the marking stands
_WHITE = {"ffffff", "fefefe", "fdfdfd"}
_SMALLEST_HALF_POINTS = 8


def find_leftovers(content: bytes) -> tuple[Leak, ...]:
    """Each kind of thing that a finished Office file does not hold, once in its part; of others nothing."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return ()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        found = [leak for entry in archive.infolist() for leak in _of_part(archive, entry.filename)]
        names = [entry.filename for entry in archive.infolist()]
    twice = {name for name in names if names.count(name) > 1}
    found += (Leak(name, "", f"the file holds this part twice. {_CLEAN}") for name in sorted(twice))
    return tuple(dict.fromkeys(found))


def _of_part(archive: zipfile.ZipFile, name: str) -> Iterator[Leak]:
    what = next((what for pattern, what in _PARTS.items() if re.fullmatch(pattern, name)), "")
    if what and not (name.startswith("xl/") and what.startswith("a chart")):
        yield Leak(name, "", f"the file holds {what}. {_CLEAN}")
    elif not _KNOWN.fullmatch(name):
        yield Leak(name, PurePosixPath(name).name, f"no finished document has such a part. {_CLEAN}")
    if name.endswith((".xml", ".rels")):
        yield from _of_xml(name, archive.read(name))


@lru_cache(maxsize=32)
def _of_xml(name: str, content: bytes) -> tuple[Leak, ...]:
    """What is found in a part; many parts, such as the styles, are the same in every document."""
    return tuple(_in_xml(name, content))


def _in_xml(name: str, content: bytes) -> Iterator[Leak]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if _ON_PAGES.fullmatch(name):
        yield from (
            Leak(name, text, f"it is {what}. {_CLEAN}") for text, what in dict.fromkeys(_on_pages(root))
        )
    if name.startswith("docProps/"):
        yield from _of_properties(name, root)
    for path in dict.fromkeys(_paths(root)):
        yield Leak(name, path, f"it is a path on somebody’s computer. {_CLEAN}")


def _text(node: _Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def _on_pages(root: _Element) -> Iterator[tuple[str, str]]:
    for node in root.iter(*_ELEMENTS):
        if node.get(f"{_W}val") not in ("0", "false"):
            yield _said(node), _ELEMENTS[str(node.tag)]
    if root.xpath(_REVISIONS):
        yield "", "the history of its revisions"
    yield from ((_said(node), "text too small or too pale to be seen") for node in _unseen(root))


def _unseen(root: _Element) -> Iterator[_Element]:
    """Runs with words in white, where nothing dark is behind them, or under four points high."""
    for run in root.iter(f"{_W}r"):
        look = run.find(f"{_W}rPr")
        if look is None or not _text(run):
            continue
        size = _value(look, "sz")
        is_tiny = size.isdecimal() and int(size) < _SMALLEST_HALF_POINTS
        if is_tiny or (_value(look, "color").lower() in _WHITE and not _is_shaded(run)):
            yield run


def _value(look: _Element, name: str) -> str:
    found = look.find(f"{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _is_shaded(run: _Element) -> bool:
    around = (run, *run.iterancestors(f"{_W}p", f"{_W}tc"))
    fills = (str(shade.get(f"{_W}fill", "")).lower() for above in around for shade in above.iter(f"{_W}shd"))
    return any(fill not in (*_WHITE, "auto", "") for fill in fills)


def _said(node: _Element) -> str:
    """The words of the run that it is in, or of it."""
    run = node if node.tag == f"{_W}r" else next(node.iterancestors(f"{_W}r"), node)
    return _text(run)[:80]


def _of_properties(name: str, root: _Element) -> Iterator[Leak]:
    for node in root.iter(etree.Element):
        what = _AUTHORS.get(etree.QName(node).localname.lower())
        text = _text(node)
        if what and text and not (what == "a category" and _MARKED.match(text)):
            yield Leak(name, text, f"the file’s properties name {what}. {_CLEAN}")


def _paths(root: _Element) -> Iterator[str]:
    values = [*map(str, cast("list[str]", root.xpath("//@*"))), *map(str, root.itertext(etree.Element))]
    if _LOCAL_PATH.search("\n".join(values)):
        for value in values:
            if found := _LOCAL_PATH.search(value):
                yield value[found.start() : found.start() + 120]
