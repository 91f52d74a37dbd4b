"""The same blocks give the same bytes, and the bytes are a sound Word file."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportkit.publishing.word import compose_document
from reportkit.publishing.word.template.making import make_template
from tests.publishing.builders import PROPERTIES, kitchen_sink

_ROOT = Path(__file__).parents[3]
_HASH = (
    "import hashlib; from reportkit.publishing.word import compose_document; "
    "from tests.publishing.builders import PROPERTIES, kitchen_sink; "
    "print(hashlib.sha256(compose_document(kitchen_sink(), PROPERTIES)).hexdigest())"
)


def hash_elsewhere(timezone: str, locale: str, seed: str) -> str:
    """The document's hash as a process in another place works it out."""
    there = os.environ | {"TZ": timezone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", _HASH]
    return subprocess.run(command, env=there, cwd=_ROOT, check=True, capture_output=True, text=True).stdout


def test_time_zone_locale_and_hash_seed_change_no_byte() -> None:
    hashes = {
        hash_elsewhere("Pacific/Auckland", "C", "1"),
        hash_elsewhere("America/Lima", "en_GB.UTF-8", "2"),
    }
    assert len(hashes) == 1


def test_two_documents_in_one_process_are_the_same(sink: bytes) -> None:
    assert compose_document(kitchen_sink(), PROPERTIES) == sink


def test_entries_are_sorted_dated_alike_and_pictures_stored(sink: bytes) -> None:
    entries = zipfile.ZipFile(BytesIO(sink)).infolist()
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert all(entry.compress_type == zipfile.ZIP_STORED for entry in entries if "media" in entry.filename)


def test_nothing_of_another_document_is_left_in_the_file(sink: bytes) -> None:
    names = zipfile.ZipFile(BytesIO(sink)).namelist()
    assert not [name for name in names if "customXml" in name or "thumbnail" in name]
    assert b"python-docx" not in sink


@pytest.mark.parametrize("which", ["document", "template"])
def test_the_file_is_sound_open_xml(which: str, sink: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"{which}.docx"
    path.write_bytes(sink if which == "document" else make_template())
    assert OpenXmlValidator().validate(path).errors == []


def test_the_template_in_the_tree_is_the_one_its_script_makes_until_it_is_restyled() -> None:
    assert (_ROOT / "report_templates/reportkit.docx").is_file()
    assert make_template() == make_template()
