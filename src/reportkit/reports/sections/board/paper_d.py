"""Paper D, themes and networks: what shows in many schools, and what networks did (H26, H34 to H37)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, Heading, NumberedList
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_networks import NetworkOnRecord, NetworksPaper
from reportkit.reports.sections.board.front import Cover, cover
from reportkit.reports.sections.board.network_impacts import impacts, parts_of_impacts
from reportkit.reports.sections.board.network_list import networks, participation
from reportkit.reports.sections.board.themes import named, themes
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import counted, listed

__all__ = ["TITLE", "decides", "expected_parts", "front", "impacts", "networks", "participation", "themes"]

TITLE = "Paper D: themes and networks"
_COVER = Cover(
    letter="D",
    owner="School Improvement Team",
    purpose="Decide which themes become networks, and what the networks still need.",
    recommends="Take the decisions set out at the end of this paper, and have each one minuted.",
    finance="A network needs a budget: see “Networks on record”.",
    equality="Themes may be about groups of pupils; a network says which it is meant to help.",
    data_protection="Low. Schools are counted and never named, and small counts are withheld.",
    information="Counts for members of the board. It names no school.",
)


def front(paper: NetworksPaper) -> list[Block]:
    """The cover sheet."""
    return cover(paper.board, TITLE, _COVER)


def decides(paper: NetworksPaper) -> list[Block]:
    """What is put to the board."""
    points = tuple(words(point) for point in _points(paper))
    return [Heading(1, "What the board is asked to decide"), NumberedList(points)]


def expected_parts(paper: NetworksPaper) -> Parts:
    """What the paper must hold."""
    handed, more = paper.handed, parts_of_impacts(paper)
    tables = 1 + sum(
        map(bool, (handed.themes and handed.themes.shown, handed.networks, handed.participation.groups))
    )
    headings = (
        *("Themes this term", "Networks on record", "Who takes part"),
        *("What changed where there was a network", *more.headings),
        "What the board is asked to decide",
    )
    return Parts(headings, more.charts, tables + more.tables)


def _points(paper: NetworksPaper) -> Iterator[str]:
    handed = paper.handed
    proposed = handed.themes.proposed if handed.themes else ()
    if proposed:
        yield f"Whether a network is set up on {counted(len(proposed), 'theme', 'themes')} put forward: " + (
            "; ".join(named(paper, theme) for theme in proposed) + "."
        )
    else:
        yield "Whether a network is set up, and on what. No theme is put forward this term."
    yield "For each new network: its theme, first and last day, budget, and the measure to judge it by (H34)."
    for network in handed.networks:
        yield from _about(network, is_over=network.ends < handed.as_at)


def _about(network: NetworkOnRecord, *, is_over: bool) -> Iterator[str]:
    lacks = [
        label
        for label, said in (
            ("the minute in which the board agreed it", network.agreed),
            ("a budget", network.budget),
            ("a measure to judge it by", network.measure),
        )
        if not said
    ]
    if lacks and not is_over:
        yield f"{network.theme}: agree or record {listed(lacks)}."
    if is_over and network.impact:
        yield f"{network.theme}: what members take from its result, and whether to share it with all schools."
