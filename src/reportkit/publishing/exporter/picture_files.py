"""Pictures that a notebook's text refers to: attached to the cell, written into the text, or in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from reportkit.blocks import Picture
from reportkit.publishing.exporter.left_out import LeftOut
from reportkit.publishing.exporter.pictures import decoded, picture

_SHOWN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"GIF8", b"BM", b"II*\0", b"MM\0*")


@dataclass(frozen=True, slots=True)
class Attachments:
    """Where a cell's pictures are: the notebook's folder, and the cell's own attachments."""

    folder: Path
    attached: Mapping[str, Any]


def picture_from(address: str, source: Attachments, alt_text: str, caption: str = "") -> Picture | LeftOut:
    """The picture at an address, or why it is left out: nothing is fetched from the web."""
    if address.startswith(("http://", "https://", "//")):
        return LeftOut(
            f"the picture “{alt_text or address}”, which is on the web: save it beside the notebook"
        )
    try:
        content = _content(address, source)
    except OSError:
        return LeftOut(f"the picture {address}, which is not beside the notebook")
    if not content.startswith(_SHOWN):
        return LeftOut(f"the picture {address[:60]}, which is no kind that Word shows: save it as PNG")
    return picture(content, alt_text, caption)


def _content(address: str, source: Attachments) -> bytes:
    if address.startswith("attachment:"):
        bundle = source.attached.get(unquote(address.removeprefix("attachment:")), {})
        return decoded(next((content for content in bundle.values()), ""))
    if address.startswith("data:"):
        return decoded(address.partition("base64,")[2])
    return (source.folder / unquote(address)).read_bytes()
