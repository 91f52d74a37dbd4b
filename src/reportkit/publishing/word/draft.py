"""A document being written: what its parts hand out in order, so that the same blocks get the same ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element

from reportkit.publishing.word.stationery import Stationery

_EMU_IN_A_TWIP = 635
_NUMBERED = ("Table", "Figure")


@dataclass(slots=True)
class Draft:
    """The Word file on its template, and the counts that give each thing in it a number.

    `sheet` is the section that pages are written in; the template's own until a part opens another.
    `letter` stands before the numbers of tables and figures, as a part's label does before its pages'.
    """

    document: Document
    stationery: Stationery
    sheet: _Element
    bookmarks: dict[str, str] = field(default_factory=dict)
    letter: str = ""
    _counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def on(cls, stationery: Stationery) -> Draft:
        """A new draft on blank paper."""
        document = docx.Document(BytesIO(stationery.content))
        return cls(document, stationery, document.sections[-1]._sectPr)

    def style(self, name: str) -> str:
        """The id of a style by its name in Word."""
        return self.stationery.styles[name]

    def next(self, sequence: str) -> int:
        """The next number of a sequence, from 1."""
        self._counts[sequence] += 1
        return self._counts[sequence]

    def number_under(self, letter: str) -> None:
        """Number the tables and figures that follow from 1, each number behind the letter."""
        self.letter = letter
        for sequence in _NUMBERED:
            del self._counts[sequence]

    def link(self, address: str) -> str:
        """The relationship id of an address outside the document."""
        return self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def picture(self, content: bytes) -> tuple[str, int, int]:
        """A picture's relationship id and its own width and height in EMU."""
        identifier, image = self.document.part.get_or_add_image(BytesIO(content))
        return identifier, int(image.width), int(image.height)

    @property
    def text_width(self) -> int:
        """The width of the page between its margins, in twentieths of a point."""
        section = self.document.sections[-1]
        edges = (section.left_margin or 0) + (section.right_margin or 0)
        return int(((section.page_width or 0) - edges) // _EMU_IN_A_TWIP)

    @property
    def turned_width(self) -> int:
        """The width between the margins of a page that lies on its side, in twentieths of a point."""
        section = self.document.sections[-1]
        edges = (section.left_margin or 0) + (section.right_margin or 0)
        return int(((section.page_height or 0) - edges) // _EMU_IN_A_TWIP)

    @property
    def text_height(self) -> int:
        """The height of the page between its margins, in twentieths of a point."""
        section = self.document.sections[-1]
        edges = (section.top_margin or 0) + (section.bottom_margin or 0)
        return int(((section.page_height or 0) - edges) // _EMU_IN_A_TWIP)

    def numbering_of(self, style: str) -> int:
        """The id of the list that a paragraph style belongs to."""
        element = self.document.styles.element.get_by_id(self.style(style))
        return int(element.pPr.numPr.numId.val)

    def numbering_from_one(self) -> int:
        """The id of a new numbered list that starts again at 1."""
        numbering = self.document.part.numbering_part.element
        usual = numbering.num_having_numId(self.numbering_of("List Number"))
        fresh = numbering.add_num(usual.abstractNumId.val)
        for level in range(3):
            fresh.add_lvlOverride(ilvl=level).add_startOverride(1)
        return int(fresh.numId)
