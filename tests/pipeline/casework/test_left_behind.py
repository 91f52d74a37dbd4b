"""Files made before an erasure are found by the name, in whatever form, and told with what to do."""

from __future__ import annotations

import json
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from reportkit.pipeline.casework.left_behind import Shelf, left_behind
from reportkit.places import Places
from reportkit.publishing.dispatch.protecting import protect

NAMING = re.compile(r"(?<!\w)(?:Jo\s+Ölund|jo@oak\.example)(?!\w)", re.IGNORECASE)
TERM = "outputs/wexcombe/2026-autumn"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def put(places: Places, path: str, content: bytes) -> None:
    target = places.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def letter(to: str, text: str = "Dear head\n", attached: bytes = b"") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@wexcombe.example", to, "Oak"
    message.set_content(text)
    if attached:
        message.add_attachment(attached, maintype="application", subtype="octet-stream", filename="p.docx")
    return message.as_bytes()


def document(tmp_path: Path, words: str) -> bytes:
    paper = Document()
    first, second = words.split(" ", 1)
    line = paper.add_paragraph()
    line.add_run(f"{first} ").bold = True
    line.add_run(second)
    paper.save(str(tmp_path / "one.docx"))
    return (tmp_path / "one.docx").read_bytes()


def workbook(tmp_path: Path, cell: str) -> bytes:
    book = Workbook()
    book.active["A1"] = cell
    book.save(tmp_path / "one.xlsx")
    return (tmp_path / "one.xlsx").read_bytes()


def test_each_folder_is_named_with_what_it_holds_and_what_to_do(places: Places, tmp_path: Path) -> None:
    put(places, f"{TERM}/outbox/profiles/a.eml", letter("Jo Ölund <head@oak.example>"))
    put(places, f"{TERM}/outbox/profiles/b.eml", letter("Ann <JO@oak.example>"))
    put(places, f"{TERM}/outbox/profiles/c.eml", letter("Ann <ann@oak.example>"))
    put(places, f"{TERM}/restricted/dispatch/profiles/letters/a.eml", letter("Jo Ölund <h@oak.example>"))
    put(places, f"{TERM}/restricted/dispatch/profiles/letters.csv", "1,Jo Ölund".encode())
    put(places, f"{TERM}/schools/1/p.docx", document(tmp_path, "Jo Ölund decided."))
    put(places, f"{TERM}/schools/2/p.docx", document(tmp_path, "Ann Oak decided."))
    put(places, f"{TERM}/working/n.ipynb", json.dumps({"by": "Jo Ölund"}, ensure_ascii=False).encode())
    put(places, "data/local/returns/r.xlsx", workbook(tmp_path, "Jo  Ölund"))
    assert [(one.folder, one.shelf, one.naming) for one in left_behind(places, NAMING)] == [
        (f"{TERM}/outbox/profiles", Shelf.OUTBOX, ("a.eml", "b.eml")),
        (f"{TERM}/restricted/dispatch/profiles", Shelf.REHEARSAL, ("a.eml", "letters.csv")),
        (f"{TERM}/schools/1", Shelf.DOCUMENT, ("p.docx",)),
        (f"{TERM}/working", Shelf.DOCUMENT, ("n.ipynb",)),
        ("data/local/returns", Shelf.WORKBOOK, ("r.xlsx",)),
    ]


def test_a_name_in_what_is_attached_is_found(places: Places, tmp_path: Path) -> None:
    attached = document(tmp_path, "Jo Ölund decided.")
    put(places, f"{TERM}/outbox/update/a.eml", letter("Ann <ann@oak.example>", attached=attached))
    (left,) = left_behind(places, NAMING)
    assert left.in_words.startswith(f"{TERM}/outbox/update: a.eml; kept copies of letters that were sent.")


def test_what_cannot_be_looked_into_is_counted_and_not_passed_over(places: Places, tmp_path: Path) -> None:
    locked = protect(document(tmp_path, "Ann Oak decided."), "b7km-x3hr-q9wf-2yj4")
    for name in "abcd":
        put(places, f"{TERM}/outbox/profiles/{name}.eml", letter("Jo Ölund <h@oak.example>", attached=locked))
    put(places, f"{TERM}/outbox/profiles/e.eml", letter("Ann <ann@oak.example>", attached=locked))
    (left,) = left_behind(places, NAMING)
    assert left.in_words.startswith(
        f"{TERM}/outbox/profiles: four files and 1 that could not be looked into; kept copies"
    )


def test_where_nothing_is_left_nothing_is_told(places: Places) -> None:
    put(places, f"{TERM}/outbox/profiles/c.eml", letter("Ann <ann@oak.example>"))
    assert left_behind(places, NAMING) == ()
