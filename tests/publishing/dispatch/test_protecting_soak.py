"""Another maker's program opens a protected document with its password, and with no other."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from docx import Document

from reportkit.publishing.dispatch.protecting import new_password, protect

OFFICE, PYTHON = which("soffice") or "", which("python3", path="/usr/bin") or ""
READING = Path(__file__).with_name("read_in_office.py")
SAID, CLOSED = "The profile of Oak School is for its headteacher.", "it does not open"
SECONDS = 120


def _has_office() -> bool:
    return (
        bool(OFFICE and PYTHON) and subprocess.run([PYTHON, "-c", "import uno"], check=False).returncode == 0
    )


def _read(folder: Path, path: Path, *passwords: str) -> list[str]:
    """What LibreOffice, with a user of its own, reads with each password."""
    pipe = f"reportkit{folder.stat().st_ino}"
    user = f"-env:UserInstallation=file://{folder}/user"
    words = [OFFICE, user, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
        try:
            asked = [PYTHON, str(READING), pipe, str(path), *passwords]
            said = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=True)
            office.wait(SECONDS)
        finally:
            office.kill()
    return said.stdout.splitlines()


@pytest.mark.soak
def test_libreoffice_opens_a_protected_document_with_its_password_alone(tmp_path: Path) -> None:
    if not _has_office():
        pytest.skip("LibreOffice, or its module for Python, is not installed.")
    path, password = tmp_path / "profile.docx", new_password()
    paper = Document()
    paper.add_paragraph(SAID)
    paper.save(str(path))
    path.write_bytes(protect(path.read_bytes(), password))
    passwords = ("", new_password(), password, password.upper())
    assert _read(tmp_path, path, *passwords) == [CLOSED, CLOSED, SAID, CLOSED]
