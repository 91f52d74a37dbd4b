"""A document as a person leaves it who has worked on it in Word: leftovers, each planted by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.publishing.opened import DOCUMENT, SETTINGS, STYLES, packed, parts

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WHO = 'w:author="Ann Officer" w:date="2026-11-20T10:11:12Z"'
CORE, APP, TYPES = "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file with the last words of the kind of reference to it."""

    name: str
    content: bytes
    relation: str = ""
    content_type: str = "application/xml"


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What is planted: paragraphs at the end of the text, elements and parts elsewhere."""

    body: str = ""
    settings: str = ""
    styles: str = ""
    core: str = ""
    app: str = ""
    extra: tuple[Part, ...] = ()
    of_package: tuple[Part, ...] = ()
    external: tuple[tuple[str, str, str], ...] = field(default=())


def plant(docx: bytes, left: Leftovers) -> bytes:
    """The document with the leftovers in it."""
    held = parts(docx)
    _put(held, DOCUMENT, "<w:sectPr>", left.body)
    _put(held, SETTINGS, "<w:decimalSymbol", left.settings)
    _put(held, STYLES, "</w:styles>", left.styles)
    _put(held, CORE, "</cp:coreProperties>", left.core)
    _put(held, APP, "</Properties>", left.app)
    for part in (*left.extra, *left.of_package):
        held[part.name] = part.content
        kind = f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
        _put(held, TYPES, "</Types>", kind)
    _relate(held, "word/_rels/document.xml.rels", "/", left.extra)
    _relate(held, "_rels/.rels", "/", left.of_package)
    for name, kind, target in left.external:
        one = f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        _put(held, "word/_rels/document.xml.rels", "</Relationships>", one)
    return packed(held)


def _put(held: dict[str, bytes], name: str, before: str, markup: str) -> None:
    text = held[name].decode()
    at = text.rindex(before)
    held[name] = (text[:at] + markup + text[at:]).encode()


def _relate(held: dict[str, bytes], rels: str, top: str, related: tuple[Part, ...]) -> None:
    for number, part in enumerate(related):
        if part.relation:
            kind = part.relation if "://" in part.relation else f"{_OFFICE}/{part.relation}"
            one = f'<Relationship Id="rIdX{number}" Type="{kind}" Target="{top}{part.name}"/>'
            _put(held, rels, "</Relationships>", one)


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def struck(text: str) -> str:
    """A run of deleted text."""
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def line(inside: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def field_of(code: str, shown: str) -> str:
    """A field with what it shows."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    held = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{sign.format('begin')}{held}{sign.format('separate')}{run(shown)}{sign.format('end')}"


def table(*rows: str) -> str:
    """A table of two columns."""
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>{line("")}'


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    head = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{head}{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """A cell of a table."""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{line(run(text))}</w:tc>'


def comments(*said: str) -> Part:
    """The part that holds the comments."""
    notes = "".join(
        f'<w:comment w:id="{number}" {WHO}>{line(run(text))}</w:comment>' for number, text in enumerate(said)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    content = f'<w:comments xmlns:w="{_W}">{notes}</w:comments>'.encode()
    return Part("word/comments.xml", content, "comments", kind)


def commented(number: int, text: str) -> str:
    """Text with a comment on it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{run(text)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def relations(*listed: tuple[str, str, str]) -> bytes:
    """A part of relations to places outside the file: id, kind, target."""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for name, kind, target in listed
    )
    return f'<Relationships xmlns="{_RELS}">{inside}</Relationships>'.encode()
