"""Where a Word file says something about itself: its properties, and what it points to outside."""

from __future__ import annotations

import re

from tests.red_team import leaks as say
from tests.red_team.packages import SETTINGS, Parts, add_part, in_body, paragraph, put, relate, run
from tests.red_team.plants import PAPER_C, PROFILE, Change, Plant

OFFICE = "application/vnd.openxmlformats-officedocument"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TITLES = '<vt:vector size="1" baseType="lpstr"><vt:lpstr>WORDS</vt:lpstr></vt:vector>'


def with_target(kind: str, target: str, element: str) -> Change:
    """Settings that point outside, at a target with the words in it."""

    def change(parts: Parts, words: str) -> None:
        there = target.replace("WORDS", words.replace(" ", "%20"))
        id_ = relate(parts, there, kind, owner=SETTINGS, external=True)
        put(parts, SETTINGS, "<w:defaultTabStop", element.replace("ID", id_))

    return change


def link(parts: Parts, words: str) -> None:
    """A link whose address names the school."""
    id_ = relate(parts, f"https://wexcombe.example/{words.replace(' ', '-')}", "hyperlink", external=True)
    in_body(parts, paragraph(f'<w:hyperlink r:id="{id_}">{run("more")}</w:hyperlink>'))


def core(element: str) -> Change:
    """A core property, set or said again."""

    def change(parts: Parts, words: str) -> None:
        name = "docProps/core.xml"
        text = re.sub(rf"<{element}>.*?</{element}>", "", parts[name].decode())
        parts[name] = text.replace("</cp:core", f"<{element}>{words}</{element}></cp:core").encode()

    return change


def app(element: str, inner: str = "WORDS") -> Change:
    """A property of the application."""

    def change(parts: Parts, words: str) -> None:
        said = f'<{element} xmlns:vt="{VT}">{inner.replace("WORDS", words)}</{element}></Properties>'
        name = "docProps/app.xml"
        parts[name] = parts[name].replace(b"</Properties>", said.encode())

    return change


def custom(parts: Parts, words: str) -> None:
    """A custom property."""
    said = (
        f'<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}"><property '
        f'fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Reviewed">'
        f"<vt:lpwstr>{words}</vt:lpwstr></property></Properties>"
    )
    add_part(parts, "docProps/custom.xml", said, f"{OFFICE}.custom-properties+xml")
    relate(parts, "docProps/custom.xml", "custom-properties", owner="")


def custom_item(parts: Parts, words: str) -> None:
    """A part of XML of one's own."""
    add_part(parts, "customXml/item1.xml", f"<school>{words}</school>", "application/xml")
    relate(parts, "../customXml/item1.xml", "customXml")


def theme(parts: Parts, words: str) -> None:
    """The name of the theme."""
    name = "word/theme/theme1.xml"
    parts[name] = re.sub(
        r'(<a:theme[^>]* name=")[^"]*"', rf'\g<1>{words}"', parts[name].decode(), count=1
    ).encode()


PLACES: dict[str, tuple[say.Leak, Change]] = {
    "the template's path": (
        say.ANOTHER_SCHOOL,
        with_target("attachedTemplate", "file:///G:/WORDS/profile.dotx", '<w:attachedTemplate r:id="ID"/>'),
    ),
    "a mail merge's source": (
        say.TO_MEMBERS,
        with_target(
            "mailMergeSource", "file:///G:/WORDS.xlsx", '<w:mailMerge><w:dataSource r:id="ID"/></w:mailMerge>'
        ),
    ),
    "a link's address": (say.TO_ALL_SCHOOLS, link),
    **{
        f"the property {name}": (say.TO_MEMBERS, core(name))
        for name in ("dc:title", "dc:subject", "cp:keywords", "dc:description")
    },
    "the property dc:creator": (("head", PROFILE, "{informant}"), core("dc:creator")),
    "the property cp:lastModifiedBy": (("head", PROFILE, "{informant}"), core("cp:lastModifiedBy")),
    "the property cp:category": (("members", PAPER_C, "RI(A): {ri_a.urn}"), core("cp:category")),
    "the property Company": (say.ANOTHER_SCHOOL, app("Company")),
    "the property Manager": (say.TO_MEMBERS, app("Manager")),
    "the titles of parts": (say.TO_THE_FORUM, app("TitlesOfParts", TITLES)),
    "a custom property": (say.TO_A_CHAIR, custom),
    "an item of XML": (say.ANOTHER_SECRET, custom_item),
    "the theme's name": (say.TO_MEMBERS, theme),
}
PLANTS: tuple[Plant, ...] = tuple(say.filled(PLACES))
