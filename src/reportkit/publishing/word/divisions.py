"""Where a document's parts begin, before anything is laid out."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.blocks import Block, Heading, Part

Blocks = tuple[Block, ...]


class Held(NamedTuple):
    """A part and what stands in it."""

    part: Part
    blocks: Blocks


def split_parts(blocks: Blocks) -> tuple[Blocks, tuple[Held, ...]]:
    """What stands before the first part, and the parts."""
    parts = [(place, block) for place, block in enumerate(blocks) if isinstance(block, Part)]
    ends = [place for place, _ in parts[1:]] + [len(blocks)]
    held = (Held(part, blocks[place + 1 : end]) for (place, part), end in zip(parts, ends, strict=False))
    return blocks[: parts[0][0] if parts else len(blocks)], tuple(held)


def first_pages(blocks: Blocks) -> dict[int, str]:
    """The page on which each part begins, such as A1, by the number among all headings of its first."""
    found: dict[int, str] = {}
    label, number = "", 0
    for block in blocks:
        if isinstance(block, Part):
            label = block.label
        elif isinstance(block, Heading):
            number += 1
            if label:
                found[number], label = f"{label}1", ""
    return found
