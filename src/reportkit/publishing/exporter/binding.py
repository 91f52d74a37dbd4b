"""Several documents bound into one: each a part by itself, behind what stands in front of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

from reportkit.blocks import Block, Contents, Heading, Paragraph, Part, Span, Title
from reportkit.exceptions import DocumentError
from reportkit.publishing.exporter.notebook import read_notebook

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document to be bound: the label of its pages, such as A, and its blocks, its title among them."""

    label: str
    blocks: tuple[Block, ...]


def read_leaf(label: str, executed: Path) -> Leaf:
    """The document that an executed notebook shows. Raises DocumentError where there is none."""
    try:
        notebook = nbformat.read(executed, as_version=4)
    except FileNotFoundError as error:
        raise DocumentError(
            f"{executed.name}, which is to be bound in, is not there. Build it again, with --force."
        ) from error
    return Leaf(label, read_notebook(notebook, Path(), executed.stem).blocks)


def bind(front: Iterable[Block], leaves: Iterable[Leaf]) -> tuple[Block, ...]:
    """The front with its title, the contents, then each document under its own title as a heading.

    The headings in it stand one level lower; what shows where figures come from stays. What a document is
    marked with, as a draft is, stands at the head of its pages unless the whole is marked with it.
    """
    first = tuple(front)
    marked = next((block.marking for block in first if isinstance(block, Title)), "")
    return (*first, Contents(1), *(block for leaf in leaves for block in _bound(leaf, marked)))


def _bound(leaf: Leaf, marked: str) -> Iterator[Block]:
    title = next(block for block in leaf.blocks if isinstance(block, Title))
    own = title.marking if title.marking != marked else ""
    yield Part(leaf.label, f"{title.text}. {own}" if own else title.text)
    yield Heading(1, title.text)
    if title.subtitle:
        yield Paragraph((Span(title.subtitle),))
    for block in leaf.blocks:
        if isinstance(block, Heading):
            yield replace(block, level=min(block.level + 1, _DEEPEST))
        elif not isinstance(block, Title | Contents):
            yield block
