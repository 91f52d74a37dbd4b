"""Title, headings with the bookmarks that contents and links lead to, and the contents list itself."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.blocks import Block, Contents, Heading, Title
from reportkit.publishing.word.divisions import first_pages
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.fields import field_end, field_start
from reportkit.publishing.word.inline import anchor_of
from reportkit.publishing.word.markup import paragraph, text_run

_DEEPEST_CONTENTS = 3


def bookmark_headings(blocks: Iterable[Block], draft: Draft) -> None:
    """Give every heading its bookmark before anything is written, so that links can look ahead."""
    draft.bookmarks = bookmarks_of(blocks)


def bookmarks_of(blocks: Iterable[Block], first: int = 1) -> dict[str, str]:
    """The bookmark of each heading by its anchor, of two with the same words the first's.

    `first` is the number in the document of the first heading.
    """
    found: dict[str, str] = {}
    for number, heading in enumerate(_headings(blocks), start=first):
        found.setdefault(anchor_of(heading.text), _bookmark(number))
    return found


def count_headings(blocks: Iterable[Block]) -> int:
    """How many headings there are."""
    return len(_headings(blocks))


def render_title(block: Title, draft: Draft) -> str:
    """The title, and under it for whom and when; the numbers that follow stand behind its letter."""
    draft.number_under(block.letter)
    title = paragraph(draft.style("Title"), text_run(block.text))
    subtitle = paragraph(draft.style("Subtitle"), text_run(block.subtitle)) if block.subtitle else ""
    return title + subtitle


def render_heading(block: Heading, draft: Draft) -> str:
    """The heading inside its bookmark."""
    number = draft.next("heading")
    start = f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(number)}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    return paragraph(draft.style(f"Heading {block.level}"), f"{start}{text_run(block.text)}{end}")


def render_contents(block: Contents, blocks: Iterable[Block], draft: Draft) -> str:
    """The contents as links to the headings, inside a field that Word updates only when it is asked to.

    Page numbers are known to Word alone, once it has laid the pages out; so the field leaves them out. A
    document of parts lists these with the pages they begin on, in no field: those are right as written.
    """
    depth, listed = min(block.depth, _DEEPEST_CONTENTS), tuple(blocks)
    numbered = list(enumerate(_headings(listed), start=1))
    title = paragraph(draft.style("TOC Heading"), text_run("Contents"))
    if pages := first_pages(listed):
        begins = [(number, heading) for number, heading in numbered if number in pages]
        return title + "".join(_line(number, heading, pages[number], draft) for number, heading in begins)
    entries = [(number, heading) for number, heading in numbered if heading.level <= depth]
    return title + _in_field([_entry(*entry, draft) for entry in entries], depth) if entries else ""


def _line(number: int, heading: Heading, page: str, draft: Draft) -> str:
    """A part's name and, at the right margin, the page on which it begins."""
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{draft.text_width}"/></w:tabs>'
    style, link = _entry(number, heading, draft)
    return paragraph(style, f"{link}<w:r><w:tab/></w:r>{text_run(page)}", tab)


def _in_field(entries: list[tuple[str, str]], depth: int) -> str:
    start, end = field_start(f'TOC \\o "1-{depth}" \\n \\h \\z \\u'), field_end()
    entries[0] = (entries[0][0], start + entries[0][1])
    entries[-1] = (entries[-1][0], entries[-1][1] + end)
    return "".join(paragraph(style, content) for style, content in entries)


def _entry(number: int, heading: Heading, draft: Draft) -> tuple[str, str]:
    run = text_run(heading.text, f'<w:rStyle w:val="{draft.style("Hyperlink")}"/>')
    link = f'<w:hyperlink w:anchor="{_bookmark(number)}" w:history="1">{run}</w:hyperlink>'
    return draft.style(f"TOC {heading.level}"), link


def _headings(blocks: Iterable[Block]) -> list[Heading]:
    return [block for block in blocks if isinstance(block, Heading)]


def _bookmark(number: int) -> str:
    return f"_Toc{number:06}"
