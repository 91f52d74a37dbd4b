"""The templates that ship say the same twice, tell nothing on the outside, and say where one is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta
from lxml import html

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.templates import Written, find_email_templates, render_email

FIELDS: dict[str, object] = {
    "authority": "Wexcombe",
    "team": "Wexcombe School Improvement Team",
    "contact": "020 0000 0000",
    "term": "autumn term 2026",
    "as_at": "22 November 2026",
    "name": "Ann O'Head",
    "position": "headteacher",
    "school": "Oak & Elm School",
    "urn": "900001",
    "documents": ["school-profile-900001.docx", "notes.docx"],
    "board": "School Standards and Performance Board",
    "board_short": "SSPB",
    "late_because": "",
    "replaces": "",
    "readers": ["headteacher", "chair of governors"],
    "meeting": "3 December 2026",
    "begins": "16:00",
    "venue": "Civic Centre, Room 2",
    "apologies_to": "the clerk",
}
KINDS = ("profiles", "board-pack", "update")
TEMPLATES = find_email_templates()
# Words that say how a school is placed; and the policies' own names for it.
_PLACING = re.compile(
    r"\b(at risk|risks?|categor\w*|concerns?|causing|register|GOBAR|SARR|RI|inadequate|requires improvement"
    r"|special measures|warning|intervention|weak\w*|coasting|failing|support\w*|enhanced|intensive)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=KINDS)
def written(request: pytest.FixtureRequest) -> Written:
    return render_email(TEMPLATES, request.param, FIELDS)


def _words(page: str) -> list[str]:
    (body,) = html.fromstring(page).xpath("//body")
    return str(body.text_content()).split()


def _of_folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "note").mkdir()
    for name, text in (
        {"subject": "A subject", "body_txt": "Text", "body_html": "<p>Text</p>"} | files
    ).items():
        path = tmp_path / "note" / {"subject": "subject.txt"}.get(name, name.replace("_", "."))
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_dressed_letter_says_the_same_as_the_plain_one(written: Written) -> None:
    assert _words(written.html) == written.text.replace("\n- ", "\n").split()


@pytest.mark.parametrize(
    "changes",
    [
        {"protected": True, "late_because": "the figures came on Monday."},
        {"replaces": "1 November 2026", "readers": ["headteacher"]},
        {"begins": "", "venue": "", "apologies_to": ""},
        {"name": "Ann O'Head and Bea Thorne", "school": "", "urn": ""},
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_it_says_the_same_whatever_is_there_to_say(kind: str, changes: dict[str, object]) -> None:
    written = render_email(TEMPLATES, kind, FIELDS | changes)
    text = re.sub(r"^(- |(?=Day|Time|Place))", "", written.text, flags=re.MULTILINE)
    assert _words(written.html) == text.split()


def test_no_letter_and_no_subject_says_how_a_school_is_placed(written: Written) -> None:
    assert not _PLACING.search(f"{written.subject}\n{written.text}")


def test_a_subject_is_short_and_names_its_term_or_day(written: Written) -> None:
    assert len(written.subject) <= 78
    assert re.search(r"autumn term 2026|3 December 2026", written.subject)


def test_a_letter_to_a_school_names_it_what_is_attached_and_whom_to_ask() -> None:
    written = render_email(TEMPLATES, "profiles", FIELDS)
    for said in ("Oak & Elm School", "school-profile-900001.docx", "020 0000 0000", "Reply to this e-mail"):
        assert said in written.text
    assert written.text.startswith(
        "OFFICIAL-SENSITIVE: for the headteacher and the chair of governors of Oak & Elm School only."
    )


@pytest.mark.parametrize("kind", ["board-pack", "update"])
def test_a_letter_to_many_has_no_marking(kind: str) -> None:
    assert "OFFICIAL" not in render_email(TEMPLATES, kind, FIELDS).text


def test_lines_that_have_nothing_to_say_are_left_out() -> None:
    text = render_email(
        TEMPLATES, "board-pack", FIELDS | {"begins": "", "venue": "", "apologies_to": ""}
    ).text
    assert "Time:" not in text and "Place:" not in text
    assert "Reply to this e-mail as soon as you know." in text


def test_papers_that_are_late_say_why() -> None:
    text = render_email(TEMPLATES, "board-pack", FIELDS | {"late_because": "The figures came late."}).text
    assert "less than seven days before the meeting. The reason: The figures came late." in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_says_which_earlier_one_it_takes_the_place_of(kind: str) -> None:
    written = render_email(TEMPLATES, kind, FIELDS | {"replaces": "1 November 2026"})
    for text in (written.text, written.html):
        assert "This takes the place of what we sent you on 1 November 2026. Please delete that one." in text
    assert "takes the place" not in render_email(TEMPLATES, kind, FIELDS).text


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_has_a_gap_of_more_than_one_line(kind: str) -> None:
    changes = {"protected": True, "replaces": "1 November 2026", "late_because": "It rained."}
    for fields in (FIELDS, FIELDS | changes):
        assert "\n\n\n" not in render_email(TEMPLATES, kind, fields).text


def test_a_password_is_announced_and_not_told() -> None:
    text = render_email(TEMPLATES, "profiles", FIELDS | {"protected": True}).text
    assert "You need a password to open what is attached. We will tell you the password by telephone." in text


def test_the_dressed_letter_fetches_nothing_and_can_be_read_aloud(written: Written) -> None:
    page = html.fromstring(written.html)
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == written.subject
    assert not page.xpath("//img|//script|//link|//style|//a|//*[@src]|//*[@href]|//*[@background]")
    assert "url(" not in written.html
    assert "font-family: Arial" in written.html and "font-size: 12pt" in written.html


def test_no_sentence_is_long(written: Written) -> None:
    sentences = re.split(r"(?<=[.?!])\s|\n", written.text)
    assert max(len(sentence.split()) for sentence in sentences) <= 25


def test_what_is_printed_in_html_is_made_safe() -> None:
    named = render_email(TEMPLATES, "profiles", FIELDS | {"name": "<b onclick='x'>Ann</b>"})
    assert "<b onclick" not in named.html
    assert "<b onclick='x'>Ann</b>" in named.text


def test_every_field_that_a_template_prints_is_in_the_readme() -> None:
    told = set(re.findall(r"`(\w+)`", (TEMPLATES / "README.md").read_text(encoding="utf-8")))
    for path in (one for one in TEMPLATES.rglob("*.*") if one.suffix in (".txt", ".html")):
        used = meta.find_undeclared_variables(Environment().parse(path.read_text(encoding="utf-8")))
        assert used <= told, path


def test_a_missing_field_is_named_with_its_file_line_and_the_fields_there_are(tmp_path: Path) -> None:
    folder = _of_folder(tmp_path, body_txt="Dear {{ name }},\n\nof {{ scool }}\n")
    with pytest.raises(UsageError) as raised:
        render_email(folder, "note", {"name": "Ann", "school": "Oak"})
    assert f"{folder / 'note' / 'body.txt'}, line 3: 'scool' is undefined" in str(raised.value)
    assert "The fields are: name, school." in str(raised.value)


def test_a_template_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    folder = _of_folder(tmp_path, body_html="<p>\n{% if %}\n</p>")
    with pytest.raises(UsageError, match=r"body\.html, line 2: .*Correct it\. The fields are: name\."):
        render_email(folder, "note", {"name": "Ann"})


@pytest.mark.parametrize("name", ["subject", "body_txt", "body_html"])
def test_a_template_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    folder = _of_folder(tmp_path)
    path = folder / "note" / {"subject": "subject.txt"}.get(name, name.replace("_", "."))
    path.unlink()
    with pytest.raises(UsageError, match=rf"{path.name}: there is no such template"):
        render_email(folder, "note", {})


def test_a_kind_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none/subject\.txt: there is no such template"):
        render_email(tmp_path, "none", {})


def test_a_template_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = _of_folder(tmp_path)
    (folder / "note" / "body.txt").write_bytes(b"Ren\xe9")
    with pytest.raises(UsageError, match=r"body\.txt: it is not UTF-8"):
        render_email(folder, "note", {})


@pytest.mark.parametrize("subject", ["", " \n", "one\ntwo"])
def test_a_subject_is_one_line(tmp_path: Path, subject: str) -> None:
    with pytest.raises(UsageError, match="a subject is one line"):
        render_email(_of_folder(tmp_path, subject=subject), "note", {})
