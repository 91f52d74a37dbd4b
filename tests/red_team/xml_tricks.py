"""The body of a Word document written as XML allows, though Word itself would not write it so."""

from __future__ import annotations

from tests.red_team.bodies import BY, body
from tests.red_team.packages import DOCUMENT, Parts, in_body, paragraph, run
from tests.red_team.plants import PAPER_B, PAPER_C, PAPER_E, SMALL, WATCHED, Change, Plant, edited


def by_number(parts: Parts, words: str) -> None:
    """Each letter written by its number in the XML."""
    in_body(parts, paragraph(run("".join(f"&#{ord(one)};" for one in words))))


def in_two_bytes(parts: Parts, words: str) -> None:
    """The whole document in another encoding of XML."""
    in_body(parts, paragraph(run(words)))
    text = parts[DOCUMENT].decode().split("?>", 1)[1]
    parts[DOCUMENT] = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


def halved(before: str, behind: str) -> Change:
    """The first word as it is, the others in another element."""

    def change(parts: Parts, words: str) -> None:
        first, others = words.split(" ", 1)
        in_body(parts, paragraph(f"{run(first + ' ')}{before}{run(others)}{behind}"))

    return change


def bookmark(parts: Parts, words: str) -> None:
    """A bookmark, whose name may hold no space."""
    in_body(parts, paragraph(f'<w:bookmarkStart w:id="955" w:name="{words}"/><w:bookmarkEnd w:id="955"/>'))


PLANTS: tuple[Plant, ...] = (
    edited("letters by number in the XML", ("members", PAPER_B, "{gobar.name}"), by_number),
    edited("a document in two bytes a letter", ("members", PAPER_E, "{gobar.name}"), in_two_bytes),
    edited(
        "half in a link",
        ("head", SMALL, "{other.name}"),
        halved('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
    ),
    edited("half in a change", ("head", WATCHED, "{other.name}"), halved(f"<w:ins {BY}>", "</w:ins>")),
    edited("a comment in the XML", ("head", SMALL, "{gobar.name}"), body(paragraph("<!-- WORDS -->"))),
    edited("a bookmark", ("members", PAPER_C, "school_{gobar.urn}"), bookmark),
)
