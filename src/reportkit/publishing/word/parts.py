"""A document of several parts: each in sections of its own, with its name in the header and its own numbers.

Word numbers the pages of a part from one again, and the part's label stands before the number: A1, A2. So the
page on which each part begins is known before any page is laid out, and the contents are right as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from reportkit.blocks import Part
from reportkit.publishing.word.divisions import Blocks, split_parts
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.headings import bookmarks_of, count_headings
from reportkit.publishing.word.markup import NAMESPACES, paragraph, text_run
from reportkit.publishing.word.wide_tables import end_of_section

_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
# What stands before the numbering of pages in a section, in the order that Word asks for.
_BEFORE_NUMBERS = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
    *("paperSrc", "pgBorders", "lnNumType"),
)


def render_in_parts(blocks: Blocks, draft: Draft, pages: Callable[[Blocks, Draft], str]) -> str:
    """The whole document, `pages` of each part in turn; one without parts is all in the template's section.

    The last part's section becomes the document's own.
    """
    front, parts = split_parts(blocks)
    if parts:
        _drop_totals(draft)
    pieces, heading = [pages(front, draft)], count_headings(front) + 1
    everywhere = dict(draft.bookmarks)
    for held in parts:
        pieces[-1] += end_of_section(draft.sheet, draft)
        draft.sheet = _sheet_of(held.part, draft)
        draft.number_under(held.part.label)
        draft.bookmarks = everywhere | bookmarks_of(held.blocks, heading)
        heading += count_headings(held.blocks)
        pieces.append(pages(held.blocks, draft))
    if parts:
        _end_with(draft, is_first="<w:sectPr" not in pieces[-1])
    return pieces[0] + "".join(map(_from_one, pieces[1:]))


def _drop_totals(draft: Draft) -> None:
    """The pages in front without how many there are: Word counts those of all parts, and blank ones."""
    for section in draft.document.sections:
        for reference in section._sectPr.iterfind(qn("w:footerReference")):
            held = draft.document.part.related_parts[str(reference.get(qn("r:id")))]
            _label_pages(held.element, "")


def _end_with(draft: Draft, *, is_first: bool) -> None:
    own = draft.document.element.body.find(qn("w:sectPr"))
    draft.document.element.body.replace(own, _numbered(draft.sheet) if is_first else draft.sheet)


def _from_one(markup: str) -> str:
    """The part with the pages of its first section, if another follows it there, numbered from 1."""
    return _SECTION.sub(lambda found: _renumbered(found[0]), markup, count=1)


def _renumbered(section: str) -> str:
    return etree.tostring(_numbered(etree.fromstring(section)), encoding="unicode")


def _numbered(section: _Element) -> _Element:
    fresh = deepcopy(section)
    numbers = fresh.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = etree.Element(qn("w:pgNumType"))
        before = [child for child in fresh if etree.QName(child).localname in _BEFORE_NUMBERS]
        fresh.insert(len(before), numbers)
    numbers.set(qn("w:start"), "1")
    return fresh


def _sheet_of(part: Part, draft: Draft) -> _Element:
    """The template's section with a header and a footer of the part's own."""
    sheet = deepcopy(draft.document.sections[-1]._sectPr)
    for reference in sheet.iterfind(qn("w:headerReference")):
        _say_name(_copied(reference, draft), part.name)
    for reference in sheet.iterfind(qn("w:footerReference")):
        _label_pages(_copied(reference, draft), part.label)
    return sheet


def _copied(reference: _Element, draft: Draft) -> _Element:
    """The header or footer referred to, copied to a part of its own to which the reference now leads."""
    document = draft.document.part
    held = document.related_parts[str(reference.get(qn("r:id")))]
    is_header = reference.tag == qn("w:headerReference")
    add = document.add_header_part if is_header else document.add_footer_part
    fresh, identifier = add()  # type: ignore[no-untyped-call]  # python-docx gives no types here
    element: _Element = deepcopy(held.element)
    fresh._element = element
    for one in held.rels.values():
        fresh.load_rel(one.reltype, one._target, one.rId, one.is_external)
    reference.set(qn("r:id"), identifier)
    return element


def _say_name(header: _Element, name: str) -> None:
    """The part's name as the header's last line, in the look of the one above it."""
    last = header.findall(qn("w:p"))[-1]
    style = last.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    look = "Header" if style is None else str(style.get(qn("w:val")))
    last.addnext(parse_xml(paragraph(look, text_run(name)).replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def _label_pages(footer: _Element, label: str) -> None:
    """The label before the page's number; how many pages there are in all is said no more."""
    for line in footer.iter(qn("w:p")):
        fields = dict(_fields(line))
        if "PAGE" in fields:
            begin, end = fields["PAGE"][0], fields["PAGE"][-1]
            if label:
                begin.addprevious(_run(label))
            if "NUMPAGES" in fields:
                _remove_up_to(line, end, fields["NUMPAGES"][-1])


def _run(text: str) -> _Element:
    run: _Element = parse_xml(text_run(text).replace("<w:r>", f"<w:r {NAMESPACES}>", 1))
    return run


def _fields(line: _Element) -> Iterator[tuple[str, Sequence[_Element]]]:
    """The runs of each field in the line, by the first word of its code."""
    runs: list[_Element] = []
    for run in line.iterfind(qn("w:r")):
        kinds = [mark.get(qn("w:fldCharType")) for mark in run.iterfind(qn("w:fldChar"))]
        if "begin" in kinds or runs:
            runs.append(run)
        if "end" in kinds:
            code = "".join(str(text.text) for one in runs for text in one.iter(qn("w:instrText"))).split()
            yield (code[0] if code else ""), tuple(runs)
            runs = []


def _remove_up_to(line: _Element, first: _Element, last: _Element) -> None:
    """Take away what follows `first` in the line, up to and with `last`."""
    for gone in list(first.itersiblings()):
        line.remove(gone)
        if gone is last:
            return
