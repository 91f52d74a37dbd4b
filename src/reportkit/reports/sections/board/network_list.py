"""The networks on record with what each lacks, and the share of schools that takes part (H34, H36, H37)."""

from __future__ import annotations

from reportkit.blocks import Align, Block, Column, Heading, Inline, Paragraph, Span, Table
from reportkit.judgement.metrics.arithmetic import share
from reportkit.judgement.metrics.participation import Part
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_networks import NetworkOnRecord, NetworksPaper
from reportkit.reports.sections.board.front import RULES, missing
from reportkit.reports.wording import printed
from reportkit.vocabulary import in_words

_COLUMNS = (
    Column("Network", width=1.9),
    Column("Runs", width=1.5),
    Column("Agreed by the board", width=1.5),
    Column("Budget", width=1.4),
    Column("Members", Align.RIGHT, 0.8),
)
_SHARES = (
    Column("Schools", width=2.6),
    Column("How many", Align.RIGHT),
    Column("In a network", Align.RIGHT),
    Column("Share", Align.RIGHT),
)
_WITHHELD = "[c]"
_KEY = "[c] fewer than three, or withheld because it would give another away."
_HOW = (
    "Networks are entered under “Networks” in the returns workbook: theme, first and last day, how to join, "
    "the board’s minute, a measure and a budget. Their members go under “IIN membership”: IIN stands for "
    "Innovation and Improvement Network."
)


def networks(paper: NetworksPaper) -> list[Block]:
    """Each network with its dates, minute, budget and members; what is not on record is said."""
    heading, found = Heading(1, "Networks on record"), paper.handed.networks
    if not found:
        return [heading, missing("No network is on record", f"We cannot list any. {_HOW} {RULES}")]
    rows = tuple(_row(paper, network) for network in found)
    notes = (_KEY,) if any(network.members is None for network in found) else ()
    told = "Each network: when it runs, the minute that agreed it, its budget and its members."
    intro = "A network has a theme and a time limit, and the board agrees it (H34). Schools lead it (H36)."
    table = Table("Innovation and Improvement Networks", _COLUMNS, rows, told, notes, small=True)
    return [heading, Paragraph(words(f"{intro} {RULES}")), table]


def participation(paper: NetworksPaper) -> list[Block]:
    """Which share of the schools is in a network on the day, by group of phases."""
    heading, groups = Heading(1, "Who takes part"), paper.handed.participation.groups
    if not groups:
        why = f"We cannot say because {paper.handed.why_nobody}."
        return [heading, missing("Not known", why)]
    total = paper.handed.participation.total
    parts = [*groups, total] if total and len(groups) > 1 else [*groups]
    rows = tuple(_part(part) for part in parts)
    notes = (_KEY,) if total is None else ()
    when = in_words(paper.handed.as_at)
    told = "For each phase: its schools, how many are in a network, and their share."
    intro = (
        f"The policy expects the vast majority of schools to choose to take part (H37). On {when} these were "
        "in a network that was running. Taking part is a school’s own choice; no school is judged by it."
    )
    return [heading, Paragraph(words(intro)), Table("Schools in a network", _SHARES, rows, told, notes)]


def _row(paper: NetworksPaper, network: NetworkOnRecord) -> tuple[Inline, ...]:
    runs = f"{in_words(network.starts)} to {in_words(network.ends)}"
    return (
        words(Span(network.theme, bold=True), f" ({_standing(paper, network)})"),
        words(runs),
        words(_agreed(network)),
        words(_budget(network)),
        words(_members(network)),
    )


def _agreed(network: NetworkOnRecord) -> str:
    """The minute in which the board agreed the network (H34)."""
    return network.agreed or "No minute is on record (H34)."


def _budget(network: NetworkOnRecord) -> str:
    """What it costs and from which budget (H36)."""
    return network.budget or "None is on record (H36)."


def _members(network: NetworkOnRecord) -> str:
    if network.members is None:
        return _WITHHELD
    return str(network.members) if network.members else "None on record"


def _standing(paper: NetworksPaper, network: NetworkOnRecord) -> str:
    if network.ends < paper.handed.as_at:
        return "ended"
    return "to come" if network.starts > paper.handed.as_at else "running"


def _part(part: Part) -> tuple[Inline, ...]:
    if part.members is None:
        return words(part.group), words(str(part.schools)), words(_WITHHELD), words(_WITHHELD)
    said = printed(share(part.members, part.schools))
    return words(part.group), words(str(part.schools)), words(str(part.members)), words(said)
