"""Each rule of the lint: a clean document passes it, a spoilt one is told where and what to do."""

from __future__ import annotations

import pytest

from reportkit.exceptions import DocumentError
from reportkit.publishing.word.accessibility import check_document
from reportkit.publishing.word.accessibility.colours import contrast
from tests.publishing.opened import SETTINGS, STYLES, spoilt

_END = r"<w:sectPr"
_BEFORE_END = "<w:p><w:r>{}<w:t>Words at the end</w:t></w:r></w:p><w:sectPr"


def paragraph(text: str, run: str = "", style: str = "") -> str:
    """A paragraph put in before the end of the document."""
    pstyle = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{pstyle}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def added(markup: str) -> tuple[str, str]:
    """The pattern and replacement that put markup at the document's end."""
    return _END, markup + "<w:sectPr"


SPOILT = {
    "no default language": ("language", r'w:lang w:val="en-GB"', 'w:lang w:val="en-US"', STYLES),
    "a run in another language": ("language", *added(paragraph("Bonjour", '<w:lang w:val="fr-FR"/>'))),
    "no title": ("title", r"<dc:title>[^<]*</dc:title>", "<dc:title/>", "docProps/core.xml"),
    "US Letter": ("page-size", r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    "a skipped heading level": ("headings", r'w:val="Heading2"', 'w:val="Heading3"'),
    "a first heading that is no title": ("headings", r'w:val="Title"', 'w:val="Heading2"'),
    "an empty heading": ("headings", *added(paragraph("", "", "Heading1"))),
    "a picture without a description": ("picture-description", r'descr="[^"]*"', 'descr=""'),
    "a picture described by its file": ("picture-description", r'descr="[^"]*"', 'descr="chart_1.png"'),
    "a picture described by a placeholder": ("picture-description", r'descr="[^"]*"', 'descr="Picture 3"'),
    "a picture nobody described": (
        "picture-description",
        r'descr="[^"]*"',
        'descr="Picture without a description (cell 7, picture 2)"',
    ),
    "a table without alt text": ("table-description", r"<w:tblCaption [^>]*/><w:tblDescription [^>]*/>", ""),
    "a table without a header row": ("table-header", r"<w:tblHeader/>", ""),
    "two header rows": (
        "table-header",
        r"(<w:tblHeader/>.*?</w:tr><w:tr><w:trPr><w:cantSplit/>)",
        r"\1<w:tblHeader/>",
    ),
    "an empty header cell": ("table-header", r">Year 1<", "><"),
    "a merged header cell": ("table-header", r"(<w:tcW [^>]*/>)", r'\1<w:gridSpan w:val="2"/>'),
    "an empty cell": ("table-cells", r">School 1<", "> <"),
    "a link that says click here": ("link-text", r">the performance tables<", ">click here<"),
    "a link that is an address": ("link-text", r">the performance tables<", ">https://www.gov.uk/x<"),
    "typed bullets": ("lists", *added(paragraph("• One") + paragraph("• Two"))),
    "typed numbers": ("lists", *added(paragraph("1. One") + paragraph("2. Two"))),
    "a pale word": ("contrast", *added(paragraph("Pale", '<w:color w:val="AAAAAA"/>'))),
    "a pale style": ("contrast", r'w:val="505A5F"', 'w:val="B0B0B0"', STYLES),
    "a dark cell under dark text": (
        "contrast",
        r"(<w:tcW [^>]*/>)",
        r'\1<w:shd w:val="clear" w:color="auto" w:fill="12436D"/>',
    ),
    "a word told apart by colour": (
        "colour-alone",
        *added(
            "<w:p><w:r><w:t>Schools in </w:t></w:r>"
            '<w:r><w:rPr><w:color w:val="801650"/></w:rPr><w:t>this colour</w:t></w:r></w:p>'
        ),
    ),
    "equal cells shaded apart": (
        "colour-alone",
        *added(
            '<w:tbl><w:tblPr><w:tblCaption w:val="Visits"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>'
            "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Visit</w:t></w:r></w:p></w:tc></w:tr>"
            "<w:tr><w:tc><w:p><w:r><w:t>Done</w:t></w:r></w:p></w:tc></w:tr>"
            '<w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="F4CCCC"/></w:tcPr>'
            "<w:p><w:r><w:t>Done</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
    ),
    "small print": ("font-size", *added(paragraph("Small", '<w:sz w:val="16"/>'))),
    "a small style": ("font-size", r'w:sz w:val="20"', 'w:sz w:val="15"', STYLES),
    "a text box": (
        "floating",
        *added("<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>"),
    ),
    "a floating picture": ("floating", r"<wp:inline (.*?)</wp:inline>", r"<wp:anchor \1</wp:anchor>"),
    "a tracked change": (
        "revisions",
        *added('<w:p><w:ins w:id="9" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
    ),
    "a comment": ("revisions", *added('<w:p><w:commentRangeStart w:id="0"/></w:p>')),
    "empty paragraphs for spacing": ("spacing", *added("<w:p/><w:p/><w:p/>")),
    "a field without a result": (
        "fields",
        r'(fldCharType="separate"/></w:r>)<w:r><w:t xml:space="preserve">1</w:t></w:r>',
        r"\1",
    ),
    "a simple field without a result": ("fields", *added('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>')),
    "a field marked out of date": (
        "fields",
        r'w:fldCharType="begin"',
        'w:fldCharType="begin" w:dirty="true"',
    ),
    "a question on opening": ("fields", r"<w:compat>", "<w:updateFields/><w:compat>", SETTINGS),
}


def test_a_document_that_is_in_order_has_no_findings(sink: bytes) -> None:
    assert check_document(sink) == ()


@pytest.mark.parametrize("case", SPOILT.values(), ids=SPOILT.keys())
def test_the_lint_finds(case: tuple[str, ...], sink: bytes) -> None:
    rule, *change = case
    findings = check_document(spoilt(sink, *change))
    assert {finding.rule for finding in findings} == {rule}
    assert all(finding.where and finding.remedy for finding in findings)


def test_empty_paragraphs_are_found_once_however_many_they_are(sink: bytes) -> None:
    findings = check_document(spoilt(sink, *added("<w:p/><w:p/><w:p/><w:p/>")))
    assert len(findings) == 1


def test_a_header_row_switched_off_is_not_a_header_row(sink: bytes) -> None:
    findings = check_document(spoilt(sink, r"<w:tblHeader/>", '<w:tblHeader w:val="0"/>'))
    assert [finding.rule for finding in findings] == ["table-header"]


def test_a_typed_number_that_stands_alone_is_no_list(sink: bytes) -> None:
    assert check_document(spoilt(sink, *added(paragraph("1. Apologies")))) == ()


def test_a_finding_says_rule_place_and_remedy(sink: bytes) -> None:
    (finding,) = check_document(spoilt(sink, r">School 1<", "> <"))
    assert str(finding) == (
        "table-cells: table 2 (“Pupils by school”), row 3, column 1: "
        "Fill the cell, if only with a marker that the notes explain."
    )


def test_a_file_that_is_not_word_is_refused() -> None:
    with pytest.raises(DocumentError, match="not a Word file"):
        check_document(b"PK nothing")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("777777", "FFFFFF", 4.48),
        ("12436D", "FFFFFF", 10.25),
        ("FFFFFF", "FFFFFF", 1.0),
    ],
)
def test_contrast_follows_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)
