"""What the papers of a meeting gave its members, read back when it is recorded that they went out."""

from __future__ import annotations

from datetime import date

from reportkit.places import Places
from reportkit.reports.profiles.support import read_counts
from reportkit.settings import read_terms

COUNTS = "counts.json"


def released_counts(places: Places, authority: str, meeting: date) -> tuple[str, ...]:
    """The counts of schools in the pack of a meeting as it was built last, each as “name: number”.

    Nothing where no pack was built.
    """
    from reportkit.pipeline.board.networks import released_themes  # it brings in what assesses schools

    folder = places.term_folder(authority, read_terms(places.params).at(meeting))
    working = folder / "working" / "sspb" / str(meeting)
    path = working / COUNTS
    return (*read_counts(path).released, *released_themes(working)) if path.is_file() else ()


def built_for_others(places: Places, authority: str, meeting: date) -> tuple[tuple[str, ...], ...]:
    """The counts in packs of the term's other meetings as they were built last, sent or not."""
    folder = places.term_folder(authority, read_terms(places.params).at(meeting)) / "working" / "sspb"
    others = (path.parent.name for path in sorted(folder.glob(f"*/{COUNTS}")))
    days = (date.fromisoformat(name) for name in others if name != str(meeting))
    return tuple(released_counts(places, authority, day) for day in days)
