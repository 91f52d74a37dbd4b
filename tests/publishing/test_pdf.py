"""A PDF is made by LibreOffice where it is installed; where it is not, or does not end, that is said."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest

from reportkit.exceptions import DocumentError, UsageError
from reportkit.publishing import pdf, pdfs_beside
from reportkit.publishing.pdfs_beside import remove_outdated, remove_pdfs, write_pdfs

NAMES = ("sspb/2026-12-03/notice.docx", "sspb/2026-12-03/papers/paper-a.docx")
# What stands for LibreOffice: it copies each Word file to a PDF that says what it was made of.
OFFICE = """#!/bin/sh
echo x >> "$0.runs"
while [ "$1" != --outdir ]; do shift; done
folder=$2; shift 2
for file; do { printf '%%PDF-1.7 of '; cat "$file"; } > "$folder/$(basename "${file%.docx}").pdf"; done
"""


def program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands for LibreOffice on the path."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return program(folder / "soffice", OFFICE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A term's folder with two documents."""
    for name in NAMES:
        path = tmp_path / "term" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "term"


def runs(office: Path) -> int:
    told = office.with_name(f"{office.name}.runs")
    return len(told.read_text().split()) if told.exists() else 0


def pdfs(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_without_libreoffice_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"not installed here. Install it; or leave --pdf out"):
        pdf.find_office()


def test_each_document_gets_a_pdf_of_itself_beside_it(office: Path, folder: Path) -> None:
    written = write_pdfs(folder, NAMES)
    assert [path.relative_to(folder).as_posix() for path in written] == pdfs(folder)
    assert [path.read_text() for path in written] == [f"%PDF-1.7 of {name}" for name in NAMES]
    assert runs(office) == 1


def test_only_what_has_changed_is_made_again(office: Path, folder: Path) -> None:
    write_pdfs(folder, NAMES)
    assert write_pdfs(folder, NAMES) == ()
    (folder / NAMES[0]).write_bytes(b"changed")
    assert [path.read_text() for path in write_pdfs(folder, NAMES)] == ["%PDF-1.7 of changed"]
    assert runs(office) == 2


def test_a_pdf_that_is_not_ours_is_never_written_over(office: Path, folder: Path) -> None:
    theirs = (folder / NAMES[0]).with_suffix(".pdf")
    theirs.write_bytes(b"somebody's own")
    assert [path.stem for path in write_pdfs(folder, NAMES)] == ["paper-a"]
    assert theirs.read_bytes() == b"somebody's own"


def test_the_pdf_of_a_document_that_has_changed_is_removed_and_no_other(office: Path, folder: Path) -> None:
    write_pdfs(folder, NAMES)
    (folder / NAMES[0]).write_bytes(b"changed")
    assert [path.name for path in remove_outdated(folder)] == ["notice.pdf"]
    assert pdfs(folder) == ["sspb/2026-12-03/papers/paper-a.pdf"]
    assert remove_outdated(folder) == ()


def test_all_are_removed_but_one_that_somebody_has_changed(office: Path, folder: Path) -> None:
    notice, paper = write_pdfs(folder, NAMES)
    paper.write_bytes(b"with notes")
    assert remove_pdfs(folder) == (paper,)
    assert not notice.exists()
    assert paper.read_bytes() == b"with notes"


def test_a_program_that_does_not_end_is_stopped(tmp_path: Path, folder: Path) -> None:
    slow = program(tmp_path / "slow", "#!/bin/sh\nsleep 30 &\nwait\n")
    began = time.monotonic()
    with pytest.raises(DocumentError, match=r"not done after 0 seconds and was stopped. No PDF was written"):
        pdf.make_pdfs([folder / NAMES[0]], str(slow), 0.2)
    assert time.monotonic() - began < 10


def test_a_program_that_makes_nothing_is_told_of(tmp_path: Path, folder: Path) -> None:
    idle = program(tmp_path / "idle", "#!/bin/sh\nexit 0\n")
    with pytest.raises(DocumentError, match=r"LibreOffice made no PDF of notice.docx"):
        pdf.make_pdfs([folder / NAMES[0]], str(idle))


def test_a_failure_leaves_no_pdf_and_no_record(
    office: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(office, "#!/bin/sh\nexit 1\n")
    with pytest.raises(DocumentError):
        write_pdfs(folder, NAMES)
    assert pdfs(folder) == []
    assert not (folder / pdfs_beside._RECORD).exists()
