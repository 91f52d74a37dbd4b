"""The networks with the schools in each: what stands behind Paper D's shares (H34, H37)."""

from __future__ import annotations

from reportkit.blocks import Block
from reportkit.reports.profiles.board_edition import EditionProfile
from reportkit.reports.sections.chapters import listing, part
from reportkit.reports.wording import listed_apart
from reportkit.vocabulary import in_words

_COLUMNS = (("Network", 2.0), ("Runs", 2.2), ("Schools that are or were in it", 5.0))


def networks_by_school(profile: EditionProfile) -> list[Block]:
    """A row for each network on record."""
    rows = [
        [
            network.theme,
            f"{in_words(network.starts)} to {in_words(network.ends)}",
            f"{listed_apart(network.schools)}." if network.schools else "none on record",
        ]
        for network in profile.networks
    ]
    return part("Networks", listing("Networks and their schools", _COLUMNS, rows, "No network is on record."))
