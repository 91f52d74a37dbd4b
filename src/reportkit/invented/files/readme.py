"""The note that lies beside the invented files, for whoever opens the folder."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.invented.boroughs import Borough
from reportkit.invented.england import authorities
from reportkit.invented.files.published import Published

_TEXT = """# Invented files

Nothing in this folder is real. {boroughs} do not exist, nor do their schools, trusts and people, nor the
other authorities in these files ({others}). The numbers of schools and authorities are ones that nobody has.

The files are laid out as the Department for Education, Ofsted and the Local Authority Interactive Tool lay
theirs out, so that they are loaded like real ones. England's and London's figures are close to the published
ones, and some are equal to them: take none of them from here.

Where a publisher's file does not say when it came out, a note beside it does (`dating.json`).
"""


def readme(boroughs: Sequence[Borough]) -> Published:
    """What the files are, in plain words."""
    names = " and ".join(borough.name for borough in boroughs)
    others = ", ".join(authority.name for authority in authorities())
    return Published("README.md", _TEXT.format(boroughs=names, others=others).encode())
