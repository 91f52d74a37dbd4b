"""Whatever a template does, it ends, and what is wrong is said with its file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.templates import render_email

FIELDS: dict[str, object] = {"name": "Ann", "documents": ["profile.docx", "notes.docx"]}
UNENDING = "{% for a in name %}{% for b in name %}{% for c in name %}{% endfor %}{% endfor %}{% endfor %}"
BAD = {
    "{{ '{x}'.format() }}": "“format” cannot be used in a letter",
    "{{ '{5}'.format(1) }}": "“format” cannot be used in a letter",
    "{{ '{:>9999999999}'.format(1) }}": "“format” cannot be used in a letter",
    "{{ '%9999999999d' % 1 }}": "“%” cannot be used here in a letter",
    "{{ 'a' * 9999999999 }}": "“*” cannot be used here in a letter",
    "{{ 'a' * 10**10 }}": "“**” cannot be used here in a letter",
    "{{ 9 ** 9 ** 9 ** 9 }}": "“**” cannot be used here in a letter",
    "{{ [1] * 9999999999 }}": "“*” cannot be used here in a letter",
    "{{ name.center(9999999999) }}": "“center” cannot be used in a letter",
    "{{ name.zfill(9999999999) }}": "“zfill” cannot be used in a letter",
    "{{ 5.0.real.to_bytes(9999999999) }}": "no attribute 'to_bytes'",
    "{{ (5).to_bytes(9999999999, 'big') }}": "“to_bytes” cannot be used in a letter",
    "{{ name | center(9999999999) }}": "No filter named 'center'",
    "{{ name | indent(9999999999) }}": "No filter named 'indent'",
    "{{ 5 | round(999999999, 'ceil') }}": "No filter named 'round'",
    "{{ lipsum(n=100000) }}": "there is no field called lipsum",
    "{{ cycler() }}": "there is no field called cycler",
    "{{ joiner() }}": "there is no field called joiner",
    "{{ namespace() }}": "there is no field called namespace",
    "{{ dict() }}": "there is no field called dict",
    "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}": (
        "there is no field called range"
    ),
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}": "A letter can have no macro",
    "{% for a in name recursive %}{{ loop(name) }}{% endfor %}": "A letter can have no loops",
    UNENDING: "A letter can have no loops more than 2 deep",
    "{% include 'note/body.txt' %}": "it takes itself in again, without an end",
    "{% extends 'note/body.txt' %}": "it takes itself in again, without an end",
    "{% block it %}{{ self.it() }}{% endblock %}": "it takes itself in again, without an end",
    "{{ role }}": "there is no field called role",
    "{{ 1 / 0 }}": "division by zero",
    "{{ name.index('z') }}": "substring not found",
    "{{ name + 1 }}": "str",
}
GOOD = {
    "{{ name.upper() }}": "ANN",
    "{{ documents | join(' and ') }}": "profile.docx and notes.docx",
    "{{ documents | length * 2 + 1 }}": "5",
    "{{ 'Dear ' + name }}": "Dear Ann",
    "{% for a in documents %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}": "1a2b",
    "{{ role | default('none') }}": "none",
    "{{ name ~ ', ' ~ documents | first }}": "Ann, profile.docx",
}


def _of_folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "note").mkdir()
    for name, words in {"subject.txt": "A subject", "body.txt": text, "body.html": "<p></p>"}.items():
        (tmp_path / "note" / name).write_text(words, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("text", "why"), BAD.items())
def test_what_a_letter_cannot_do_is_said_with_its_file_and_line(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(UsageError, match=rf"note/body\.txt, line 2: .*{re.escape(why)}"):
        render_email(_of_folder(tmp_path, f"Dear Ann,\n{text}\n"), "note", FIELDS)


@pytest.mark.parametrize(("text", "printed"), GOOD.items())
def test_what_a_letter_needs_still_works(tmp_path: Path, text: str, printed: str) -> None:
    assert render_email(_of_folder(tmp_path, text), "note", FIELDS).text == f"{printed}\n"


def test_texts_that_add_up_to_too_much_are_refused(tmp_path: Path) -> None:
    folder = _of_folder(tmp_path, "Dear Ann,\n{{ name + name }}")
    with pytest.raises(UsageError, match=r"body\.txt, line 2: it makes a text too long for a letter"):
        render_email(folder, "note", {"name": "A" * 60_000})
