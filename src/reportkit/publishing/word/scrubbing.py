"""Taking out of a template what Word notes of the person and the machine it was saved on."""

from __future__ import annotations

from docx.document import Document
from docx.opc.coreprops import CoreProperties
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

from reportkit.publishing.word.packaging import DECLARATION

APP = (
    f"{DECLARATION}"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)
_UNWANTED_PARTS = ("thumbnail", "customXml", "custom-properties", "comments", "people", "attachedTemplate")
_UNWANTED_SETTINGS = (
    *("w:attachedTemplate", "w:updateFields", "w:trackRevisions", "w:documentProtection"),
    *("w:docVars", "w:rsids", "w:writeProtection"),
)


def scrub(document: Document) -> None:
    """Leave of a template its look alone: no words, names, dates, comments, paths or questions on opening."""
    document.element.body.clear_content()
    package = document.part.package
    for relations in [package.rels, *(part.rels for part in package.iter_parts())]:
        _drop_unwanted(relations)
    for child in list(document.settings.element):
        if child.tag in {qn(name) for name in _UNWANTED_SETTINGS}:
            document.settings.element.remove(child)
    _empty_core(document.core_properties)
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            _blank_app(part)


def _drop_unwanted(relations: Relationships) -> None:
    for identifier, relation in list(relations.items()):
        if any(word in relation.reltype for word in _UNWANTED_PARTS):
            del relations[identifier]


def _empty_core(core: CoreProperties) -> None:
    element = core._element
    for child in list(element):
        element.remove(child)


def _blank_app(part: Part) -> None:
    if not isinstance(part, XmlPart):
        part._blob = APP.encode()
