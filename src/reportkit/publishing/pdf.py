"""A PDF of a Word document, tagged for screen readers, made by LibreOffice where that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reportkit.exceptions import DocumentError, UsageError

_NAMES = ("soffice", "libreoffice")
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_SECONDS_TO_START, _SECONDS_A_DOCUMENT = 120.0, 60.0


def find_office() -> str:
    """LibreOffice's program. Raises UsageError where it is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise UsageError(
            "A PDF is made by LibreOffice, and that is not installed here. Install it; or leave --pdf out, "
            "and save each document as PDF in Word."
        )
    return found


def make_pdfs(documents: Sequence[Path], office: str, deadline: float | None = None) -> tuple[bytes, ...]:
    """The PDF of each document, in their order; nothing is written beside them.

    LibreOffice runs in a profile folder of its own, so that one that a person has open is left alone. It is
    killed after `deadline` seconds, by default as long as so many documents may take.
    Raises DocumentError where a PDF is not made.
    """
    seconds = deadline or _SECONDS_TO_START + _SECONDS_A_DOCUMENT * len(documents)
    with tempfile.TemporaryDirectory(prefix="reportkit-pdf-") as held:
        folder = Path(held)
        copies = [_copy(document, folder, n) for n, document in enumerate(documents)]
        _convert(office, folder, copies, seconds)
        return tuple(
            _read(copy.with_suffix(".pdf"), document)
            for copy, document in zip(copies, documents, strict=True)
        )


def _copy(document: Path, folder: Path, number: int) -> Path:
    """Under a name of its own: two documents of several folders may be called the same."""
    return Path(shutil.copyfile(document, folder / f"{number}.docx"))


def _convert(office: str, folder: Path, copies: Sequence[Path], seconds: float) -> None:
    """Runs LibreOffice over the copies. Raises DocumentError if it does not end in time."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--norestore", "--convert-to", _TAGGED, "--outdir", str(folder)]
    with subprocess.Popen(  # noqa: S603  # the program found on the path, and files that we wrote
        [*command, *map(str, copies)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as office_run:
        try:
            office_run.wait(seconds)
        except subprocess.TimeoutExpired as late:
            raise DocumentError(
                f"LibreOffice was not done after {seconds:.0f} seconds and was stopped. No PDF was written. "
                "The Word documents are whole. Try again when the machine has less to do."
            ) from late
        finally:
            _end(office_run)


def _end(office_run: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice and what it started, if any of it still runs."""
    if office_run.poll() is None:
        os.killpg(office_run.pid, signal.SIGKILL)


def _read(pdf: Path, document: Path) -> bytes:
    content = pdf.read_bytes() if pdf.is_file() else b""
    if not content.startswith(b"%PDF-"):
        raise DocumentError(
            f"LibreOffice made no PDF of {document.name}. The Word document is whole: open it and save it as "
            "PDF there."
        )
    return content
