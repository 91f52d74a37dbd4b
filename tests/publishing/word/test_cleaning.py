"""What a person leaves in a document is not in the copy that is sent; all else is as it was."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportkit.exceptions import DocumentError
from reportkit.publishing.word.cleaning import clean_copy
from tests.publishing.opened import DOCUMENT, packed, parts, texts
from tests.publishing.word.edited import (
    CORE,
    WHO,
    Leftovers,
    Part,
    cell,
    commented,
    comments,
    field_of,
    line,
    plant,
    relations,
    row,
    run,
    struck,
    table,
)

_PLAIN = "http://schemas.microsoft.com/office/2011/relationships"
_PEOPLE = (
    b'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    b'<w15:person w15:author="Bea Secretary"/></w15:people>'
)
_CUSTOM = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Checked by"/></Properties>'
)
_HIDING = (
    '<w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Off"><w:name w:val="Off"/><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Unseen"><w:name w:val="Unseen"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)
_BOX = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:inline>'
    '<wp:extent cx="9" cy="9"/><wp:docPr id="{}" name="{}" {}/></wp:inline></w:drawing></w:r>'
)

# Of each leftover: what is planted, what an officer is told, what is nowhere in the copy, what is still read.
CASES: dict[str, tuple[Leftovers, str, str, str]] = {
    "the author": (
        Leftovers(core="<dc:creator>Ann Officer</dc:creator>"),
        "the author’s name: Ann Officer",
        "Ann Officer",
        "",
    ),
    "who saved it last": (
        Leftovers(core="<cp:lastModifiedBy>Ann Officer</cp:lastModifiedBy>"),
        "the name of who saved it last: Ann Officer",
        "Ann Officer",
        "",
    ),
    "keywords": (
        Leftovers(core="<cp:keywords>cause for concern</cp:keywords>"),
        "keywords in its properties: “cause for concern” (3 words)",
        "cause for",
        "",
    ),
    "the manager": (
        Leftovers(app="<Manager>Bo Head</Manager>"),
        "the manager’s name: Bo Head",
        "Bo Head",
        "",
    ),
    "the company": (Leftovers(app="<Company>Wexcombe</Company>"), "the company: Wexcombe", "Company", ""),
    "editing time": (
        Leftovers(app="<TotalTime>42</TotalTime>"),
        "how long it was worked on: 42 minutes",
        "TotalTime",
        "",
    ),
    "custom properties": (
        Leftovers(of_package=(Part("docProps/custom.xml", _CUSTOM, "custom-properties"),)),
        "1 property of its own: Checked by",
        "Checked by",
        "",
    ),
    "the preview": (
        Leftovers(of_package=(Part("docProps/thumbnail.jpeg", b"small", "thumbnail", "image/jpeg"),)),
        "the small preview of the first page",
        "small",
        "",
    ),
    "a part that nothing refers to": (
        Leftovers(extra=(Part("word/notes.xml", b"<notes>tucked away</notes>"),)),
        "1 part of the file that nothing refers to: word/notes.xml",
        "tucked away",
        "",
    ),
    "comments": (
        Leftovers(body=line(commented(0, "We spoke.")), extra=(comments("Is this fair?"),)),
        "1 comment by Ann Officer: “Is this fair?” (3 words)",
        "comment",
        "We spoke.",
    ),
    "people": (
        Leftovers(extra=(Part("word/people.xml", _PEOPLE, f"{_PLAIN}/people"),)),
        "the names of people noted in the file: Bea Secretary",
        "Bea",
        "",
    ),
    "an insertion": (
        Leftovers(body=line(run("We ") + f'<w:ins w:id="1" {WHO}>{run("met.")}</w:ins>')),
        "1 tracked change by Ann Officer, all accepted",
        "Ann Officer",
        "We met.",
    ),
    "a deletion": (
        Leftovers(body=line(run("We met.") + f'<w:del w:id="1" {WHO}>{struck(" Twice.")}</w:del>')),
        "1 tracked change by Ann Officer, all accepted; struck out: “Twice.” (1 word)",
        "Twice",
        "We met.",
    ),
    "an insertion struck out again": (
        Leftovers(
            body=line(
                f'{run("We met.")}<w:ins w:id="1" {WHO}>'
                f'<w:del w:id="2" {WHO}>{struck("Not so.")}</w:del></w:ins>'
            )
        ),
        "2 tracked changes by Ann Officer, all accepted; struck out: “Not so.” (2 words)",
        "Not so",
        "We met.",
    ),
    "a move": (
        Leftovers(
            body=line(f'<w:moveFrom w:id="1" {WHO}>{run("We left.")}</w:moveFrom>')
            + line(f'<w:moveTo w:id="2" {WHO}>{run("We met.")}</w:moveTo>')
        ),
        "2 tracked changes by Ann Officer, all accepted; struck out: “We left.” (2 words)",
        "We left",
        "We met.",
    ),
    "a paragraph's mark struck out": (
        Leftovers(body=line(run("We "), f'<w:rPr><w:del w:id="1" {WHO}/></w:rPr>') + line(run("met."))),
        "1 tracked change by Ann Officer, all accepted",
        "Ann Officer",
        "We met.",
    ),
    "a row struck out": (
        Leftovers(
            body=table(
                row(cell("kept"), cell("We met.")),
                row(cell("gone"), cell("with it"), properties=f'<w:del w:id="1" {WHO}/>'),
            )
        ),
        "1 tracked change by Ann Officer, all accepted; struck out: “gone with it” (3 words)",
        "with it",
        "We met.",
    ),
    "every row struck out": (
        Leftovers(
            body=table(row(cell("gone"), cell("with it"), properties=f'<w:del w:id="1" {WHO}/>'))
            + line(run("We met."))
        ),
        "1 tracked change by Ann Officer, all accepted; struck out: “gone with it” (3 words)",
        "with it",
        "We met.",
    ),
    "a cell struck out": (
        Leftovers(body=table(row(cell("We met."), cell("gone", f'<w:cellDel w:id="1" {WHO}/>')))),
        "1 tracked change by Ann Officer, all accepted; struck out: “gone” (1 word)",
        "gone",
        "We met.",
    ),
    "cells merged": (
        Leftovers(
            body=table(row(cell("We met.", f'<w:cellMerge w:id="1" {WHO} w:vMerge="rest"/>'), cell("b")))
        ),
        "1 tracked change by Ann Officer, all accepted",
        "cellMerge",
        "We met.",
    ),
    "a change of look": (
        Leftovers(
            body=line(
                run("We met.", f'<w:b/><w:rPrChange w:id="1" {WHO}><w:rPr/></w:rPrChange>'),
                f'<w:jc w:val="left"/><w:pPrChange w:id="2" {WHO}><w:pPr/></w:pPrChange>',
            )
        ),
        "2 tracked changes by Ann Officer, all accepted",
        "PrChange",
        "We met.",
    ),
    "hidden text": (
        Leftovers(body=line(run("We met.") + run("Not told", "<w:vanish/>"))),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "text hidden by a style that rests on another": (
        Leftovers(body=line(run("We met.") + run("Not told", '<w:rStyle w:val="Off"/>')), styles=_HIDING),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "text hidden by a paragraph's style": (
        Leftovers(
            body=line(
                run("Not told") + run("We met.", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Unseen"/>'
            ),
            styles=_HIDING,
        ),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "text twice hidden, which Word shows": (
        Leftovers(
            body=line(run("We met.", '<w:rStyle w:val="Off"/>'), '<w:pStyle w:val="Unseen"/>')
            + line(run("Not told", "<w:vanish/>")),
            styles=_HIDING,
        ),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "a hidden row": (
        Leftovers(body=table(row(cell("We met.")), row(cell("Not told"), properties="<w:hidden/>"))),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "a hidden picture": (
        Leftovers(body=line(run("We met.") + _BOX.format(7, "unseen", 'hidden="1"'))),
        "1 hidden picture or shape",
        "unseen",
        "We met.",
    ),
    "a document variable": (
        Leftovers(settings='<w:docVars><w:docVar w:name="who" w:val="Ann"/></w:docVars>'),
        "1 document variable: who",
        "docVar",
        "",
    ),
    "sittings": (
        Leftovers(
            body='<w:p w:rsidR="00AB12CD"><w:r w:rsidRPr="00AB12CE"><w:t>We met.</w:t></w:r></w:p>',
            settings='<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>',
        ),
        "3 marks of which words were typed in one sitting",
        "rsid",
        "We met.",
    ),
    "a misspelling": (
        Leftovers(
            body=line(f'<w:proofErr w:type="spellStart"/>{run("We met.")}<w:proofErr w:type="spellEnd"/>')
        ),
        "2 marks of misspellings",
        "proofErr",
        "We met.",
    ),
    "Word's bookmark": (
        Leftovers(
            body=line(
                f'<w:bookmarkStart w:id="91" w:name="_GoBack"/>{run("We met.")}<w:bookmarkEnd w:id="91"/>'
            )
        ),
        "1 bookmark of Word’s own",
        "_GoBack",
        "We met.",
    ),
    "who may edit": (
        Leftovers(
            body=line(
                f'<w:permStart w:id="5" w:ed="ann@wexcombe.example"/>{run("We met.")}<w:permEnd w:id="5"/>'
            )
        ),
        "2 marks of who may edit where",
        "ann@",
        "We met.",
    ),
    "a smart tag": (
        Leftovers(
            body=line(f'<w:smartTag w:uri="urn:x" w:element="PersonName">{run("We met.")}</w:smartTag>')
        ),
        "1 smart tag",
        "PersonName",
        "We met.",
    ),
    "a note in the XML": (
        Leftovers(body=f"<!-- ask Ann -->{line(run('We met.'))}"),
        "1 note in the file that Word never shows",
        "ask Ann",
        "We met.",
    ),
    "a link to a drive": (
        Leftovers(
            body=line(f'<w:hyperlink r:id="rIdL">{run("We met.")}</w:hyperlink>'),
            external=(("rIdL", "hyperlink", "file:///C:/Users/ann/notes.docx"),),
        ),
        "1 link to a place on a drive or server: file:///C:/Users/ann/notes.docx",
        "ann/notes",
        "We met.",
    ),
    "a link to a server in a field": (
        Leftovers(body=line(field_of(r' HYPERLINK "\\srv01\schools\notes.docx" ', "We met."))),
        "1 field that Word would fill in anew (HYPERLINK), made plain text",
        "srv01",
        "We met.",
    ),
    "a field that tells where the file lies": (
        Leftovers(body=line(field_of(r" FILENAME \p ", "We met."))),
        "1 field that Word would fill in anew (FILENAME), made plain text",
        "FILENAME",
        "We met.",
    ),
    "a picture kept elsewhere": (
        Leftovers(
            body=line(
                run("We met.") + '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
                '<v:imagedata r:href="rIdP"/></v:shape></w:pict></w:r>'
            ),
            external=(("rIdP", "image", "file:///S:/logos/crest.png"),),
        ),
        "1 link to a picture kept elsewhere: file:///S:/logos/crest.png",
        "crest.png",
        "We met.",
    ),
    "a path behind a picture": (
        Leftovers(body=line(run("We met.") + _BOX.format(8, "box", r'descr="C:\Users\ann\plan.png"'))),
        r"1 path of a file behind a picture: C:\Users\ann\plan.png",
        "plan.png",
        "We met.",
    ),
    "building blocks": (
        Leftovers(extra=(Part("word/glossary/document.xml", b"<g>blocks of text</g>", "glossaryDocument"),)),
        "the building blocks kept with it",
        "blocks of text",
        "",
    ),
    "data beside the text": (
        Leftovers(extra=(Part("customXml/item1.xml", b"<secret>not told</secret>", "customXml"),)),
        "1 set of data beside the text",
        "not told",
        "",
    ),
    "a printer's settings": (
        Leftovers(extra=(Part("word/printer.bin", b"PRN-7", "printerSettings", "application/octet-stream"),)),
        "the settings of a printer",
        "PRN-7",
        "",
    ),
    "a picture no page shows": (
        Leftovers(extra=(Part("word/media/old.gif", b"GIF89a old", "image", "image/gif"),)),
        "1 picture in the file that no page shows",
        "GIF89a old",
        "",
    ),
}


def everything(docx: bytes) -> bytes:
    """All that the file holds, one part after another."""
    return b"\n".join(name.encode() + b"\n" + content for name, content in parts(docx).items())


@pytest.mark.parametrize("case", CASES)
def test_a_leftover_is_taken_out_and_said(case: str, sink: bytes) -> None:
    left, said, _, _ = CASES[case]
    assert said in clean_copy(plant(sink, left)).removed


@pytest.mark.parametrize("case", CASES)
def test_nothing_of_a_leftover_is_anywhere_in_the_copy(case: str, sink: bytes) -> None:
    left, _, gone, _ = CASES[case]
    edited = plant(sink, left)
    assert gone.encode() in everything(edited)
    assert gone.encode() not in everything(clean_copy(edited).content)


@pytest.mark.parametrize("case", CASES)
def test_what_is_read_on_the_page_stays(case: str, sink: bytes) -> None:
    left, _, _, kept = CASES[case]
    after = texts(clean_copy(plant(sink, left)).content)
    assert after[: len(texts(sink))] == texts(sink)
    assert "".join(after[len(texts(sink)) :]).replace("kept", "").rstrip("b") == kept


@pytest.mark.parametrize("case", CASES)
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
    path.write_bytes(clean_copy(plant(sink, Leftovers(body=bodies, styles=_HIDING))).content)
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
