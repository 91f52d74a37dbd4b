"""Where the other parts of a Word file can hold text: heads, notes, styles, settings."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.red_team import leaks as say
from tests.red_team.packages import (
    DOCUMENT,
    NAMESPACES,
    NUMBERING,
    SETTINGS,
    STYLES,
    Parts,
    W,
    add_word_part,
    in_body,
    paragraph,
    put,
    run,
)
from tests.red_team.plants import PROFILE, Change, Plant


def margin(kind: str, which: str, root: str) -> Change:
    """A head or foot of the page of this sort: default, first or even."""

    def change(parts: Parts, words: str) -> None:
        id_ = add_word_part(parts, kind, f"<w:{root} {NAMESPACES}>{paragraph(run(words))}</w:{root}>")
        text = parts[DOCUMENT].decode()
        place = text.rindex("<w:sectPr")
        end = text.index(">", place) + 1
        reference = f'<w:{kind}Reference w:type="{which}" r:id="{id_}"/>'
        kept = re.sub(rf'<w:{kind}Reference w:type="{which}"[^>]*/>', "", text[end:])
        parts[DOCUMENT] = (text[:end] + reference + kept).encode()

    return change


def notes(kind: str, item: str, reference: str) -> Change:
    """A note or comment with the words, and its mark in the body."""

    def change(parts: Parts, words: str) -> None:
        said = f'<w:{item} w:id="1" w:author="A">{paragraph(run(words))}</w:{item}>'
        add_word_part(parts, kind, f"<w:{kind} {NAMESPACES}>{said}</w:{kind}>")
        in_body(parts, paragraph(f'<w:r><w:{reference} w:id="1"/></w:r>'))

    return change


def before(part: str, mark: str, xml: str) -> Change:
    """The fragment in a part that is there already."""
    return lambda parts, words: put(parts, part, mark, xml.replace("WORDS", words))


def part(kind: str, xml: str) -> Change:
    """A part of Word's own with the words."""
    whole = xml.replace("NAMESPACES", NAMESPACES)
    return lambda parts, words: _new(add_word_part, parts, kind, whole.replace("WORDS", words))


def _new(add: Callable[[Parts, str, str], str], parts: Parts, kind: str, content: str) -> None:
    add(parts, kind, content)


GLOSSARY = (
    '<w:glossaryDocument NAMESPACES><w:docParts><w:docPart><w:docPartPr><w:name w:val="x"/></w:docPartPr>'
    f"<w:docPartBody>{paragraph(run('WORDS'))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
)
PEOPLE = (
    f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:w="{W}">'
    '<w15:person w15:author="WORDS"/></w15:people>'
)
STYLE = '<w:style w:type="paragraph" w:styleId="X1"><w:name w:val="WORDS"/></w:style>'
LEVEL = (
    '<w:abstractNum w:abstractNumId="955"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:lvlText w:val="WORDS"/></w:lvl></w:abstractNum>'
)
VARIABLE = '<w:docVars><w:docVar w:name="v" w:val="WORDS"/></w:docVars>'
MERGE = (
    '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT 1 FROM `WORDS`"/>'
    "</w:mailMerge>"
)

PLACES: dict[str, tuple[say.Leak, Change]] = {
    "the head of a first page": (say.TO_MEMBERS, margin("header", "first", "hdr")),
    "the head of even pages": (say.TO_ALL_SCHOOLS, margin("header", "even", "hdr")),
    "the foot of every page": (say.ANOTHER_SCHOOL, margin("footer", "default", "ftr")),
    "a footnote": (say.TO_THE_FORUM, notes("footnotes", "footnote", "footnoteReference")),
    "an endnote": (say.TO_MEMBERS, notes("endnotes", "endnote", "endnoteReference")),
    "a comment": (say.ANOTHER_SECRET, notes("comments", "comment", "commentReference")),
    "building blocks": (say.TO_MEMBERS, part("glossary", GLOSSARY)),
    "the people of a document": (("head", PROFILE, "{informant}"), part("people", PEOPLE)),
    "a style's name": (say.TO_MEMBERS, before(STYLES, "</w:styles>", STYLE)),
    "the text of a numbering": (say.ANOTHER_SCHOOL, before(NUMBERING, "<w:num ", LEVEL)),
    "a font's name": (say.TO_MEMBERS, before("word/fontTable.xml", "</w:fonts>", '<w:font w:name="WORDS"/>')),
    "a variable": (say.TO_ALL_SCHOOLS, before(SETTINGS, "<w:compat>", VARIABLE)),
    "a mail merge": (say.TO_MEMBERS, before(SETTINGS, "<w:defaultTabStop", MERGE)),
}
PLANTS: tuple[Plant, ...] = tuple(say.filled(PLACES))
