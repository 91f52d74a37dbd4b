"""A school's name torn apart by elements, or written as bytes are."""

from __future__ import annotations

import base64

from tests.red_team.look_alikes import Change, looking
from tests.red_team.packages import Parts, in_body, paragraph, run, say
from tests.red_team.plants import Plant
from tests.red_team.properties import core


def broken_by(mark: str) -> Change:
    """The words with an element between them in place of each space."""
    return lambda parts, words: in_body(parts, paragraph(f"<w:r>{mark}</w:r>".join(map(run, words.split()))))


def in_paragraphs(parts: Parts, words: str) -> None:
    """Each word a paragraph."""
    for word in words.split():
        say(parts, word)


def in_cells(parts: Parts, words: str) -> None:
    """Each word a cell of a row."""
    cells = "".join(f"<w:tc>{paragraph(run(word))}</w:tc>" for word in words.split())
    in_body(parts, f"<w:tbl><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>")


def as_is(words: str) -> str:
    """The words."""
    return words


def in_base64(name: str) -> str:
    """As mail writes bytes."""
    return base64.b64encode(name.encode()).decode()


TORN: dict[str, tuple[Change, str]] = {
    "a line break inside": (broken_by("<w:br/>"), ""),
    "a tab inside": (broken_by("<w:tab/>"), ""),
    "a hyphen of Word's own inside": (broken_by("<w:noBreakHyphen/>"), ""),
    "a page break inside": (broken_by('<w:br w:type="page"/>'), ""),
    "a word in each paragraph": (in_paragraphs, "Words one below another also make names by chance."),
    "a word in each cell": (in_cells, "Words side by side also make names by chance."),
}
PLANTS: tuple[Plant, ...] = (
    *(looking(name, as_is, "{gobar.name}", change, why) for name, (change, why) in TORN.items()),
    looking("a local number without its stroke", as_is, "{gobar.laestab}"),
    looking(
        "base64 in a property",
        in_base64,
        "{gobar.name}",
        core("dc:description"),
        "Nobody reads it who does not seek it; but a search of the bytes finds it.",
    ),
)
