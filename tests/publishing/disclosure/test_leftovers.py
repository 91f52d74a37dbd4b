"""A finished document holds nothing of whoever worked on it."""

from __future__ import annotations

import pytest

from reportkit.publishing.disclosure.leftovers import find_leftovers
from tests.publishing.opened import packed, parts, spoilt

RUN = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>Words</w:t></w:r></w:p>"
BODY = {
    '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>New</w:t></w:r></w:ins></w:p>': "tracked changes",
    '<w:p><w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del></w:p>': "tracked changes",
    RUN.format("<w:vanish/>"): "hidden text",
    RUN.format('<w:color w:val="FFFFFF"/>'): "too pale",
    RUN.format('<w:sz w:val="2"/>'): "too small",
    '<w:p w:rsidR="00AB12CD"><w:r><w:t>Words</w:t></w:r></w:p>': "history of its revisions",
    "<w:p><w:r><w:t>C:\\Users\\ann\\update.docx</w:t></w:r></w:p>": "path on somebody",
}
PARTS = {
    "word/comments.xml": "comments",
    "docProps/custom.xml": "properties that somebody gave",
    "customXml/item1.xml": "data behind",
    "word/embeddings/oleObject1.bin": "embedded",
    "word/charts/chart1.xml": "figures it was drawn from",
    "word/glossary/document.xml": "building blocks",
    "word/people.xml": "names of those",
    "word/afchunk1.html": "another format",
    "notes.txt": "no finished document",
}


def why(content: bytes) -> str:
    return "; ".join(leak.why for leak in find_leftovers(content))


def test_a_built_document_has_none(sink: bytes) -> None:
    assert find_leftovers(sink) == ()
    assert find_leftovers(b"no Word file") == ()


@pytest.mark.parametrize("xml", BODY)
def test_what_stands_in_the_body_is_found(sink: bytes, xml: str) -> None:
    assert BODY[xml] in why(spoilt(sink, r"<w:body>", f"<w:body>{xml}".replace("\\", "\\\\")))


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_no_finished_document_has_is_found(sink: bytes, name: str) -> None:
    assert PARTS[name] in why(packed(parts(sink) | {name: b"<a/>"}))


def test_who_made_it_is_found_and_its_marking_may_stand(sink: bytes) -> None:
    core = parts(sink)["docProps/core.xml"].decode()
    named = core.replace(
        "</cp:coreProperties>", "<cp:lastModifiedBy>Ann</cp:lastModifiedBy></cp:coreProperties>"
    )
    assert "who changed it last" in why(packed(parts(sink) | {"docProps/core.xml": named.encode()}))
    marked = core.replace(
        "</cp:coreProperties>", "<cp:category>OFFICIAL-SENSITIVE: for one.</cp:category></cp:coreProperties>"
    )
    assert find_leftovers(packed(parts(sink) | {"docProps/core.xml": marked.encode()})) == ()
