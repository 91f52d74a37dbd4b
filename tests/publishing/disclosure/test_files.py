"""Whatever kind a file is of, what it says is read, or it is said that it cannot be."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest
from msoffcrypto.format import ooxml

from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure.files import read_file
from tests.publishing.opened import packed, parts

SECRET = "Harebell Secondary"


def said(name: str, content: bytes) -> str:
    return "\n".join(f"{one.where}: {one.text}" for one in read_file(name, content))


def letter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in (
        {"From": "team@wexcombe.example", "To": "head@oak.example", "Subject": "S"} | headers
    ).items():
        message[name] = value
    message.set_content("Plain words")
    message.add_alternative("<p>Words</p><!-- Harebell &amp; more -->", subtype="html")
    return message


def test_every_place_of_a_letter_is_read(sink: bytes) -> None:
    message = letter(Subject=f"About {SECRET}")
    message["X-Note"] = "Kestrel"
    message["Cc"] = "Zoë Ünwin <zoe@oak.example>"
    message.add_attachment(b"Ptarmigan", maintype="text", subtype="plain", filename="Dünnock.txt")
    message.add_attachment(
        b"BEGIN:VCALENDAR\r\nSUMMARY:Gold\r\n crest\r\n",
        maintype="text",
        subtype="calendar",
        filename="a.ics",
    )
    message.add_attachment(sink, maintype="application", subtype="octet-stream", filename="s.docx")
    within = letter(Subject="Nested Wryneck")
    message.add_attachment(within)
    text = said("x.eml", bytes(message))
    wanted = (
        SECRET,
        "Kestrel",
        "Zoë Ünwin",
        "Harebell &amp; more",
        "Ptarmigan",
        "Dünnock.txt",
        "Goldcrest",
        "Wryneck",
    )
    assert [one for one in wanted if one not in text] == []
    assert "the attachment s.docx: word/document.xml, a paragraph" in text


def test_bytes_around_and_fields_of_a_packed_file_are_read(sink: bytes) -> None:
    assert SECRET in said("x.docx", sink + SECRET.encode())
    assert SECRET in said("x.docx", SECRET.encode() + sink)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts(sink).items():
            info = zipfile.ZipInfo(name)
            info.extra = b"\xfe\xca" + len(SECRET).to_bytes(2, "little") + SECRET.encode()
            archive.writestr(info, content)
    assert SECRET in said("x.docx", held.getvalue())


def test_a_file_within_other_bytes_is_opened(sink: bytes) -> None:
    inner = packed({"word/x.xml": f"<a><b>{SECRET}</b></a>".encode()})
    assert SECRET in said(
        "x.docx", packed(parts(sink) | {"word/embeddings/ole.bin": b"\xd0\xcf" * 40 + inner})
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.bin", bytes(range(256)) * 4),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("x.docx", b"PK\x03\x04 and no more"),
        ("x.pdf", b"%PDF-1.7 and no more"),
    ],
)
def test_what_cannot_be_looked_into_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(DocumentError, match="not known"):
        said(name, content)


def test_a_file_with_a_password_is_refused(sink: bytes) -> None:
    held = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(sink)).encrypt("four words read out", held)
    with pytest.raises(DocumentError, match="password"):
        said("x.docx", held.getvalue())
