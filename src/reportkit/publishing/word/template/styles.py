"""The template's styles, as one table: a row is a style, in the order Word's gallery shows them."""

from __future__ import annotations

from dataclasses import dataclass

DARK_BLUE, TEXT, SECONDARY, RULE, TINT = "12436D", "0B0C0C", "505A5F", "B1B4B6", "F3F6F9"

_NEXT = "<w:keepNext/><w:keepLines/>"
_SMALL = f'<w:color w:val="{SECONDARY}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
_MONO = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>'


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name in Word, and its paragraph and run properties as WordprocessingML."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    following: str = ""
    kind: str = "paragraph"
    extra: str = ""

    @property
    def id(self) -> str:
        """The name without spaces, capitals kept: `Table Text` is TableText, `toc 1` is TOC1."""
        named = self.name.replace("toc ", "TOC ").replace("heading ", "Heading ")
        return "".join(word[:1].upper() + word[1:] for word in named.split())


def spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Space before and after in twentieths of a point, line pitch in 240ths of a line."""
    pitch = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{pitch}/>'


def size(points: float) -> str:
    """A font size in points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def colour(value: str) -> str:
    """A text colour, RRGGBB."""
    return f'<w:color w:val="{value}"/>'


def _heading(level: int, before: int, after: int, points: float) -> Style:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    run = f"<w:b/><w:bCs/>{colour(DARK_BLUE)}{size(points)}"
    return Style(
        f"heading {level}", f"{_NEXT}{spacing(before, after, 252)}{outline}", run, following="BodyText"
    )


def _list(name: str, number: int) -> Style:
    numbering = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
    return Style(name, f"{numbering}{spacing(0, 100)}", based_on="BodyText")


def _callout(name: str, before: int, after: int, run: str = "", keep: str = "<w:keepLines/>") -> Style:
    border = f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="10" w:color="{DARK_BLUE}"/></w:pBdr>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
    return Style(name, f'{keep}{border}{shade}{spacing(before, after)}<w:ind w:left="284"/>', run, "BodyText")


def _contents(level: int, indent: int, before: int) -> Style:
    bold = "<w:b/><w:bCs/>" if level == 1 else ""
    return Style(f"toc {level}", f'{spacing(before, 30)}<w:ind w:left="{indent}"/>', bold)


_TABLE_BORDERS = (
    f'<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{DARK_BLUE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>'
)
_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)
_FIRST_ROW = (
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/>{colour(DARK_BLUE)}</w:rPr><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{DARK_BLUE}"/></w:tcBorders>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)
_KEY_BORDERS = (
    f'<w:tblBorders><w:top w:val="single" w:sz="24" w:space="0" w:color="{DARK_BLUE}"/>'
    f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    f'<w:insideV w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>'
)

STYLES: tuple[Style, ...] = (
    Style("Normal", based_on=""),
    Style("Default Paragraph Font", kind="character", based_on=""),
    Style(
        "Normal Table",
        kind="table",
        based_on="",
        extra='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    ),
    Style("Body Text", spacing(0, 120, 254)),
    Style(
        "Title",
        f"{_NEXT}{spacing(120, 160, 240)}",
        f"<w:b/><w:bCs/>{colour(DARK_BLUE)}{size(28)}",
        following="Subtitle",
    ),
    Style("Subtitle", spacing(0, 220), f"{colour(SECONDARY)}{size(14)}", following="BodyText"),
    _heading(1, 280, 100, 19),
    _heading(2, 220, 60, 14.5),
    _heading(3, 200, 60, 13),
    _heading(4, 280, 80, 12),
    _list("List Bullet", 1),
    _list("List Number", 2),
    Style("caption", f"{_NEXT}{spacing(160, 80)}", f"<w:b/><w:bCs/>{size(12)}", following="BodyText"),
    Style("Figure", f'{spacing(0, 60)}<w:jc w:val="left"/>', following="Note"),
    Style("Note", f"{spacing(40, 160)}<w:contextualSpacing/>", _SMALL),
    Style("Table Text", spacing(), size(10.5)),
    Style("Table Number", '<w:jc w:val="right"/>', based_on="TableText"),
    Style("Table Heading", _NEXT, "<w:b/><w:bCs/>" + colour(DARK_BLUE), based_on="TableText"),
    Style("Table Text Small", "", size(9), based_on="TableText"),
    Style("Table Number Small", '<w:jc w:val="right"/>', size(9), based_on="TableText"),
    Style("Table Heading Small", _NEXT, size(9), based_on="TableHeading"),
    Style("After Table", spacing(0, 120, 200), size(9)),
    _callout("Callout Heading", 280, 0, f"<w:b/><w:bCs/>{colour(DARK_BLUE)}", _NEXT),
    _callout("Callout", 0, 280),
    Style("Key Figure Label", f"{_NEXT}{spacing(60, 40)}", f"<w:b/><w:bCs/>{size(10.5)}"),
    Style(
        "Key Figure Value", f"<w:keepLines/>{spacing(0, 20)}", f"<w:b/><w:bCs/>{colour(DARK_BLUE)}{size(22)}"
    ),
    Style("Key Figure Note", f"<w:keepLines/>{spacing(0, 60)}", _SMALL),
    Style(
        "Preformatted",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>{spacing(80, 200)}',
        _MONO + size(9),
    ),
    Style("TOC Heading", f"{_NEXT}{spacing(240, 120)}", f"<w:b/><w:bCs/>{colour(DARK_BLUE)}{size(16)}"),
    _contents(1, 0, 80),
    _contents(2, 340, 0),
    _contents(3, 680, 0),
    Style("header", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>', size(10)),
    Style(
        "Marking", f'{spacing(0, 120)}<w:jc w:val="right"/>', f"<w:b/><w:bCs/>{size(10)}", based_on="Header"
    ),
    Style(
        "footer",
        f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>',
        _SMALL,
    ),
    Style(
        "Hyperlink", "", colour("1D4F91") + '<w:u w:val="single"/>', "DefaultParagraphFont", kind="character"
    ),
    Style("Code", "", _MONO, "DefaultParagraphFont", kind="character"),
    Style(
        "Reportkit Table",
        kind="table",
        based_on="NormalTable",
        extra=f"<w:tblPr>{_TABLE_BORDERS}{_CELL_MARGINS}</w:tblPr>{_FIRST_ROW}",
    ),
    Style(
        "Reportkit Key Figures",
        kind="table",
        based_on="NormalTable",
        extra=f"<w:tblPr>{_KEY_BORDERS}{_CELL_MARGINS}</w:tblPr>",
    ),
)
