"""The top of the Update: what it is, for whom, and what is in it."""

from __future__ import annotations

from reportkit.blocks import Block, Contents, Paragraph, Title
from reportkit.reports.citing import words
from reportkit.reports.profiles import BoroughProfile
from reportkit.vocabulary import in_words


def front_page(profile: BoroughProfile) -> list[Block]:
    """Title, a sentence on what this is, and the contents."""
    return [
        Title("School Improvement Update", f"{profile.name}, {profile.term.label}"),
        Paragraph(
            words(
                f"For all schools in {profile.name}, from the {profile.authority.team}. "
                f"Every figure is public and is given as known on {in_words(profile.as_at)}. "
                "The data notes at the end give each source and its date, and explain the terms."
                f"{f' Questions: {profile.authority.contact}.' if profile.authority.contact else ''}"
            )
        ),
        Contents(depth=1),
    ]
