"""What a Word file carries inside itself: pictures with notes, charts with workbooks, other files whole."""

from __future__ import annotations

from collections.abc import Callable

from tests.red_team import leaks as say
from tests.red_team.carried import jpeg_comment, jpeg_exif, letter, ole, png, rtf, squeezed, text, workbook
from tests.red_team.packages import NAMESPACES, Parts, add_part, in_body, paragraph, relate
from tests.red_team.plants import Change, Plant, edited

OFFICE = "application/vnd.openxmlformats-officedocument"
SHEET, WORD = f"{OFFICE}.spreadsheetml.sheet", f"{OFFICE}.wordprocessingml.document"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
METADATA = '<metadata><x:n xmlns:x="urn:x">WORDS</x:n></metadata><rect width="1" height="1"/>'
CHART = (
    f"<c:chartSpace {NAMESPACES}><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt "
    'idx="0"><c:v>WORDS</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:barChart></c:plotArea></c:chart>'
    "</c:chartSpace>"
)


def carrying(name: str, kind: str, content_type: str, make: Callable[[str], bytes]) -> Change:
    """A part that the document is related to."""

    def change(parts: Parts, words: str) -> None:
        add_part(parts, f"word/{name}", make(words), content_type)
        relate(parts, name, kind)

    return change


def chart_with_workbook(parts: Parts, words: str) -> None:
    """A chart that shows nothing and carries its workbook."""
    chart = "word/charts/chart9.xml"
    add_part(parts, chart, CHART.replace("WORDS", "x"), f"{OFFICE}.drawingml.chart+xml")
    relate(parts, "charts/chart9.xml", "chart")
    add_part(parts, "word/embeddings/book9.xlsx", workbook(words), SHEET)
    relate(parts, "../embeddings/book9.xlsx", "package", owner=chart)


def chunk(extension: str, content_type: str, make: Callable[[str], bytes]) -> Change:
    """Text of another format that Word takes in when the file is opened."""

    def change(parts: Parts, words: str) -> None:
        add_part(parts, f"word/chunk.{extension}", make(words), content_type)
        in_body(parts, f'<w:altChunk r:id="{relate(parts, f"chunk.{extension}", "aFChunk")}"/>')

    return change


def vml_object(parts: Parts, words: str) -> None:
    """An old Office object in the text."""
    add_part(parts, "word/embeddings/ole9.bin", ole(words), f"{OFFICE}.oleObject")
    id_ = relate(parts, "embeddings/ole9.bin", "oleObject")
    in_body(parts, paragraph(f'<w:r><w:object><o:OLEObject Type="Embed" r:id="{id_}"/></w:object></w:r>'))


HTML = "<html><body><p style='display:none'>WORDS</p></body></html>"
PLACES: dict[str, tuple[say.Leak, Change]] = {
    "a chart": (
        say.TO_MEMBERS,
        carrying("charts/chart8.xml", "chart", f"{OFFICE}.drawingml.chart+xml", text(CHART)),
    ),
    "a chart's workbook": (say.TO_ALL_SCHOOLS, chart_with_workbook),
    "a drawing's text": (
        say.TO_MEMBERS,
        carrying("media/a.svg", "image", "image/svg+xml", text(SVG.format("<text>WORDS</text>"))),
    ),
    "a drawing's notes": (
        say.ANOTHER_SCHOOL,
        carrying("media/b.svg", "image", "image/svg+xml", text(SVG.format(METADATA))),
    ),
    "a picture's note": (say.TO_MEMBERS, carrying("media/a9.png", "image", "image/png", png(False))),
    "a picture's compressed note": (
        say.TO_THE_FORUM,
        carrying("media/b9.png", "image", "image/png", png(True)),
    ),
    "a photograph's comment": (
        say.ANOTHER_SECRET,
        carrying("media/a9.jpeg", "image", "image/jpeg", jpeg_comment),
    ),
    "a photograph's description": (
        say.TO_MEMBERS,
        carrying("media/b9.jpeg", "image", "image/jpeg", jpeg_exif),
    ),
    "an embedded workbook": (say.TO_ALL_SCHOOLS, carrying("embeddings/a9.xlsx", "package", SHEET, workbook)),
    "an embedded document": (say.ANOTHER_SECRET, carrying("embeddings/a9.docx", "package", WORD, letter)),
    "an old object": (say.TO_MEMBERS, vml_object),
    "a web page taken in": (say.TO_A_CHAIR, chunk("html", "text/html", text(HTML))),
    "rich text taken in": (say.TO_MEMBERS, chunk("rtf", "application/rtf", rtf)),
}
PLANTS: tuple[Plant, ...] = (
    *say.filled(PLACES),
    edited(
        "a compressed picture of Office",
        say.TO_MEMBERS,
        carrying("media/a.emz", "image", "image/x-emz", squeezed),
        arguable="A picture of a kind that the product never makes; few tools show its text.",
    ),
)
