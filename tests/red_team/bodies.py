"""Where the body of a Word document can hide text that a reader, or a search, passes over."""

from __future__ import annotations

from functools import partial

from tests.red_team import leaks as say
from tests.red_team.packages import Parts, in_body, paragraph, run
from tests.red_team.plants import Change, Plant

BY = 'w:id="901" w:author="A" w:date="2026-11-22T00:00:00Z"'
TABLE = "<w:tbl><w:tblPr>{}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


def body(xml: str) -> Change:
    """The fragment in the body, `WORDS` in it replaced."""
    return partial(_put, xml)


def _put(xml: str, parts: Parts, words: str) -> None:
    in_body(parts, xml.replace("WORDS", words))


def letters(parts: Parts, words: str) -> None:
    """Each letter a run of its own, every other one bold."""
    runs = (run(letter, "<w:b/>" * (place % 2)) for place, letter in enumerate(words))
    in_body(parts, paragraph("".join(runs)))


def symbols(parts: Parts, words: str) -> None:
    """Each letter a symbol of a font."""
    codes = (f'<w:r><w:sym w:font="Arial" w:char="{ord(one):04X}"/></w:r>' for one in words)
    in_body(parts, paragraph("".join(codes)))


def ruby(parts: Parts, words: str) -> None:
    """The words as the reading above another text."""
    in_body(
        parts,
        paragraph(
            f"<w:r><w:ruby><w:rt>{run(words)}</w:rt><w:rubyBase>{run('x')}</w:rubyBase></w:ruby></w:r>"
        ),
    )


def inside(wrapped: str, inner: str = "") -> Change:
    """The words in a run inside the element given, in a paragraph."""
    tag = wrapped.split(maxsplit=1)[0]
    return body(paragraph(f"<{wrapped}>{inner or run('WORDS')}</{tag}>"))


SPLIT_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> COMMENTS "WORDS" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
WPS = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="77" name="b"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    "<wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx><wps:bodyPr/>"
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
VML = (
    '<w:r><w:pict><v:shape id="s" {}><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>'
    "</w:pict></w:r>"
)
SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + paragraph(run("x")) + "</w:sdtContent></w:sdt>"
FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:enabled/>'
    '<w:helpText w:type="text" w:val="WORDS"/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="78" name="c" {}="WORDS"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
WHITE = '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>'
CELL = paragraph(run("WORDS"))

PLACES: dict[str, tuple[say.Leak, Change]] = {
    "plain words": (say.TO_MEMBERS, body(CELL)),
    "a run for each letter": (say.TO_MEMBERS, letters),
    "a cell of a table": (say.ANOTHER_SCHOOL, body(TABLE.format("", CELL))),
    "a table in a table": (say.TO_THE_FORUM, body(TABLE.format("", TABLE.format("", CELL) + "<w:p/>"))),
    "a table's caption": (say.TO_MEMBERS, body(TABLE.format('<w:tblCaption w:val="WORDS"/>', "<w:p/>"))),
    "a table's description": (
        say.TO_A_CHAIR,
        body(TABLE.format('<w:tblDescription w:val="WORDS"/>', "<w:p/>")),
    ),
    "a text box": (say.TO_ALL_SCHOOLS, body(paragraph(WPS.format(CELL)))),
    "an old text box": (say.ANOTHER_SECRET, body(paragraph(VML.format("", CELL)))),
    "an old shape's alt text": (
        say.TO_MEMBERS,
        body(paragraph(VML.format('alt="WORDS"', paragraph(run("x"))))),
    ),
    "a fallback": (
        say.TO_MEMBERS,
        body(
            paragraph(
                f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>{run("WORDS")[5:-6]}'
                "</mc:Fallback></mc:AlternateContent></w:r>"
            )
        ),
    ),
    "a tracked insertion": (say.ANOTHER_SCHOOL, inside(f"w:ins {BY}")),
    "a tracked deletion": (say.TO_MEMBERS, inside(f"w:del {BY}", "<w:r><w:delText>WORDS</w:delText></w:r>")),
    "moved from": (say.TO_THE_FORUM, inside(f"w:moveFrom {BY}")),
    "hidden text": (say.TO_ALL_SCHOOLS, body(paragraph(run("WORDS", "<w:vanish/>")))),
    "white text of one point": (say.TO_A_CHAIR, body(paragraph(run("WORDS", WHITE)))),
    "alt text": (say.ANOTHER_SCHOOL, body(paragraph(PICTURE.format("descr")))),
    "the title of a picture": (say.TO_MEMBERS, body(paragraph(PICTURE.format("title")))),
    "a link's tip": (
        say.TO_MEMBERS,
        body(paragraph(f'<w:hyperlink w:anchor="x" w:tooltip="WORDS">{run("x")}</w:hyperlink>')),
    ),
    "a field's code": (say.TO_ALL_SCHOOLS, body(paragraph(SPLIT_FIELD.format(run("x"))))),
    "a field's result": (say.ANOTHER_SECRET, inside('w:fldSimple w:instr=" TITLE "')),
    "help for a form": (say.TO_MEMBERS, body(paragraph(FORM))),
    "a control's tag": (say.ANOTHER_NUMBER, body(SDT.format('<w:tag w:val="WORDS"/>'))),
    "a control's title": (say.TO_MEMBERS, body(SDT.format('<w:alias w:val="WORDS"/>'))),
    "a control's list": (
        say.TO_A_CHAIR,
        body(SDT.format('<w:dropDownList><w:listItem w:displayText="WORDS" w:value="1"/></w:dropDownList>')),
    ),
    "what a control is bound to": (
        say.ANOTHER_NUMBER,
        body(SDT.format('<w:dataBinding w:xpath="/s[@urn=\'WORDS\']" w:storeItemID="{0}"/>')),
    ),
    "a smart tag": (
        say.TO_MEMBERS,
        inside(
            'w:smartTag w:uri="u" w:element="school"',
            f'<w:smartTagPr><w:attr w:name="n" w:val="WORDS"/></w:smartTagPr>{run("x")}',
        ),
    ),
    "a reading above": (say.TO_ALL_SCHOOLS, ruby),
    "symbols": (say.ANOTHER_SCHOOL, symbols),
    "mathematics": (say.TO_MEMBERS, body(paragraph("<m:oMath><m:r><m:t>WORDS</m:t></m:r></m:oMath>"))),
}


PLANTS: tuple[Plant, ...] = tuple(say.filled(PLACES))
