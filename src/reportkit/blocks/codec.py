"""Blocks as JSON, for the executed notebook that is kept as evidence."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import TypeAdapter

from reportkit.blocks.model import Block, Chart, Picture

MIME_TYPE = "application/vnd.reportkit.block+json"

_ADAPTERS = {kind.__name__: TypeAdapter(kind) for kind in get_args(Block)}


def encode(block: Block) -> dict[str, Any]:
    """The block as plain JSON values with its kind; a picture's bytes travel as image/png beside it."""
    kind = type(block).__name__
    content: dict[str, Any] = _ADAPTERS[kind].dump_python(block, mode="json", exclude={"png"})
    return {"kind": kind} | content


def decode(content: Mapping[str, Any], png: str | bytes = b"") -> Block:
    """The block that `encode` wrote; `png` is the base64 image/png of the same output.

    Raises KeyError for an unknown kind and pydantic's ValidationError for a malformed block.
    """
    values = dict(content)
    kind = values.pop("kind")
    if kind in (Chart.__name__, Picture.__name__):
        values["png"] = base64.b64decode(png)
    block: Block = _ADAPTERS[kind].validate_python(values)
    return block
