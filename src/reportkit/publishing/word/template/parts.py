"""The template's other parts: numbering, settings, header, footer and page."""

from __future__ import annotations

from reportkit.publishing.word.fields import field
from reportkit.publishing.word.markup import NAMESPACES, paragraph, text_run

_BULLETS = ("\N{BULLET}", "\N{EN DASH}", "\N{BULLET}")
_NUMBERS = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
_COLOUR_SCHEME = " ".join(
    f'w:{name}="{value}"'
    for name, value in (
        ("bg1", "light1"),
        ("t1", "dark1"),
        ("bg2", "light2"),
        ("t2", "dark2"),
        *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
        ("hyperlink", "hyperlink"),
        ("followedHyperlink", "followedHyperlink"),
    )
)
# A4 with margins of 20 mm, in twentieths of a point.
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/>'
)


def render_numbering() -> str:
    """The whole of word/numbering.xml: bullets are definition 1, numbers definition 2."""
    bullets = "".join(_level(depth, "bullet", sign) for depth, sign in enumerate(_BULLETS))
    numbers = "".join(_level(depth, form, text) for depth, (form, text) in enumerate(_NUMBERS))
    return (
        f"<w:numbering {NAMESPACES}>{_definition(0, bullets)}{_definition(1, numbers)}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _definition(number: int, levels: str) -> str:
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>'


def _level(depth: int, form: str, text: str) -> str:
    style = f'<w:pStyle w:val="List{"Bullet" if form == "bullet" else "Number"}"/>' if depth == 0 else ""
    indent = f'<w:pPr><w:ind w:left="{425 * (depth + 1)}" w:hanging="425"/></w:pPr>'
    sign = f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    start = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{depth}">{start}{style}{sign}{indent}</w:lvl>'


def render_settings() -> str:
    """The whole of word/settings.xml: today's Word, British English, and no question asked on opening."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping {_COLOUR_SCHEME}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def render_fonts() -> str:
    """The whole of word/fontTable.xml: the two typefaces, and what may stand in for them."""
    return (
        f"<w:fonts {NAMESPACES}>"
        '<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:family w:val="swiss"/></w:font>'
        '<w:font w:name="Courier New"><w:altName w:val="Liberation Mono"/><w:family w:val="modern"/></w:font>'
        "</w:fonts>"
    )


def render_header() -> str:
    """The header: who may see the document, where a marking is given."""
    return f"<w:hdr {NAMESPACES}>{paragraph('Marking', _slot('marking'))}</w:hdr>"


def render_footer() -> str:
    """The footer: the document's title, and which page of how many."""
    # A tab of this kind finds the right margin of any page, one that lies on its side too.
    tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
    pages = f"{text_run('Page ')}{field('PAGE', '1')}{text_run(' of ')}{field('NUMPAGES', '1')}"
    return f"<w:ftr {NAMESPACES}>{paragraph('Footer', _slot('title') + tab + pages)}</w:ftr>"


def _slot(tag: str) -> str:
    """A content control that the writer replaces with the document's own words."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag.capitalize()}"/><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{text_run(tag.capitalize())}</w:sdtContent></w:sdt>"
    )
