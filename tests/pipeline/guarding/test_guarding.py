"""Of every file of a term it is found what its readers may not see, and nothing else."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.pipeline.guarding.guarding import Guarded, documents_of, guard_file
from reportkit.pipeline.guarding.knowing import Knowledge
from tests.pipeline.guarding.boroughs import (
    CALLED,
    MARKING,
    MARKING_OF_SECRET,
    NAMES,
    OTHER,
    OWN,
    SECRET,
    borough,
    profile,
    written,
)

UPDATE = "public/school-improvement-update.docx"


@pytest.fixture
def known(tmp_path: Path) -> Knowledge:
    return borough(tmp_path / "2026-autumn")


def texts(known: Knowledge, path: Path, audience: str | None = None) -> list[str]:
    return [found.text for found in guard_file(known, path, audience)]


def test_clean_documents_have_no_findings(known: Knowledge) -> None:
    assert texts(known, profile(known, "Reading: 71% of 90 pupils.")) == []
    assert texts(known, written(known, UPDATE, "Welcome back.", NAMES[OTHER])) == []
    assert texts(known, written(known, "sspb/2026-12-03/agenda.docx", "Welcome.")) == []
    assert texts(known, written(known, "restricted/register.docx", "Schools.", marking=MARKING)) == []


@pytest.mark.parametrize("said", [NAMES[OTHER], "thimble heath", OTHER, *CALLED[OTHER][1:], "999/2222"])
def test_a_head_sees_no_other_school(known: Knowledge, said: str) -> None:
    [found] = guard_file(known, profile(known, f"As at {said}."))
    assert found.document == f"schools/{OWN}/school-profile-{OWN}.docx"
    assert "another school's" in found.why


def test_a_finding_says_where_it_stands_as_word_shows_it(known: Knowledge) -> None:
    [found] = guard_file(known, profile(known, f"As at {NAMES[OTHER]}."))
    assert found.where == f"the paragraph “As at {NAMES[OTHER]}.”, under “School profile”"
    assert str(found).startswith(f"schools/{OWN}/school-profile-{OWN}.docx, the paragraph “As at")


def test_a_document_that_does_not_name_its_school_is_found(known: Knowledge) -> None:
    path = written(known, f"schools/{OTHER}/x.docx", f"{NAMES[OWN]}, {OWN}", marking=MARKING)
    assert OTHER in texts(known, path)


def test_a_head_is_not_told_that_the_school_was_only_considered(known: Knowledge) -> None:
    path = written(
        known, f"schools/{SECRET}/x.docx", f"{SECRET}: decided to watch it.", marking=MARKING_OF_SECRET
    )
    assert texts(known, path) == ["to watch"]
    assert texts(known, profile(known, "Children like to watch it.")) == []


@pytest.mark.parametrize(
    "said",
    [
        "You were discussed as a school that might go on the register.",
        "We looked at placing you on the list this autumn, and decided not to.",
        *("Your school is one we are keeping an eye on.", "We are keeping an eye on you."),
        *("You were nearly listed; we held off.", "Your school nearly went on the list."),
    ],
)
def test_nor_in_other_words(known: Knowledge, said: str) -> None:
    path = written(known, f"schools/{SECRET}/x.docx", f"{SECRET}: {said}", marking=MARKING_OF_SECRET)
    found = guard_file(known, path)
    assert found
    assert all("the school was only considered" in one.why for one in found)
    assert texts(known, profile(known, said)) == []


def test_words_of_other_lists_and_of_attendance_may_stand_for_it(known: Knowledge) -> None:
    said = (
        "We are keeping an eye on attendance, and keep an eye on it. Sources are listed at the end. "
        "The DfE decided not to publish results. Items may be added to the list. Nothing has been decided "
        "about your school. Pupils should be entered in the register. The school is new to the list."
    )
    path = written(known, f"schools/{SECRET}/x.docx", f"{SECRET}: {said}", marking=MARKING_OF_SECRET)
    assert texts(known, path) == []


def test_members_and_the_public_see_no_school_of_confidential_standing(known: Knowledge) -> None:
    for name in ("sspb/2026-12-03/agenda.docx", UPDATE, "public/other.docx"):
        assert NAMES[SECRET] in texts(known, written(known, name, f"Visit {NAMES[SECRET]}."))
        assert "gobar" in texts(known, written(known, name, "One is GOBAR."))


def test_a_marking_stands_where_it_must_and_nowhere_else(known: Knowledge) -> None:
    whose = f"{NAMES[OWN]}, {OWN}"
    bare = guard_file(known, written(known, f"schools/{OWN}/x.docx", whose))
    assert [found.where for found in bare] == ["the head of the pages", "the file’s properties"]
    marked = guard_file(known, written(known, UPDATE, "Welcome.", marking=MARKING))
    assert "may bear no marking" in marked[0].why


def test_a_name_of_a_file_tells_no_category(known: Knowledge) -> None:
    path = profile(known)
    named = path.rename(path.with_name(f"{OWN}-gobar-at-risk.docx"))
    assert texts(known, named)[-2:] == ["gobar", "at risk"]


def test_a_letter_is_looked_into_with_what_is_attached(known: Knowledge) -> None:
    letter = EmailMessage()
    letter["Subject"], letter["To"] = "OFFICIAL-SENSITIVE: School profile, RI (A)", "head@oak.example"
    letter["Sensitivity"] = "Company-Confidential"
    letter.set_content(f"Dear head of {NAMES[OWN]} ({OWN})")
    content = profile(known, f"See {NAMES[OTHER]}.").read_bytes()
    letter.add_attachment(content, maintype="application", subtype="octet-stream", filename="x.docx")
    path = known.folder / "restricted" / "dispatch" / "profiles" / f"{OWN}.eml"
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(letter))
    found = guard_file(known, path)
    assert {one.text for one in found} == {"ri (a)", NAMES[OTHER]}
    assert "the attachment x.docx" in next(one.where for one in found if one.text == NAMES[OTHER])


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Cc", "chair@oak.example"),
        ("Bcc", "x@oak.example"),
        ("X-Note", "School GOBAR"),
        ("Message-ID", "<gobar@x>"),
    ],
)
def test_a_letter_has_one_reader_and_tells_nothing_in_its_headers(
    known: Knowledge, header: str, value: str
) -> None:
    said = f"Subject: OFFICIAL-SENSITIVE: Profile\nTo: head@oak.example\n{header}: {value}\n\n{OWN}\n"
    path = known.folder / "restricted" / "dispatch" / "profiles" / f"{OWN}.eml"
    path.parent.mkdir(parents=True)
    path.write_text(said)
    assert {found.where for found in guard_file(known, path)} == {f"the header {header}"}


def test_a_letter_to_two_readers_is_found(known: Knowledge) -> None:
    said = f"Subject: OFFICIAL-SENSITIVE: Profile\nTo: head@oak.example, b@elm.example\n\n{OWN}\n"
    path = known.folder / "restricted" / "dispatch" / "profiles" / f"{OWN}.eml"
    path.parent.mkdir(parents=True)
    path.write_text(said)
    assert "nobody else" in guard_file(known, path)[0].why


def test_what_cannot_be_looked_into_is_a_finding(known: Knowledge) -> None:
    path = profile(known)
    path.write_bytes(b"PK\x03\x04 and no more")
    [found] = guard_file(known, path)
    assert found.where == "the file" and "cannot be looked into" in found.why


def test_what_could_not_be_looked_into_is_told_apart_in_the_summary(known: Knowledge) -> None:
    path = profile(known)
    path.write_bytes(b"PK\x03\x04 and no more")
    stray = written(known, "public/x.docx", "Words")
    known.__dict__["documents"] = {}
    guarded = Guarded(2, (*guard_file(known, path), *guard_file(known, stray)), ())
    assert guarded.unread == (f"schools/{OWN}/school-profile-{OWN}.docx",)
    assert "1 could not be looked into" in guarded.summary


def test_everything_outside_the_working_folder_is_looked_at(known: Knowledge) -> None:
    here = [
        profile(known),
        written(known, "sspb/2026-12-03/.hidden.docx"),
        written(known, "elsewhere/x.docx"),
    ]
    written(known, "working/x.docx")
    assert documents_of(known) == tuple(sorted(here))


def test_an_audience_may_be_named_and_must_be_one(known: Knowledge) -> None:
    path = written(known, UPDATE, NAMES[OTHER])
    assert texts(known, path) == []
    assert NAMES[OTHER] in texts(known, path, f"head:{OWN}")
    with pytest.raises(UsageError, match="no audience “bystanders”"):
        guard_file(known, path, "bystanders")
