"""The template as the writer uses it: the blank paper, and the ids of its styles by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

import reportkit
from reportkit.exceptions import DocumentError
from reportkit.publishing.word.packaging import write_package
from reportkit.publishing.word.scrubbing import scrub

TEMPLATE = Path("report_templates/reportkit.docx")
_PACKAGE = Path(reportkit.__file__).parent
NEEDED = (
    *("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text"),
    *(
        "List Bullet",
        "List Number",
        "Caption",
        "Figure",
        "Note",
        "Preformatted",
        "Callout Heading",
        "Callout",
    ),
    *("Table Text", "Table Number", "Table Heading", "After Table"),
    *("Table Text Small", "Table Number Small", "Table Heading Small"),
    *("Key Figure Label", "Key Figure Value", "Key Figure Note", "Hyperlink", "Code"),
    *("Reportkit Table", "Reportkit Key Figures", "TOC Heading", "TOC 1", "TOC 2", "TOC 3"),
)


@dataclass(frozen=True, slots=True)
class Stationery:
    """A template without the words it was shown with."""

    content: bytes = field(repr=False)
    styles: Mapping[str, str]


def find_template() -> Path:
    """The template: in the current folder's report_templates, else the one that came with the package.

    Raises DocumentError where neither is there.
    """
    shelves = (Path.cwd(), _PACKAGE, _PACKAGE.parents[1])
    for shelf in shelves:
        if (shelf / TEMPLATE).is_file():
            return shelf / TEMPLATE
    raise DocumentError(f"{TEMPLATE}: the Word template was not found. Put it back, or give its path.")


def open_stationery(template: Path) -> Stationery:
    """The template in a form ready to write on, read once for as long as the file does not change.

    Raises DocumentError where it is no Word file or lacks a style that the writer needs.
    """
    if not template.is_file():
        raise DocumentError(f"{template}: there is no such Word template.")
    state = template.stat()
    return _read(template.resolve(), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(template: Path, _changed: int, _size: int) -> Stationery:
    try:
        document = docx.Document(str(template))
    except (KeyError, ValueError, PackageNotFoundError, XMLSyntaxError) as error:
        raise DocumentError(f"{template}: this is not a Word template (.docx).") from error
    styles = {style.name or "": style.style_id for style in document.styles}
    styles |= {name.replace("toc ", "TOC "): identifier for name, identifier in styles.items()}
    missing = [name for name in NEEDED if name not in styles]
    if missing:
        raise DocumentError(f"{template}: these styles are missing: {', '.join(missing)}. Add them in Word.")
    _check_lists(document, template, styles)
    scrub(document)
    return Stationery(write_package(document.part.package), styles)


def _check_lists(document: Document, template: Path, styles: Mapping[str, str]) -> None:
    for name in ("List Bullet", "List Number"):
        style = document.styles.element.get_by_id(styles[name])
        if style is None or style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") is None:
            raise DocumentError(f"{template}: the style {name} has no numbering. Give it one in Word.")
