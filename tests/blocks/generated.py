"""Any block there can be, for laws that hold of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from reportkit.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Chart,
    Column,
    Contents,
    Evidence,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    SourcedFigure,
    Span,
    Table,
    Title,
)

TEXT = st.text(max_size=12)
FLAG = st.booleans()
SPAN = st.builds(Span, TEXT, st.none() | TEXT, FLAG, FLAG, FLAG, st.none() | TEXT)
SIZE = st.floats(0.1, 500)


def _tuples(of: st.SearchStrategy[object], least: int = 0, most: int = 3) -> st.SearchStrategy[object]:
    return st.lists(of, min_size=least, max_size=most).map(tuple)


INLINE = _tuples(SPAN)
ITEMS = _tuples(INLINE)
LEVELS = _tuples(st.integers(0, 3))
COLUMN = st.builds(Column, TEXT, st.sampled_from(Align), SIZE)
CELL = st.tuples(TEXT, st.integers(1, 10**6), TEXT)
SOURCED = st.builds(SourcedFigure, TEXT, TEXT, TEXT, TEXT, _tuples(CELL))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose rows are as long as its header."""
    columns: Sequence[Column] = draw(st.lists(COLUMN, min_size=1, max_size=3))
    row = st.tuples(*[INLINE for _ in columns])
    return Table(draw(TEXT), tuple(columns), draw(_tuples(row)), draw(TEXT), draw(_tuples(TEXT)))


KINDS: dict[type[Block], st.SearchStrategy[Block]] = {
    Title: st.builds(Title, TEXT, TEXT),
    Heading: st.builds(Heading, st.integers(1, 4), TEXT),
    Paragraph: st.builds(Paragraph, INLINE),
    BulletList: st.builds(BulletList, ITEMS, LEVELS),
    NumberedList: st.builds(NumberedList, ITEMS, LEVELS),
    KeyFigures: st.builds(KeyFigures, TEXT, _tuples(st.builds(KeyFigure, TEXT, SPAN, TEXT))),
    Table: tables(),
    Chart: st.builds(Chart, TEXT, TEXT, TEXT, st.binary(max_size=20), SIZE),
    Picture: st.builds(Picture, TEXT, st.binary(max_size=20), TEXT, TEXT, st.none() | SIZE),
    Callout: st.builds(Callout, TEXT, INLINE),
    Preformatted: st.builds(Preformatted, TEXT),
    Contents: st.builds(Contents, st.integers(1, 4)),
    Evidence: st.builds(Evidence, _tuples(SOURCED)),
    PageBreak: st.just(PageBreak()),
    Part: st.builds(Part, TEXT, TEXT),
}
BLOCKS = st.one_of(*KINDS.values())
