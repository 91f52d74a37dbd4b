"""Whatever stands where members of the board or the public read stops the pack, unless it may go out."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from reportkit.blocks import Paragraph, Title
from reportkit.exceptions import DisclosureFound
from reportkit.pipeline.board import looking
from reportkit.pipeline.board.looking import look_again
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, open_board
from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.places import Places
from reportkit.publishing.batch import Built
from reportkit.publishing.pdfs_beside import write_pdfs
from reportkit.publishing.word import compose_document
from tests.pipeline.guarding.boroughs import DAY, NAMES, SECRET, borough, written
from tests.publishing.builders import PROPERTIES, png, words
from tests.publishing.opened import packed, parts
from tests.settings.policies.builders import PARAMS

MEETING = date(2026, 12, 3)
OWN, OTHER = f"sspb/{MEETING}", "sspb/2026-11-05"
FOLDERS = (OWN, "sspb", OTHER, "public")
NAMED = f"On the register: {NAMES[SECRET]}."
OF_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NAMED.encode("utf-16-le")


def pdf(said: str = "", **properties: str) -> bytes:
    """A PDF of one page that says this, a bare page where it says nothing."""
    writer, out, text = PdfWriter(), BytesIO(), StreamObject()
    page = writer.add_blank_page(400, 200)
    text.set_data(f"BT /F1 12 Tf 20 100 Td ({said}) Tj ET".encode())
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    letters = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): letters})
    page[NameObject("/Contents")] = text
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.add_metadata({f"/{key.title()}": value for key, value in properties.items()})
    writer.write(out)
    return out.getvalue()


def word(said: str) -> bytes:
    return compose_document((Title("Minutes"), Paragraph(words(said))), PROPERTIES)


def workbook(said: str) -> bytes:
    book, out = Workbook(), BytesIO()
    book.active["A1"] = said  # type: ignore[index]  # a new workbook has a sheet
    book.save(out)
    return out.getvalue()


def open_document(said: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", f"<office><p>{said}</p></office>")
    return out.getvalue()


LEAVING = {
    "notes.txt": NAMED.encode(),
    "notes-16.txt": NAMED.encode("utf-16"),
    "list.csv": f"school\n{NAMES[SECRET]}\n".encode(),
    "page.html": f"<p>{NAMED}</p>".encode(),
    "letter.eml": f"Subject: x\n\n{NAMED}".encode(),
    "extra.docx": word(NAMED),
    "scan.docx": packed(parts(word("Nothing.")) | {"word/media/image1.png": png()}),
    "sheet.xlsx": workbook(NAMED),
    "sheet.ods": open_document(NAMED),
    "minutes.odt": open_document(NAMED),
    "minutes.pdf": pdf(NAMED),
    "properties.pdf": pdf("Nothing.", title=NAMED),
    "torn.pdf": b"%PDF-1.7 packed",
    "extra.doc": OF_OLD_OFFICE,
    "sheet.xls": OF_OLD_OFFICE,
    "scan.png": png(),
    "scan.jpg": b"\xff\xd8\xff",
    "bytes.bin": b"\0\1\2\3" * 20,
    ".hidden.txt": NAMED.encode(),
    "~$papers.docx": NAMED.encode() * 20,
}


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """A borough with one school of whose standing the team alone knows, in a term's folder."""
    found = borough(tmp_path / "outputs" / "hillingdon" / "2026-autumn")
    monkeypatch.setattr(looking, "_known", lambda desk: found)
    return found


@pytest.fixture
def desk(known: Knowledge, tmp_path: Path) -> BoardDesk:
    (tmp_path / "params").symlink_to(PARAMS)
    opened = open_board(Places(tmp_path), AskedPack("hillingdon", MEETING, DAY))
    return replace(opened, folder=known.folder)


def put(desk: BoardDesk, name: str, content: bytes) -> Path:
    path = desk.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_file_of_any_kind_that_was_brought_here_stops_the_pack_by_its_name(
    desk: BoardDesk, folder: str
) -> None:
    for name, content in LEAVING.items():
        path = put(desk, f"{folder}/{name}", content)
        with pytest.raises(DisclosureFound) as stopped:
            look_again(desk)
        assert f"  {folder}/{name}, " in str(stopped.value)
        path.unlink()
    written_here(desk)
    look_again(desk)


def written_here(desk: BoardDesk) -> Path:
    return put(desk, f"working/{OWN}/notes.txt", NAMED.encode())


def test_every_file_is_named_and_it_is_said_what_to_do(desk: BoardDesk) -> None:
    put(desk, "public/extra.doc", OF_OLD_OFFICE)
    put(desk, f"{OWN}/notes.txt", b"Nothing.")
    put(desk, f"{OWN}/register.txt", "\n".join(NAMES.values()).encode() + b" GOBAR RI(A) SARR")
    with pytest.raises(DisclosureFound) as stopped:
        look_again(desk)
    said = str(stopped.value)
    assert "public/extra.doc, the file: “extra.doc” it cannot be looked into." in said
    assert f"{OWN}/notes.txt, the file: “notes.txt” reportkit did not build this file" in said
    assert f"{OWN}/register.txt, the text: “{NAMES[SECRET]}” it is a school of whose standing" in said
    assert re.search(rf"{OWN}/register\.txt: \d+ more", said)
    assert "Take it out of the folder" in said
    assert "reportkit guard --let-through" in said


def test_documents_as_they_were_built_may_stay(desk: BoardDesk, known: Knowledge) -> None:
    written(known, f"{OWN}/draft-minutes.docx", "Thanks to all.")
    written(known, "public/heads-briefing.docx", "Welcome back.")
    look_again(desk)


def test_one_that_names_a_school_that_became_confidential_since_may_not(
    desk: BoardDesk, known: Knowledge
) -> None:
    path = written(known, f"{OTHER}/draft-minutes.docx", f"Thanks to {NAMES[SECRET]}.")
    with pytest.raises(DisclosureFound, match=NAMES[SECRET]):
        look_again(desk)
    look_again(desk, (Built(f"{OTHER}/draft-minutes.docx", path, beside=False),))


def test_a_copy_of_what_goes_to_others_is_said_to_be_one(desk: BoardDesk, known: Knowledge) -> None:
    content = written(known, "restricted/board-edition.docx", "Schools.").read_bytes()
    put(desk, f"{OWN}/papers/copy.docx", content)
    with pytest.raises(DisclosureFound, match=r"it is a copy of restricted/board-edition\.docx"):
        look_again(desk)


def test_that_word_has_a_document_open_stops_nothing_and_a_name_in_its_note_does(desk: BoardDesk) -> None:
    owner = b"\x0bAnn Officer" + b" " * 42 + "\x0bAnn Officer".encode("utf-16-le")
    put(desk, f"{OWN}/~$ard-pack.docx", owner.ljust(162, b"\0"))
    put(desk, f"{OWN}/.~lock.agenda.docx#", b",ann,desk-4,22.11.2026 10:00,file:///home/ann;")
    look_again(desk)
    put(desk, "public/~$notes.docx", NAMED.encode())
    with pytest.raises(DisclosureFound, match=rf"public/~\$notes\.docx.*{NAMES[SECRET]}"):
        look_again(desk)


def test_of_a_pdf_made_here_its_document_is_looked_at(
    desk: BoardDesk, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportkit.publishing.pdfs_beside.find_office", lambda: "office")
    monkeypatch.setattr("reportkit.publishing.pdfs_beside.make_pdfs", lambda *_: [pdf("4 schools are SARR.")])
    written(known, f"{OWN}/agenda.docx", "Welcome.")
    write_pdfs(desk.folder, [f"{OWN}/agenda.docx"])
    look_again(desk)
    written(known, f"{OWN}/agenda.docx", "Welcome back.")
    with pytest.raises(DisclosureFound, match=r"agenda\.pdf, page 1: “sarr”"):
        look_again(desk)
