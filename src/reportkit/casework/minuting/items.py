"""The items of a meeting's agenda, in order: the standing ones, and its own before the last of them."""

from __future__ import annotations

from reportkit.casework.minute_book import Sitting
from reportkit.settings import Agenda


def item_titles(agenda: Agenda, sitting: Sitting | None) -> tuple[str, ...]:
    """Their titles; a paper that somebody brings is an item too, unless one of its title stands there."""
    *standing, last = (item.title for item in agenda.items)
    own = tuple(item.title for item in sitting.items) if sitting else ()
    brought = [paper.title for _, paper in sitting.papers_before] if sitting else []
    titles = [*standing, *own]
    return (*titles, *(title for title in brought if title not in titles), last)
