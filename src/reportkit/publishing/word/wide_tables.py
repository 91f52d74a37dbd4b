"""Tables too wide for the page: on a page of their own that lies on its side, or in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from reportkit.blocks import Table
from reportkit.publishing.word.column_widths import least_widths
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.markup import paragraph

_SMALL = " Small"
_LEVELS = (1, 2, 3)


def fits(block: Table, room: int) -> bool:
    """Whether the table's words fit side by side in the room, in twentieths of a point, at the small size."""
    return sum(least_widths(block, _SMALL)) <= room


def in_parts(block: Table, room: int) -> Iterator[Table]:
    """The table in as few parts as fit the room, each beginning with the first column."""
    least = least_widths(block, _SMALL)
    groups: list[list[int]] = [[]]
    for place in range(1, len(block.columns)):
        taken = least[0] + sum(least[other] for other in groups[-1])
        if groups[-1] and taken + least[place] > room:
            groups.append([])
        groups[-1].append(place)
    for number, group in enumerate(groups, start=1):
        yield _part(block, (0, *group), f"part {number} of {len(groups)}", last=number == len(groups))


def _part(block: Table, places: tuple[int, ...], which: str, *, last: bool) -> Table:
    return replace(
        block,
        caption=f"{block.caption} ({which})" if block.caption else "",
        alt_text=f"{block.alt_text} ({which})",
        columns=tuple(block.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in block.rows),
        notes=block.notes if last else (),
    )


def on_its_side(markup: str, draft: Draft) -> str:
    """The markup on pages that lie on their side, with the header and footer of the others."""
    before, after = _section(draft, lying=False), _section(draft, lying=True)
    return f"{before}{markup}{after}"


def joined_sides(markup: str, draft: Draft) -> str:
    """The document with the headings of tables that lie on their side on the tables' pages.

    The empty upright page between two such tables is left out.
    """
    upright, lying = _section(draft, lying=False), _section(draft, lying=True)
    return (
        _with_headings(markup, upright, draft)
        .replace(lying + upright, "")
        .replace(upright + upright, upright)
    )


def _with_headings(markup: str, upright: str, draft: Draft) -> str:
    """A heading that ends the upright pages, alone or with a paragraph, moved to the start of the next."""
    styles = "|".join(re.escape(draft.style(f"Heading {level}")) for level in _LEVELS)
    heading, body = _paragraph(styles), _paragraph(re.escape(draft.style("Body Text")))
    ending = re.compile(f"((?:{heading})+(?:{body})?){re.escape(upright)}", re.DOTALL)
    return ending.sub(lambda found: upright + found[1].replace("<w:pageBreakBefore/>", ""), markup)


def _paragraph(styles: str) -> str:
    """The pattern of a paragraph in one of the styles."""
    return rf'<w:p><w:pPr><w:pStyle w:val="(?:{styles})"/>(?:(?!</w:p>).)*</w:p>'


def _section(draft: Draft, *, lying: bool) -> str:
    """The paragraph that ends a section of upright pages, or of pages lying on their side."""
    section = etree.fromstring(etree.tostring(draft.sheet))
    size = section.find("{*}pgSz")
    if lying and size is not None:
        names = {etree.QName(str(name)).localname: str(name) for name in size.attrib}
        width, height = size.get(names["w"], ""), size.get(names["h"], "")
        size.set(names["w"], height)
        size.set(names["h"], width)
        size.set(names["w"].replace("}w", "}orient"), "landscape")
    return end_of_section(section, draft)


def end_of_section(section: etree._Element, draft: Draft) -> str:
    """The paragraph that ends a section."""
    return paragraph(draft.style("After Table"), "", etree.tostring(section, encoding="unicode"))
