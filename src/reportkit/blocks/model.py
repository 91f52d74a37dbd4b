"""What a document is made of, before anybody decides how it looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Align(StrEnum):
    """How a column lines up: words left, numbers right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. `figure` names the printed figure it shows, for `reportkit trace`."""

    text: str
    figure: str | None = None
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None


Inline = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The document's title, once, at its top; `subtitle` says for whom and when.

    On every page `marking` stands in the header, saying who may read it, and `notice` in the footer. `letter`
    stands before the numbers of tables and figures, as in Table B3.
    """

    text: str
    subtitle: str = ""
    marking: str = ""
    notice: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; levels never skip."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text."""

    spans: Inline


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points in no particular order. `levels` gives each point's depth from 0; empty where all are at 0."""

    items: tuple[Inline, ...]
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Points in order. `levels` gives each point's depth from 0; empty where all are at 0."""

    items: tuple[Inline, ...]
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One headline number: what it is, the number, and what it is set against."""

    label: str
    value: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to five headline numbers shown large, side by side."""

    caption: str
    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; `width` is its share of the table, in any unit common to all columns."""

    label: str
    align: Align = Align.LEFT
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """One header row, no merged cells, no empty cells. `notes` stand under it, the key included.

    A `small` one is set in nine points, where room is short.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inline, ...], ...]
    alt_text: str
    notes: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart. Its title tells the story; caption gives measure, period and source.

    Two in a row that each take at most half the page's width stand side by side.
    """

    title: str
    caption: str
    alt_text: str
    png: bytes = field(repr=False)
    width_mm: float = 165.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is not one of our charts. `name` says where it stands in its notebook."""

    name: str
    png: bytes = field(repr=False)
    alt_text: str = ""
    caption: str = ""
    width_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed note that must not be missed."""

    heading: str
    spans: Inline


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose spacing matters: printed output of an ordinary notebook cell."""

    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the document's headings down to `depth`, filled in when the document is written."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """A printed figure: its id, what it is, as printed, how it was worked out, and from which cells.

    Each cell is (file, row, column); rows count from 1 with the header.
    """

    id: str
    label: str
    printed: str
    how: str
    cells: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a section's figures come from: shown in the working paper, never in Word."""

    figures: tuple[SourcedFigure, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Part:
    """What follows, up to the next part, is a part by itself, such as one paper of several bound together.

    It starts on a new page with `name` in the header, and its pages are numbered by its label: A1, A2.
    Its first heading is its own title, to which the contents lead.
    """

    label: str
    name: str


Block = (
    Title
    | Heading
    | Paragraph
    | BulletList
    | NumberedList
    | KeyFigures
    | Table
    | Chart
    | Picture
    | Callout
    | Preformatted
    | Contents
    | Evidence
    | PageBreak
    | Part
)


def text_of(spans: Iterable[Span]) -> str:
    """The spans as plain text."""
    return "".join(span.text for span in spans)
