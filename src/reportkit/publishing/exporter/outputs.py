"""A code cell's outputs as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from reportkit.blocks import MIME_TYPE, Block, Picture, Preformatted, decode
from reportkit.publishing.exporter.alt_text import Described, described
from reportkit.publishing.exporter.html import has_table, read_html
from reportkit.publishing.exporter.left_out import LeftOut
from reportkit.publishing.exporter.markdown import read_markdown
from reportkit.publishing.exporter.pictures import decoded, picture
from reportkit.publishing.exporter.printed import plain, printed

_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/bmp")
# What drawing calls return, printed by Jupyter beside the picture itself.
_LEFTOVER = re.compile(r"<[\w.]+( object)? at 0x|<[\w.]*(Axes|Container|Figure|Line2D|Grid)\b|^Text\(")
_REPR = re.compile(r"^[\[({]*<[^>\n]*>[\])},]*$")


def read_outputs(cell: NotebookNode, folder: Path) -> Iterator[Block | LeftOut]:
    """The outputs in order, printed lines joined; what drawing calls return is not shown."""
    about = described(cell)
    drawn = any("data" in output and _kind(output["data"]) for output in cell.outputs)
    for output in _joined(cell.outputs):
        yield from _read(output, about, folder, drawn=drawn)


def _joined(outputs: list[NotebookNode]) -> Iterator[dict[str, Any]]:
    waiting = ""
    for output in outputs:
        if output["output_type"] == "stream":
            waiting += str(output["text"]) if output["name"] == "stdout" else ""
            continue
        if waiting:
            yield {"output_type": "stream", "text": waiting}
            waiting = ""
        yield output
    if waiting:
        yield {"output_type": "stream", "text": waiting}


def _read(
    output: Mapping[str, Any], about: Described, folder: Path, *, drawn: bool
) -> Iterator[Block | LeftOut]:
    match output["output_type"]:
        case "stream":
            yield from printed(output["text"])
        case "error":
            yield Preformatted(plain(f"{output['ename']}: {output['evalue']}").strip().splitlines()[-1])
        case _:
            yield from _bundle(output["data"], output.get("metadata") or {}, about, folder, drawn=drawn)


def _bundle(
    data: Mapping[str, Any], metadata: Mapping[str, Any], about: Described, folder: Path, *, drawn: bool
) -> Iterator[Block | LeftOut]:
    html, kind = str(data.get("text/html", "")), _kind(data)
    if MIME_TYPE in data:
        yield decode(data[MIME_TYPE], png=data.get("image/png", ""))
    elif html and has_table(html):
        yield from read_html(html, folder, about.table_caption)
    elif kind:
        yield _picture(data[kind], kind, metadata, about)
    elif "text/markdown" in data:
        yield from read_markdown(str(data["text/markdown"]), folder, {})
    elif _is_drawn_by_a_browser(data):
        yield LeftOut("a picture that only a browser can draw: show it as PNG as well")
    else:
        yield from _text(str(data.get("text/plain", "")), html, folder, drawn=drawn)


def _is_drawn_by_a_browser(data: Mapping[str, Any]) -> bool:
    """Whether it is SVG, or made by a script as plotly, altair and widgets do."""
    return any(kind == "image/svg+xml" or kind.startswith("application/vnd.") for kind in data)


def _kind(data: Mapping[str, Any]) -> str:
    return next((kind for kind in _PICTURES if kind in data), "")


def _picture(content: str, kind: str, metadata: Mapping[str, Any], about: Described) -> Picture:
    own = metadata.get(kind) if isinstance(metadata.get(kind), Mapping) else metadata
    return picture(decoded(content), about.next_alt(own or {}), about.next_caption(), own or {})


def _text(text: str, html: str, folder: Path, *, drawn: bool) -> Iterator[Block | LeftOut]:
    if _REPR.match(text.strip()) or not text.strip():
        yield from read_html(html, folder) if html else ()
    elif not (drawn and _LEFTOVER.search(text)):
        yield from printed(text)
