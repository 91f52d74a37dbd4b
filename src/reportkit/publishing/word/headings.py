"""Title, headings with the bookmarks that contents and links lead to, and the contents list itself."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.blocks import Block, Contents, Heading, Title
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.fields import field_end, field_start
from reportkit.publishing.word.inline import anchor_of
from reportkit.publishing.word.markup import paragraph, text_run

_DEEPEST_CONTENTS = 3


def bookmark_headings(blocks: Iterable[Block], draft: Draft) -> None:
    """Give every heading its bookmark before anything is written, so that links can look ahead."""
    for number, heading in enumerate(_headings(blocks), start=1):
        draft.bookmarks.setdefault(anchor_of(heading.text), _bookmark(number))


def render_title(block: Title, draft: Draft) -> str:
    """The title, and under it for whom and when."""
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

    Page numbers are known to Word alone, once it has laid the pages out; so the field leaves them out.
    """
    depth = min(block.depth, _DEEPEST_CONTENTS)
    numbered = enumerate(_headings(blocks), start=1)
    entries = [(number, heading) for number, heading in numbered if heading.level <= depth]
    heading = paragraph(draft.style("TOC Heading"), text_run("Contents"))
    return heading + _in_field([_entry(*entry, draft) for entry in entries], depth) if entries else ""


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
