"""A forbidden name is found wherever in a Word file it stands, and only where it stands."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from reportkit.blocks import Paragraph
from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure import Forbidden, WatchList, find_leaks
from reportkit.publishing.word import compose_document
from tests.publishing.builders import PROPERTIES, kitchen_sink, png, words
from tests.publishing.opened import DOCUMENT, packed, parts, spoilt

NAME = "St Hilda’s Primary School"
WATCHED = WatchList((Forbidden(NAME, "it is another school's name."), Forbidden("102999", "its number.")))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(content: bytes, watched: WatchList = WATCHED, *named: str) -> list[str]:
    return [leak.text for leak in find_leaks(content, watched, named)]


def with_part(docx: bytes, name: str, content: bytes) -> bytes:
    return packed(parts(docx) | {name: content})


def in_body(docx: bytes, xml: str) -> bytes:
    return spoilt(docx, r"<w:body>", f"<w:body>{xml}")


def png_saying(text: str) -> bytes:
    body = b"tEXtComment\0" + text.encode("latin-1")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    picture = png()
    return picture[:33] + chunk + picture[33:]


def test_a_clean_document_holds_nothing(sink: bytes) -> None:
    assert found(sink) == []


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


DELETED = f"<w:delText>{NAME}</w:delText>"
PLANTED = {
    "a paragraph": paragraph("<w:t>St Hilda's Primary School</w:t>"),
    "cut into runs": paragraph("<w:t>St Hil</w:t>", "<w:t>da's Primary School</w:t>"),
    "over two lines": paragraph("<w:t>St Hilda's</w:t><w:br/><w:t>Primary School</w:t>"),
    "over two paragraphs": paragraph("<w:t>St Hilda's</w:t>") + paragraph("<w:t>Primary School</w:t>"),
    "hidden": paragraph(f"<w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t>"),
    "deleted": f'<w:p><w:del w:id="1" w:author="x"><w:r>{DELETED}</w:r></w:del></w:p>',
    "a field": paragraph(f"<w:instrText> TITLE {NAME} </w:instrText>"),
    "in capitals": paragraph(f"<w:t>{NAME.upper()}</w:t>"),
    "with an invisible letter": paragraph("<w:t>St Hil\u200bda’s Primary\u00a0School</w:t>"),
    "with a full stop": paragraph("<w:t>St. Hilda`s Primary School.</w:t>"),
    "about a comment": paragraph("<w:t>St Hilda’s <!-- aside -->Primary School</w:t>"),
    "a comment in the XML": f"<!-- {NAME} -->",
    "an author": f'<w:p><w:ins w:id="1" w:author="{NAME}"/></w:p>',
}


@pytest.mark.parametrize("where", PLANTED)
def test_a_name_is_found_in_the_body(sink: bytes, where: str) -> None:
    assert found(in_body(sink, PLANTED[where])) != []


NUMBER = paragraph("<w:t>102999</w:t>")
OTHER_PARTS = {
    "a comment": ("word/comments.xml", f"<w:comments {W}>{PLANTED['a paragraph']}</w:comments>"),
    "a footnote": ("word/footnotes.xml", f"<w:footnotes {W}>{NUMBER}</w:footnotes>"),
    "a property": ("docProps/custom.xml", "<Properties><property>102999</property></Properties>"),
    "a property's name": ("docProps/custom.xml", "<Properties><property name='102999'/></Properties>"),
    "a drawn picture": ("word/x.svg", "<svg><text>St Hilda’s <tspan>Primary School</tspan></text></svg>"),
    "a link": ("word/x.rels", "<Relationships><Relationship Target='102999/x.docx'/></Relationships>"),
    "a bare text": ("word/notes.txt", "For St Hilda's Primary School"),
}


@pytest.mark.parametrize("where", OTHER_PARTS)
def test_a_name_is_found_in_every_other_part(sink: bytes, where: str) -> None:
    name, text = OTHER_PARTS[where]
    assert len(found(with_part(sink, name, text.encode()))) == 1


def test_a_name_is_found_within_a_picture_file(sink: bytes) -> None:
    content = with_part(sink, "word/media/x.png", png_saying("St Hilda's Primary School"))
    assert found(content) == ["st hilda's primary school"]


def test_a_name_is_found_in_a_workbook_within(sink: bytes) -> None:
    workbook = BytesIO()
    with ZipFile(workbook, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", "<sst><si><t>St Hilda’s Primary School</t></si></sst>")
    assert found(with_part(sink, "word/embeddings/x.xlsx", workbook.getvalue())) != []


def test_a_name_is_found_in_the_names_of_parts_and_of_the_file(sink: bytes) -> None:
    assert found(with_part(sink, "word/media/102999.bin", b"")) == ["102999"]
    assert found(sink, WATCHED, "schools/102999/school-profile-102999.docx") == ["102999"]


def test_a_name_is_found_in_the_comment_of_the_archive(sink: bytes) -> None:
    buffer = BytesIO(sink)
    with ZipFile(buffer, "a") as archive:
        archive.comment = b"St Hilda's Primary School"
    assert found(buffer.getvalue()) != []


def test_a_school_is_not_found_in_a_longer_name_or_number() -> None:
    content = compose_document(
        (*kitchen_sink(), Paragraph(words("East St Hilda’s Primary Schools, 1102999 pupils"))), PROPERTIES
    )
    assert found(content) == []


def test_a_name_within_the_schools_own_is_no_leak_but_beside_it_is() -> None:
    watched = WatchList((Forbidden("Hilda’s School", "another's name."),), ("The New Hilda’s School",))
    own = compose_document((*kitchen_sink(), Paragraph(words("The New Hilda’s School"))), PROPERTIES)
    both = compose_document(
        (*kitchen_sink(), Paragraph(words("The New Hilda’s School and Hilda’s School"))), PROPERTIES
    )
    assert found(own, watched) == []
    assert found(both, watched) == ["hilda's school"]


def test_a_pattern_is_told_with_what_it_matched(sink: bytes) -> None:
    watched = WatchList(patterns={r"\bri\(b\)": "a category"})
    content = in_body(sink, "<w:p><w:r><w:t>The school is RI(B).</w:t></w:r></w:p>")
    assert [str(leak) for leak in find_leaks(content, watched)] == [
        f"“ri(b)” in {DOCUMENT}, a paragraph: a category"
    ]


def test_a_profile_that_names_another_school_with_a_category_fails(sink: bytes) -> None:
    """Vector G18."""
    content = in_body(sink, "<w:p><w:r><w:t>St Hilda’s Primary School: Intensive A</w:t></w:r></w:p>")
    (leak,) = find_leaks(content, WATCHED)
    assert leak == (f"{DOCUMENT}, a paragraph", "st hilda's primary school", "it is another school's name.")


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 torn"])
def test_what_cannot_be_opened_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="not known"):
        find_leaks(content, WATCHED)


def test_a_part_that_cannot_be_read_is_refused(sink: bytes) -> None:
    with pytest.raises(DocumentError, match=r"word/odd\.xml cannot be read"):
        find_leaks(with_part(sink, "word/odd.xml", b"<w:p>"), WATCHED)
