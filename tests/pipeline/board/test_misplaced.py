"""Nothing that members or the public may not read lies where they read, also as a PDF or saved anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from reportkit.blocks import Block, Paragraph, Title
from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.looking import look_again
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, open_board
from reportkit.places import Places
from reportkit.publishing.disclosure import Forbidden, WatchList
from reportkit.publishing.disclosure.names import Names
from reportkit.publishing.manifest import BuiltDocument, record, sha256_of
from reportkit.publishing.word import compose_document
from reportkit.reports.sections import board_annex
from reportkit.reports.sections.director.front import TITLE as EDITION
from tests.publishing.builders import PROPERTIES, words
from tests.settings.policies.builders import PARAMS

MEETING = date(2026, 12, 3)
HIDDEN = Forbidden("Porridge Rise", "no")
OWN, OTHER = f"sspb/{MEETING}", "sspb/2026-11-05"


@pytest.fixture
def desk(tmp_path: Path) -> BoardDesk:
    """A desk whose guard looks for one school and one word."""
    (tmp_path / "params").symlink_to(PARAMS)
    guard = Guard(WatchList((HIDDEN,)), WatchList(patterns={r"\bgobar\b": "no"}), spellings=Names((HIDDEN,)))
    asked = AskedPack("hillingdon", MEETING, date(2026, 11, 22))
    return replace(open_board(Places(tmp_path), asked), guard=guard)


def put(desk: BoardDesk, name: str, content: bytes) -> None:
    path = desk.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def pdf(said: str, **properties: str) -> bytes:
    """A PDF of one page that says this."""
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


@pytest.mark.parametrize("place", [OWN, f"{OWN}/papers", OTHER, "public", "public/old"])
def test_a_school_named_in_a_pdf_stops_the_pack(desk: BoardDesk, place: str) -> None:
    put(desk, f"{place}/scan.pdf", pdf("Nothing."))
    look_again(desk, ())
    put(desk, f"{place}/minutes.PDF", pdf("The head of Porridge Rise asked for time."))
    with pytest.raises(DocumentError, match=rf"{place}/minutes\.PDF may not go out.*porridge rise"):
        look_again(desk, ())


def test_so_does_one_in_its_properties_or_under_another_ending(desk: BoardDesk) -> None:
    put(desk, f"{OWN}/minutes.pdf", pdf("Nothing.", title="Porridge Rise"))
    with pytest.raises(DocumentError, match="porridge rise"):
        look_again(desk, ())
    (desk.folder / OWN / "minutes.pdf").unlink()
    put(desk, f"{OWN}/minutes.bin", pdf("It is GOBAR."))
    with pytest.raises(DocumentError, match="gobar"):
        look_again(desk, ())


@pytest.mark.parametrize("place", [OWN, OTHER, "public"])
def test_a_pdf_that_cannot_be_read_stops_the_pack(desk: BoardDesk, place: str) -> None:
    put(desk, f"{place}/minutes.pdf", b"%PDF-1.7 packed")
    with pytest.raises(DocumentError, match=r"minutes\.pdf cannot be read"):
        look_again(desk, ())


def test_a_pdf_of_a_paper_that_quotes_policies_may_hold_their_words_and_names_no_school(
    desk: BoardDesk,
) -> None:
    put(desk, f"{OWN}/board-pack.pdf", pdf("A school that is GOBAR has visits."))
    look_again(desk, ())
    put(desk, f"{OWN}/board-pack.pdf", pdf("Porridge Rise has visits."))
    with pytest.raises(DocumentError, match="porridge rise"):
        look_again(desk, ())


def test_what_a_document_for_the_public_says_its_pdf_may_say_too(desk: BoardDesk) -> None:
    content = word("A conference at Porridge Rise.")
    put(desk, "public/update.docx", content)
    put(desk, "public/update.pdf", pdf("A conference at Porridge Rise."))
    with pytest.raises(DocumentError, match=r"public/update\.pdf"):
        look_again(desk, ())
    built = BuiltDocument("public/update.docx", "", sha256_of(content), {}, {}, None, {}, ())
    record(desk.folder, [built], [])
    look_again(desk, ())


def word(said: str, *first: Block) -> bytes:
    return compose_document((*(first or (Title("Minutes"),)), Paragraph(words(said))), PROPERTIES)


@pytest.mark.parametrize("place", [OWN, OTHER, "public"])
@pytest.mark.parametrize(
    "content",
    [
        word("Nothing.", Title(EDITION, "", "", "")),
        word("Nothing.", Title(board_annex.TITLE, "", "", "")),
        word("OFFICIAL-SENSITIVE: for the Director only."),
        pdf("Closed annex to the board's papers"),
    ],
    ids=["edition", "annex", "marking", "pdf"],
)
def test_a_copy_of_what_is_not_for_members_is_found_though_saved_anew_under_another_name(
    desk: BoardDesk, place: str, content: bytes
) -> None:
    name = "copy.pdf" if content.startswith(b"%PDF") else "copy.docx"
    put(desk, f"{place}/{name}", content)
    with pytest.raises(DocumentError, match=r"not for members, or a copy(?s:.*)Move it to restricted/"):
        look_again(desk, ())


def test_minutes_may_say_that_there_is_an_annex(desk: BoardDesk) -> None:
    put(
        desk, f"{OWN}/draft-minutes.docx", word("The board asked for a closed annex, official and sensitive.")
    )
    assert look_again(desk, ()) == ()
