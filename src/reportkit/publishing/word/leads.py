"""What leads to a list stays with it: words on one page and their points on the next read as two things."""

from __future__ import annotations

import re

from reportkit.publishing.word.draft import Draft

_LISTS = ("List Bullet", "List Number")


def with_leads_kept(markup: str, draft: Draft) -> str:
    """The document with each paragraph of text that stands before a list on the page of its first point."""
    body = f'<w:p><w:pPr><w:pStyle w:val="{re.escape(draft.style("Body Text"))}"/>'
    lists = "|".join(re.escape(draft.style(name)) for name in _LISTS)
    first_point = rf'<w:p><w:pPr><w:pStyle w:val="(?:{lists})"/>'
    lead = re.compile(rf"({body})(</w:pPr>(?:(?!</w:p>).)*</w:p>)(?={first_point})", re.DOTALL)
    return lead.sub(r"\1<w:keepNext/>\2", markup)
