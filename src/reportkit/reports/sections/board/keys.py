"""What the abbreviations in a table of the board's papers stand for, as the note under it (F5)."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.blocks import Inline, Paragraph
from reportkit.reports.sections.abbreviations import explained
from reportkit.settings.policies import PolicyPack


def key_of(rows: Sequence[tuple[Inline, ...]], *packs: PolicyPack) -> tuple[str, ...]:
    """The note, in the words of the first policy that has them; none where nothing is abbreviated."""
    cells = [Paragraph(cell) for row in rows for cell in row]
    known = dict(entry for pack in reversed(packs) for entry in explained(cells, pack))
    told = " ".join(f"{short}: {known[short]}." for short in sorted(known, key=str.casefold))
    return (told,) if told else ()
