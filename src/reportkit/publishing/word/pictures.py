"""Charts and pictures in the line of the text, each with its text in place of sight."""

from __future__ import annotations

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)

from reportkit.blocks import Block, Chart, Picture
from reportkit.exceptions import DocumentError
from reportkit.publishing.word.captions import render_caption, render_notes
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.markup import attribute, paragraph

_EMU_IN_A_MM = 36_000
_EMU_IN_A_TWIP = 635
# Room left on the page for a caption above and a source below.
_TALLEST = 0.78
_DAMAGED = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def render_chart(block: Chart, draft: Draft) -> str:
    """The chart's title as a numbered caption, the chart, and under it measure, period and source."""
    caption = render_caption("Figure", block.title, draft)
    return caption + _figure(block.png, _described(block), block.width_mm, block.caption, draft)


def are_beside(block: Block, following: Block | None, draft: Draft) -> bool:
    """Whether both are charts that find room side by side."""
    if not isinstance(block, Chart) or not isinstance(following, Chart):
        return False
    room = draft.text_width * _EMU_IN_A_TWIP / _EMU_IN_A_MM
    return block.width_mm + following.width_mm <= room


def render_beside(left: Chart, right: Chart, draft: Draft) -> str:
    """Two charts in one line, their titles above and their sources below in the same order."""
    pair = ((left, " (left)"), (right, " (right)"))
    titles = "".join(render_caption("Figure", chart.title, draft, where) for chart, where in pair)
    runs = "".join(f"<w:r>{_drawing(c.png, _described(c), c.width_mm, draft)}</w:r>" for c, _ in pair)
    notes = tuple(chart.caption for chart, _ in pair)
    keep = "<w:keepNext/>" if any(note.strip() for note in notes) else ""
    return titles + paragraph(draft.style("Figure"), runs, keep) + render_notes(notes, draft)


def _described(block: Chart) -> str:
    return block.alt_text.strip() or f"Picture without a description ({block.title})"


def render_picture(block: Picture, draft: Draft) -> str:
    """The picture under its caption, if it has one."""
    caption = render_caption("Figure", block.caption, draft) if block.caption else ""
    description = block.alt_text.strip() or f"Picture without a description ({block.name})"
    return caption + _figure(block.png, description, block.width_mm, "", draft)


def _figure(png: bytes, description: str, width_mm: float | None, note: str, draft: Draft) -> str:
    drawing = _drawing(png, description, width_mm, draft)
    keep = "<w:keepNext/>" if note.strip() else ""
    return paragraph(draft.style("Figure"), f"<w:r>{drawing}</w:r>", keep) + render_notes((note,), draft)


def _drawing(png: bytes, description: str, width_mm: float | None, draft: Draft) -> str:
    try:
        identifier, width, height = draft.picture(png)
    except _DAMAGED as error:
        raise DocumentError(
            f"Picture “{description}”: it is damaged or of a kind Word cannot show."
        ) from error
    wide, high = _fitted(width, height, width_mm, draft)
    number = draft.next("drawing")
    return _inline(identifier, number, attribute(description), wide, high)


def _fitted(width: int, height: int, width_mm: float | None, draft: Draft) -> tuple[int, int]:
    """Width and height in EMU: as asked for, or the picture's own, and never beyond the page."""
    wanted = width_mm * _EMU_IN_A_MM if width_mm else width
    widest, tallest = draft.text_width * _EMU_IN_A_TWIP, draft.text_height * _EMU_IN_A_TWIP * _TALLEST
    scale = min(wanted / width, widest / width, tallest / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _inline(identifier: str, number: int, description: str, width: int, height: int) -> str:
    named = f'id="{number}" name="Figure {number}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {named} descr="{description}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{identifier}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
