"""Showing blocks in a notebook: our JSON for Word, HTML and PNG for Jupyter."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from reportkit.blocks.codec import MIME_TYPE, encode
from reportkit.blocks.html import render_html
from reportkit.blocks.model import Block, Chart, Picture


def mime_bundle(block: Block) -> dict[str, Any]:
    """One notebook output: our JSON, HTML for the working paper, and the picture if it is one."""
    bundle: dict[str, Any] = {MIME_TYPE: encode(block), "text/html": render_html(block)}
    if isinstance(block, Chart | Picture):
        bundle["image/png"] = base64.b64encode(block.png).decode("ascii")
    return bundle


def show(*sections: Block | Iterable[Block]) -> None:
    """Show blocks, or sections of blocks, each as an output of its own."""
    from IPython.display import publish_display_data

    for section in sections:
        for block in [section] if isinstance(section, Block) else section:
            publish_display_data(mime_bundle(block))
