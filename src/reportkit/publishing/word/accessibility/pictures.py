"""Pictures need words for those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.publishing.word.accessibility.built import BuiltDocument, q
from reportkit.publishing.word.accessibility.findings import Finding

_FILE = re.compile(r"\.(png|jpe?g|gif|svg|emf|wmf|bmp|tiff?)$", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"^(picture|image|figure|chart|graph|diagram|photo|screenshot|graphic|alt text)?[\s\d.:-]*$"
    r"|^picture without a description|description automatically generated",
    re.IGNORECASE,
)


def check_pictures(built: BuiltDocument) -> Iterator[Finding]:
    """Every drawing has a description that says what it shows."""
    number = 0
    for story in built.stories():
        for drawing in story.iter(q("wp:docPr")):
            number += 1
            description = drawing.get("descr", "").strip()
            if not description or _FILE.search(description) or _PLACEHOLDER.search(description):
                shown = f"picture {number} (“{description or 'no description'}”)"
                yield Finding("picture-description", shown, "Describe what the picture shows.")
