"""Links are read out in a list of their own, away from their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, text_in
from reportkit.publishing.word.accessibility.findings import Finding

_VAGUE = re.compile(
    r"^(please )?(click|tap|see|read|download|open|follow)?\s*"
    r"(here|this|link|this link|this page|more|read more|find out more|details|website)?[\s.:>]*$",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)


def check_links(built: BuiltDocument) -> Iterator[Finding]:
    """A link's words say where it leads."""
    for story in built.stories():
        for link in story.iter(q("w:hyperlink")):
            text = text_in(link).strip()
            if _VAGUE.match(text):
                yield Finding("link-text", f"the link “{text}”", "Say in the link's words where it leads.")
            elif _BARE.match(text):
                yield Finding(
                    "link-text", f"the link “{text}”", "Put the page's name in place of its address."
                )
