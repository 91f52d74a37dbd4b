"""Whatever a template does, it ends, and what is wrong is said with its file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.templates import render_email

FIELDS: dict[str, object] = {"name": "Ann", "documents": ["profile.docx", "notes.docx"]}
DOUBLING = "{% set a = 'x' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}"
NO_SUMS, NO_CALL, WHOLE = "Nothing is reckoned", "Nothing is called here", "A field is written whole"
NO_FILTER, NO_SETTING, NO_FILE = "There is no filter", "Nothing is set here", "No other file is taken in"
A_LIST, NO_MACRO, NO_PART = "{% for one in documents %}", "has no macro", "README.md"
BAD = {
    DOUBLING: NO_SETTING,
    "{% set a %}{{ name }}{% endset %}": NO_SETTING,
    "{% with a = name %}{{ a }}{% endwith %}": NO_PART,
    "{{ name ~ name }}": NO_SUMS,
    "{{ name + name }}": NO_SUMS,
    "{{ 'a' * 9999999999 }}": NO_SUMS,
    "{{ 9 ** 9 ** 9 ** 9 }}": NO_SUMS,
    "{{ '%9999999999d' % 1 }}": NO_SUMS,
    "{{ 1 / 0 }}": NO_SUMS,
    "{{ -name }}": NO_SUMS,
    "{{ '{:>9999999999}'.format(1) }}": NO_CALL,
    "{{ name.upper() }}": NO_CALL,
    "{{ name.center(9999999999) }}": NO_CALL,
    "{{ lipsum(n=100000) }}": NO_CALL,
    "{% block it %}{{ self.it() }}{% endblock %}": NO_CALL,
    "{% block it %}{{ super() }}{% endblock %}": NO_CALL,
    "{{ name.__class__ }}": WHOLE,
    "{{ documents[0] }}": WHOLE,
    "{{ name[::-1] }}": WHOLE,
    "{{ name | center(9999999999) }}": f"{NO_FILTER} “center”",
    "{{ name | indent(9999999999) }}": f"{NO_FILTER} “indent”",
    "{{ name | safe }}": f"{NO_FILTER} “safe”",
    "{{ documents | join(name) }}": f"{NO_FILTER} “join”",
    "{{ documents | join(' ', 'x') | join(d=name) }}": f"{NO_FILTER} “join”",
    "{% filter upper %}{{ name }}{% endfilter %}": NO_PART,
    "{% if name is sequence %}{% endif %}": "There is no test “sequence”",
    "{{ 'a' if name else 'b' }}": "Write {% if venue %}",
    "{{ [name, name] }}": NO_PART,
    "{{ (name, name) }}": NO_PART,
    "{{ {'a': name} }}": NO_PART,
    "{% for a in range(100000) %}{% endfor %}": A_LIST,
    "{% for a in name %}{{ a }}{% endfor %}": A_LIST,
    "{% for a in documents %}{% for b in documents %}{% endfor %}{% endfor %}": A_LIST,
    "{% for a in documents recursive %}{{ loop(name) }}{% endfor %}": A_LIST,
    "{% for a in documents if a %}{% endfor %}": A_LIST,
    "{% for a, b in documents %}{% endfor %}": A_LIST,
    "{% for a in documents %}{{ loop.index }}{% endfor %}": WHOLE,
    "{% for a in documents %}{{ loop }}{% endfor %}": NO_PART,
    "{{ self }}": NO_PART,
    "{% macro again() %}{% endmacro %}": NO_MACRO,
    "{% call again() %}{% endcall %}": NO_MACRO,
    "{% include 'note/body.txt' %}": NO_FILE,
    "{% import 'note/body.txt' as it %}": NO_FILE,
    "{% from 'note/body.txt' import it %}": NO_FILE,
    "{% extends 'note/body.txt' %}": "A letter extends layout.html or layout.txt",
    "{% extends name %}": "A letter extends layout.html or layout.txt",
    "{% autoescape false %}{{ name }}{% endautoescape %}": NO_PART,
    "{% do name.upper() %}": "unknown tag 'do'",
    "{{ role }}": "there is no field called role",
    "{% if name > 1 %}{% endif %}": "not supported",
}
GOOD = {
    "{{ name | upper }}": "ANN",
    "{{ documents | join(' and ') }}": "profile.docx and notes.docx",
    "{{ documents | first }}, {{ documents | last }}": "profile.docx, notes.docx",
    "{% for a in documents %}[{{ a }}]{% endfor %}": "[profile.docx][notes.docx]",
    "{% for a in documents %}{{ a }}{% else %}none{% endfor %}": "profile.docxnotes.docx",
    "{% if documents | length > 1 and not (name == 'Bea' or role is defined) %}yes{% endif %}": "yes",
    "{% if role is defined %}{{ role }}{% elif name in documents %}it{% else %}none{% endif %}": "none",
    "{{ role | default('none') }}": "none",
    "{# a note #}{% raw %}{{ }}{% endraw %}": "{{ }}",
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


def test_a_layout_takes_in_no_other_file(tmp_path: Path) -> None:
    folder = _of_folder(tmp_path, "{% extends 'layout.txt' %}")
    (folder / "layout.txt").write_text("{% extends 'layout.txt' %}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"layout\.txt, line 1: A letter extends layout"):
        render_email(folder, "note", FIELDS)


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 5000 + "name" + ")" * 5000 + " }}", "{{ " + "9" * 5000 + " }}"]
)
def test_what_cannot_be_read_ends_in_words_too(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"note/body\.txt: .* Correct the template"):
        render_email(_of_folder(tmp_path, text), "note", FIELDS)
