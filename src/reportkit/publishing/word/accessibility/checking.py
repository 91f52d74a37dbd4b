"""All the rules over one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from reportkit.publishing.word.accessibility.built import BuiltDocument, open_built
from reportkit.publishing.word.accessibility.colours import check_colour_alone, check_contrast
from reportkit.publishing.word.accessibility.document import check_language, check_page_size, check_title
from reportkit.publishing.word.accessibility.fields import check_fields
from reportkit.publishing.word.accessibility.findings import Finding
from reportkit.publishing.word.accessibility.headings import check_headings
from reportkit.publishing.word.accessibility.layout import check_floating, check_revisions, check_spacing
from reportkit.publishing.word.accessibility.links import check_links
from reportkit.publishing.word.accessibility.lists import check_lists
from reportkit.publishing.word.accessibility.pictures import check_pictures
from reportkit.publishing.word.accessibility.sizes import check_sizes
from reportkit.publishing.word.accessibility.tables import (
    check_table_cells,
    check_table_headers,
    check_table_texts,
)

Rule = Callable[[BuiltDocument], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    check_language,
    check_title,
    check_page_size,
    check_headings,
    check_pictures,
    check_table_texts,
    check_table_headers,
    check_table_cells,
    check_links,
    check_lists,
    check_contrast,
    check_colour_alone,
    check_sizes,
    check_floating,
    check_revisions,
    check_spacing,
    check_fields,
)


def check_document(document: Path | bytes) -> tuple[Finding, ...]:
    """What each rule finds in a built .docx, in the order of the rules; empty where all is well.

    Raises DocumentError where the file is no Word document.
    """
    built = open_built(document)
    return tuple(finding for rule in RULES for finding in rule(built))
