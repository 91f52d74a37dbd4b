"""The items of a meeting's agenda, in order: elections, the standing ones, its own, and the last of them."""

from __future__ import annotations

from reportkit.casework.minute_book import Sitting
from reportkit.settings import Agenda


def item_titles(agenda: Agenda, sitting: Sitting | None) -> tuple[str, ...]:
    """Their titles; a paper that somebody brings is an item too, unless one of its title stands there.

    An item whose title begins with “Election” stands first: a quorum needs a current Co-Chair (H75, H78).
    """
    *standing, last = (item.title for item in agenda.items)
    mine = tuple(item.title for item in sitting.items) if sitting else ()
    elections = tuple(title for title in mine if is_election(title))
    own = tuple(title for title in mine if title not in elections)
    brought = [paper.title for _, paper in sitting.papers_before] if sitting else []
    titles = [*elections, *standing, *own]
    return (*titles, *(title for title in brought if title not in titles), last)


def is_election(title: str) -> bool:
    """Whether the item is an election, as its title says."""
    return title.casefold().startswith("election")
