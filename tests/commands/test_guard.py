"""`reportkit guard` says what stands where it may not, and ends with a code of its own."""

from __future__ import annotations

from pathlib import Path

from tests.built import AS_AT, Checkout, Here

WHEN = ("--authority", "hillingdon", "--as-at", AS_AT)


def test_clean_documents_pass_and_a_stranger_s_file_does_not(
    here: Here, checkout: Checkout, tmp_path: Path
) -> None:
    built = checkout.of("hillingdon")
    said = here(checkout.root, checkout.siod, "guard", *WHEN)
    assert (said.returncode, said.stdout) == (0, "two documents, no findings.\n")
    stray = tmp_path / "notes.docx"
    stray.write_bytes(built.content("public/heads-briefing.docx"))
    said = here(checkout.root, checkout.siod, "guard", str(stray), "--for", "public", *WHEN)
    assert said.returncode == 36
    assert "notes.docx, the file: “notes.docx” it is a copy of public/heads-briefing.docx" in said.stdout
    assert "one document, one finding" in said.stderr


def test_a_file_that_is_not_there_and_an_audience_that_is_not_defined_are_refused(
    here: Here, checkout: Checkout
) -> None:
    checkout.of("hillingdon")
    assert "There is no file" in here(checkout.root, checkout.siod, "guard", "none.docx", *WHEN).stderr
    said = here(checkout.root, checkout.siod, "guard", "--for", "bystanders", *WHEN)
    assert said.returncode == 2
    assert "no audience “bystanders”" in said.stderr
