"""What a person leaves in a document is not in the copy that is sent; all else is as it was."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reportkit.exceptions import DocumentError
from reportkit.publishing.word.cleaning import clean_copy
from tests.publishing.opened import DOCUMENT, packed, parts, texts
from tests.publishing.word.edited import (
    CORE,
    Leftovers,
    Part,
    field_of,
    line,
    plant,
    relations,
    run,
)
from tests.publishing.word.leftovers import CASES, HIDING
from tests.rows import each_row

_ITEM = "{11111111-2222-3333-4444-555555555555}"
_WAY_UP, _ARTIST = 0x0112, 0x013B


def everything(docx: bytes) -> bytes:
    """All that the file holds, one part after another."""
    return b"\n".join(name.encode() + b"\n" + content for name, content in parts(docx).items())


@each_row("case", CASES)
def test_a_leftover_is_taken_out_and_said(case: str, sink: bytes) -> None:
    left, said, _, _ = CASES[case]
    assert said in clean_copy(plant(sink, left)).removed


@each_row("case", CASES)
def test_nothing_of_a_leftover_is_anywhere_in_the_copy(case: str, sink: bytes) -> None:
    left, _, gone, _ = CASES[case]
    edited = plant(sink, left)
    assert gone.encode() in everything(edited)
    assert gone.encode() not in everything(clean_copy(edited).content)


@each_row("case", CASES)
def test_what_is_read_on_the_page_stays(case: str, sink: bytes) -> None:
    left, _, _, kept = CASES[case]
    after = texts(clean_copy(plant(sink, left)).content)
    assert after[: len(texts(sink))] == texts(sink)
    assert "".join(after[len(texts(sink)) :]).replace("kept", "").rstrip("b") == kept


@each_row("case", CASES)
def test_cleaning_twice_changes_nothing_more(case: str, sink: bytes) -> None:
    once = clean_copy(plant(sink, CASES[case][0])).content
    assert clean_copy(once).removed == ()
    assert clean_copy(once).content == once


def test_a_document_built_here_is_left_as_it_is(sink: bytes) -> None:
    cleaned = clean_copy(sink)
    assert cleaned.removed == ()
    assert cleaned.content == sink


def test_the_documents_own_properties_stay(sink: bytes) -> None:
    held = parts(sink)
    held[CORE] = (
        held[CORE]
        .replace(b"<cp:revision>1<", b"<cp:revision>14<")
        .replace(b"T00:00:00Z</dcterms:modified>", b"T14:31:07Z</dcterms:modified>")
    )
    cleaned = clean_copy(packed(held))
    assert cleaned.removed == (
        "how often it was saved: 14 times",
        "the time of day at which it was saved last",
    )
    assert cleaned.content == sink


def test_the_template_and_a_mail_merge_leave_no_path(sink: bytes) -> None:
    merge = '<w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge>'
    settings = f'<w:attachedTemplate r:id="rId1"/>{merge}'
    targets = (
        ("rId1", "attachedTemplate", "file:///C:/Users/ann/Normal.dotm"),
        ("rId2", "mailMergeSource", "file:///S:/heads.xlsx"),
    )
    left = Leftovers(settings=settings, extra=(Part("word/_rels/settings.xml.rels", relations(*targets)),))
    cleaned = clean_copy(plant(sink, left))
    assert cleaned.removed == (
        "the path of its template",
        "the settings and the source of a mail merge",
        "the places of files it was made with: file:///C:/Users/ann/Normal.dotm and file:///S:/heads.xlsx",
    )
    assert cleaned.content == sink


def test_a_chart_keeps_what_is_drawn_and_loses_the_workbook(sink: bytes) -> None:
    chart = (
        b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart><c:numRef>'
        b"<c:f>'[pupils of Ann.xlsx]Sheet1'!$B$2</c:f><c:numCache><c:v>67</c:v></c:numCache></c:numRef>"
        b'</c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
    )
    drawn = line(
        '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'r:id="rIdX0"/></w:drawing></w:r>'
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    extra = (
        Part("word/charts/chart1.xml", chart, "chart", kind),
        Part("word/charts/_rels/chart1.xml.rels", relations(("rId1", "package", "../embeddings/book.xlsx"))),
        Part("word/embeddings/book.xlsx", b"every pupil", "", "application/octet-stream"),
    )
    cleaned = clean_copy(plant(sink, Leftovers(body=drawn, extra=extra)))
    assert cleaned.removed == ("1 workbook behind a chart",)
    assert b"<c:v>67</c:v>" in parts(cleaned.content)["word/charts/chart1.xml"]
    assert b"every pupil" not in everything(cleaned.content)
    assert b"Ann.xlsx" not in everything(cleaned.content)


def test_data_that_a_content_control_shows_stays(sink: bytes) -> None:
    store = '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    binding = f'<w:dataBinding w:xpath="/head" w:storeItemID="{_ITEM}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{line(run('Bo'))}</w:sdtContent></w:sdt>"
    extra = (
        Part("customXml/item1.xml", b"<head>Bo</head>", "customXml"),
        Part("customXml/_rels/item1.xml.rels", relations(("rId1", "customXmlProps", "itemProps1.xml"))),
        Part("customXml/itemProps1.xml", f'{store}ds:itemID="{_ITEM}"/>'.encode()),
    )
    cleaned = clean_copy(plant(sink, Leftovers(body=control, extra=extra)))
    assert cleaned.removed == ()
    assert parts(cleaned.content)["customXml/item1.xml"] == b"<head>Bo</head>"


def pictured(kind: str) -> bytes:
    """A picture in which the person and the way up are noted."""
    made, exif = BytesIO(), Image.Exif()
    exif[_WAY_UP], exif[_ARTIST] = 6, "Ann Officer"
    comment = PngInfo()
    comment.add_text("Author", "Ann Officer")
    picture = Image.new("RGB", (40, 20), "navy")
    picture.save(made, kind, exif=exif, **({"pnginfo": comment} if kind == "png" else {}))
    return made.getvalue() + b"Ann Officer"


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_picture_looks_as_it_did_without_what_was_noted_in_it(kind: str, sink: bytes) -> None:
    before = pictured(kind)
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="rIdX0"/></v:shape>'
    drawn = f"<w:r><w:pict>{shape}</w:pict></w:r>"
    extra = (Part(f"word/media/photo.{kind}", before, "image", f"image/{kind}"),)
    cleaned = clean_copy(plant(sink, Leftovers(body=line(drawn), extra=extra)))
    after = parts(cleaned.content)[f"word/media/photo.{kind}"]
    assert cleaned.removed == ("what was noted in 1 picture of when and with what it was made",)
    assert b"Ann Officer" in before and b"Ann Officer" not in after
    assert Image.open(BytesIO(after)).tobytes() == Image.open(BytesIO(before)).tobytes()
    assert Image.open(BytesIO(after)).getexif().get(_WAY_UP) == (6 if kind == "jpeg" else None)
    assert clean_copy(cleaned.content).removed == ()


def test_a_field_with_something_shown_stays_whole_when_its_code_is_hidden(sink: bytes) -> None:
    hidden = field_of(" PAGE ", "7").replace(
        "<w:r><w:instrText>", "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>"
    )
    after = clean_copy(plant(sink, Leftovers(body=line(hidden)))).content
    assert parts(after)[DOCUMENT].count(b"fldChar ") == parts(sink)[DOCUMENT].count(b"fldChar ") + 3
    assert texts(after)[-1] == "7"


def test_everything_at_once_gives_a_sound_file(sink: bytes, tmp_path: Path) -> None:
    written = [left.body for left, *_ in CASES.values() if not (left.extra or left.external)]
    bodies = "".join(body for body in written if "drawing" not in body)
    path = tmp_path / "cleaned.docx"
    path.write_bytes(clean_copy(plant(sink, Leftovers(body=bodies, styles=HIDING))).content)
    assert OpenXmlValidator().validate(path).errors == []


def test_the_copy_holds_no_day_of_its_saving(sink: bytes) -> None:
    cleaned = clean_copy(plant(sink, CASES["comments"][0])).content
    entries = zipfile.ZipFile(BytesIO(cleaned)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


REFUSED = {
    "it holds a macro": Leftovers(
        extra=(Part("word/vbaProject.bin", b"Sub", "vbaProject", "application/x"),)
    ),
    "it holds another file": Leftovers(extra=(Part("word/embeddings/a.xlsx", b"PK", "package"),)),
    "it holds an object of another program": Leftovers(
        extra=(Part("word/embeddings/a.bin", b"ole", "oleObject"),)
    ),
    "it holds another document": Leftovers(extra=(Part("word/chunk.html", b"<p/>", "aFChunk"),)),
    "it holds a control that runs a program": Leftovers(
        extra=(Part("word/activeX1.xml", b"<x/>", "control"),)
    ),
    "it holds something unknown here": Leftovers(
        body=line('<w:r><w:drawing r:id="rIdX0"/></w:r>'), extra=(Part("word/new.xml", b"<x/>", "holograms"),)
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_cleaned_is_refused_with_what_to_do(why: str, sink: bytes) -> None:
    with pytest.raises(DocumentError, match=f"{why}.* Open it in Word, .*, and save it"):
        clean_copy(plant(sink, REFUSED[why]))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"not a zip", "broken and cannot be opened"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + "EncryptedPackage".encode("utf-16-le"), "take the password off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1 Word 97", r"save it as a Word document \(\.docx\)"),
        (packed({"hello.txt": b"hello"}), "no Word document"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "no Word document"),
    ],
)
def test_what_is_no_word_file_is_refused_with_what_to_do(content: bytes, why: str) -> None:
    with pytest.raises(DocumentError, match=why):
        clean_copy(content)


def test_a_broken_part_is_named(sink: bytes) -> None:
    with pytest.raises(DocumentError, match=r"its part word/document\.xml cannot be read"):
        clean_copy(packed(parts(sink) | {DOCUMENT: b"<w:document>"}))


def test_a_file_cut_short_is_refused(sink: bytes) -> None:
    with pytest.raises(DocumentError, match="broken"):
        clean_copy(sink[: len(sink) // 2])


def test_a_reference_without_a_number_is_dropped_and_does_not_stop_the_run(sink: bytes) -> None:
    held = parts(plant(sink, CASES["a picture no page shows"][0]))
    rels = "word/_rels/document.xml.rels"
    held[rels] = held[rels].replace(b' Id="rIdX0"', b"")
    assert b"GIF89a old" not in everything(clean_copy(packed(held)).content)
