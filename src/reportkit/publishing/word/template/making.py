"""The template as a Word file, with no author, date or thumbnail in it."""

from __future__ import annotations

import re
import zipfile
from importlib.resources import files
from io import BytesIO

from reportkit.publishing.word.markup import NAMESPACES, paragraph, text_run
from reportkit.publishing.word.packaging import DECLARATION, content_types, write_entries
from reportkit.publishing.word.scrubbing import APP
from reportkit.publishing.word.template.parts import (
    PAGE,
    render_fonts,
    render_footer,
    render_header,
    render_numbering,
    render_settings,
)
from reportkit.publishing.word.template.styles import DARK_BLUE, TEXT
from reportkit.publishing.word.template.stylesheet import render_styles

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/header1.xml": f"{_WORD}.header+xml",
    "/word/footer1.xml": f"{_WORD}.footer+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_PACKAGE_RELATIONS = (
    (f"{_OFFICE}/officeDocument", "word/document.xml"),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)
_DOCUMENT_RELATIONS = tuple(
    (f"{_OFFICE}/{kind}", target)
    for kind, target in (
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
        ("theme", "theme/theme1.xml"),
        ("fontTable", "fontTable.xml"),
    )
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Report template</dc:title>'
    "<dc:language>en-GB</dc:language><cp:revision>1</cp:revision></cp:coreProperties>"
)
_SPECIMENS = (
    ("Title", "Title"),
    ("Subtitle", "Subtitle"),
    ("Heading1", "Heading 1"),
    (
        "BodyText",
        "Restyle this file in Word and save it. A document takes its styles, page, header and footer "
        "from here, never these words. Keep the names of the styles, and the two content controls in the "
        "header and footer.",
    ),
    ("Heading2", "Heading 2"),
    ("ListBullet", "A point in a list"),
    ("ListNumber", "A numbered point"),
    ("CalloutHeading", "Callout heading"),
    ("Callout", "Callout"),
    ("Caption", "Caption of a table or figure"),
    ("Note", "Note or source under a table or figure"),
)


def make_template() -> bytes:
    """The template's bytes: A4, British English, Arial, and the styles that the writer asks for by name."""
    parts = {
        "word/document.xml": _document(),
        "word/styles.xml": render_styles(),
        "word/numbering.xml": render_numbering(),
        "word/settings.xml": render_settings(),
        "word/fontTable.xml": render_fonts(),
        "word/header1.xml": render_header(),
        "word/footer1.xml": render_footer(),
        "word/theme/theme1.xml": _theme(),
        "docProps/core.xml": _CORE,
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "word/_rels/document.xml.rels": _relations(_DOCUMENT_RELATIONS),
    }
    entries = {name: (DECLARATION + xml).encode() for name, xml in parts.items()}
    entries |= {"docProps/app.xml": APP.encode(), "[Content_Types].xml": content_types(_KINDS.items())}
    return write_entries(entries)


def _document() -> str:
    references = (
        '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    )
    specimens = "".join(paragraph(style, text_run(words)) for style, words in _SPECIMENS)
    body = f"<w:body>{specimens}<w:sectPr>{references}{PAGE}</w:sectPr></w:body>"
    return f"<w:document {NAMESPACES}>{body}</w:document>"


def _relations(relations: tuple[tuple[str, str], ...]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _theme() -> str:
    """Word's usual theme with our typeface and colours, so that its galleries offer them."""
    default = files("docx").joinpath("templates", "default.docx").read_bytes()
    with zipfile.ZipFile(BytesIO(default)) as archive:
        theme = archive.read("word/theme/theme1.xml").decode()
    theme = re.sub(r"<\?xml.*?\?>\s*", "", theme)
    theme = re.sub(r'(<a:latin typeface=)"[^"+]+"', r'\1"Arial"', theme)
    return _recoloured(theme)


def _recoloured(theme: str) -> str:
    palette = {
        "dk2": DARK_BLUE,
        "accent1": DARK_BLUE,
        "accent2": "28A197",
        "accent3": "801650",
        "accent4": "F46A25",
        "accent5": "3D3D3D",
        "accent6": "A285D1",
        "dk1": TEXT,
        "hlink": "1D4F91",
        "folHlink": "4C2C92",
    }
    for name, value in palette.items():
        colour = f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", colour, theme, flags=re.DOTALL)
    return theme
