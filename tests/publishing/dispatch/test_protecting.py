"""A protected document opens with its password alone, which can be read out on the telephone."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.protecting import new_password, protect, unprotect
from reportkit.publishing.word import find_template

PASSWORD = "b7km-x3hr-q9wf-2yj4"


@pytest.fixture(scope="module")
def document() -> bytes:
    return Path(find_template()).read_bytes()


def test_a_document_opens_with_its_password_as_it_was(document: bytes) -> None:
    protected = protect(document, PASSWORD)
    assert not zipfile.is_zipfile(io.BytesIO(protected))
    assert OOXMLFile(io.BytesIO(protected)).is_encrypted()
    assert unprotect(protected, PASSWORD) == document


def test_with_any_other_it_does_not_open(document: bytes) -> None:
    with pytest.raises(UsageError, match="does not open with this password"):
        unprotect(protect(document, PASSWORD), PASSWORD[:-1])


def test_one_that_was_changed_on_the_way_does_not_open(document: bytes) -> None:
    protected = bytearray(protect(document, PASSWORD))
    protected[len(protected) // 2] ^= 1
    with pytest.raises(UsageError):
        unprotect(bytes(protected), PASSWORD)


def test_nothing_of_the_text_is_left_in_it(document: bytes) -> None:
    assert b"word/document.xml" not in protect(document, PASSWORD)


def test_a_protected_document_is_not_protected_again(document: bytes) -> None:
    with pytest.raises(UsageError, match="has a password already"):
        protect(protect(document, PASSWORD), PASSWORD)


def test_what_is_no_office_file_is_refused() -> None:
    with pytest.raises(UsageError, match="Only a Word"):
        protect(b"%PDF-1.7", PASSWORD)


def test_a_short_password_is_refused(document: bytes) -> None:
    with pytest.raises(UsageError, match="too short"):
        protect(document, "elm")


def test_a_password_is_of_groups_that_cannot_be_misheard() -> None:
    made = {new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"[bfhjkmqrwxy2346789]{4}(-[bfhjkmqrwxy2346789]{4}){3}", one) for one in made)


def test_a_password_is_as_chance_chooses() -> None:
    assert new_password(lambda letters: letters[0]) == "bbbb-bbbb-bbbb-bbbb"
