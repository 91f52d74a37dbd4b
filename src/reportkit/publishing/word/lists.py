"""Bullets and numbers that are lists to Word, not typed signs."""

from __future__ import annotations

from reportkit.blocks import BulletList, Inline, NumberedList
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.inline import runs
from reportkit.publishing.word.markup import paragraph

_DEEPEST = 2
# A numbered list this short stays on one page.
_WHOLE_TO = 5
_KEEP = "<w:keepNext/>"
# What a list ends with is no style of its own in Word.
_SPACE_BELOW = '<w:spacing w:after="240"/>'


def render_bullets(block: BulletList, draft: Draft) -> str:
    """The points as bullets."""
    return _items(block, draft, "List Bullet", draft.numbering_of("List Bullet"))


def render_numbers(block: NumberedList, draft: Draft) -> str:
    """The points as numbers, from 1."""
    return _items(block, draft, "List Number", draft.numbering_from_one())


def _items(block: BulletList | NumberedList, draft: Draft, style: str, numbering: int) -> str:
    levels = block.levels or (0,) * len(block.items)
    last = len(block.items) - 1
    kept = last if isinstance(block, NumberedList) and len(block.items) <= _WHOLE_TO else 0
    return "".join(
        _item(item, draft, style, (_KEEP if at < kept else "") + _place(level, numbering, last=at == last))
        for at, (item, level) in enumerate(zip(block.items, levels, strict=True))
    )


def _item(item: Inline, draft: Draft, style: str, place: str) -> str:
    return paragraph(draft.style(style), runs(item, draft), place)


def _place(level: int, numbering: int, *, last: bool) -> str:
    depth = f'<w:ilvl w:val="{min(level, _DEEPEST)}"/>'
    space = _SPACE_BELOW if last else ""
    return f'<w:numPr>{depth}<w:numId w:val="{numbering}"/></w:numPr>{space}'
