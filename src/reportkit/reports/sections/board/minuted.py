"""What a meeting came to: what was said on each item, decisions, actions, recommendations (H86, H90)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Align, Block, Callout, Column, Heading, Inline, Paragraph, Span, Table
from reportkit.casework.board import QuorumRule
from reportkit.casework.events.board_kinds import BoardDecision
from reportkit.casework.minute_book import Sitting
from reportkit.casework.minuting.deciding import why_no_quorum, why_not_decided
from reportkit.casework.minuting.items import item_titles
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.school.prose import read_prose
from reportkit.vocabulary import in_words

SAID, DECISIONS, ACTIONS = "What was discussed", "Decisions", "Actions"
RECOMMENDED = "Recommendations to the Schools’ Forum"
HEADINGS = (SAID, DECISIONS, ACTIONS, RECOMMENDED)
_DECISIONS = (Column("No.", Align.RIGHT, 0.4), Column("Decision", width=2.6), Column("Vote", width=1.4))
_ACTIONS = (Column("Action", width=2.6), Column("Owner", width=1.4), Column("Due", width=1.2))
_AGAIN = "A quorate meeting is to decide."
_RECOMMENDED = (
    Column("About", width=0.7),
    Column("Recommendation", width=2.6),
    Column("Asks for", width=1.4),
)


def business(held: Sitting, profile: BoardProfile) -> list[Block]:
    """All of it, in the order of the agenda."""
    return [*said(held, profile), *decisions(held, profile), *actions(held), *recommended(held, profile)]


def tables(held: Sitting) -> int:
    """How many tables there are in it."""
    return sum(map(bool, (held.decisions, held.actions, held.recommendations)))


def said(held: Sitting, profile: BoardProfile) -> list[Block]:
    """What was said on each item, with what was decided on it."""
    items = _in_order(held, item_titles(profile.agenda, held))
    if not items:
        return [Heading(1, SAID), Paragraph(words("Nothing is minuted yet."))]
    rule = profile.quorum
    told = (block for number, item in enumerate(items, start=1) for block in _item(number, item, held, rule))
    return [Heading(1, SAID), *told]


def decisions(held: Sitting, profile: BoardProfile) -> list[Block]:
    """The decisions by number, with the vote; what was put forward and not decided, with the reason."""
    if not held.decisions:
        return [Heading(1, DECISIONS), Paragraph(words("No decision is on record."))]
    rows = tuple(
        (words(str(number)), *_decision(held, one, profile.quorum))
        for number, (_, one) in enumerate(held.decisions, start=1)
    )
    return [Heading(1, DECISIONS), Table("", _DECISIONS, rows, "The decisions by number, with the vote.")]


def actions(held: Sitting) -> list[Block]:
    """Who does what by when; what became of it came after the meeting and is no part of its minutes."""
    if not held.actions:
        return [Heading(1, ACTIONS), Paragraph(words("No action is on record."))]
    rows = tuple(
        _row(one.what, one.owner, in_words(one.due) if one.due else "no day set") for _, one in held.actions
    )
    return [Heading(1, ACTIONS), Table("", _ACTIONS, rows, "Each action: owner and day due.")]


def recommended(held: Sitting, profile: BoardProfile) -> list[Block]:
    """What is recommended to the Schools' Forum and what it asks for (H90); an answer came later."""
    if not held.recommendations:
        return [Heading(1, RECOMMENDED), Paragraph(words("The board made no recommendation."))]
    rows = tuple(
        _row(one.about.capitalize(), one.recommends, one.asks or "nothing") for _, one in held.recommendations
    )
    alt = "Each recommendation: what it is about, and what it asks for."
    without = why_no_quorum(held, profile.quorum)
    warned = [Callout("Put forward, not recommended", words(f"{without} {_AGAIN}"))] if without else []
    return [Heading(1, RECOMMENDED), *warned, Table("", _RECOMMENDED, rows, alt)]


def vote_of(decision: BoardDecision) -> str:
    """The vote as printed."""
    cast = (
        ("For", decision.votes_for),
        ("against", decision.votes_against),
        ("abstained", decision.abstained),
    )
    told = ", ".join(f"{label} {number}" for label, number in cast if number is not None)
    return f"{told[0].upper()}{told[1:]}" if told else "No vote was taken"


def _in_order(held: Sitting, agenda: Sequence[str]) -> list[str]:
    """The items of which something stands, in the order of the agenda; others behind, as recorded."""
    found = dict.fromkeys([*(one.item for one in held.minutes), *(one.item for _, one in held.decisions)])
    return [*(title for title in agenda if title in found), *(one for one in found if one not in agenda)]


def _decision(held: Sitting, one: BoardDecision, rule: QuorumRule) -> tuple[Inline, Inline]:
    """What was decided with its vote, or what was not with the reason (H78, H79)."""
    why = why_not_decided(held, one, rule)
    if not why:
        return words(one.decided), words(vote_of(one))
    return (Span("Put forward, not decided: ", bold=True), *words(one.decided)), words(f"{why} {_AGAIN}")


def _item(number: int, item: str, held: Sitting, rule: QuorumRule) -> Iterator[Block]:
    """What was said on it, under the number by which others may cite it."""
    yield Heading(2, f"{number}. {item}".replace("'", "’"))
    for one in held.minutes:
        if one.item == item:
            yield from read_prose(one.said)
    for place, (_, decision) in enumerate(held.decisions, start=1):
        if decision.item == item:
            is_open = why_not_decided(held, decision, rule)
            led = f"Number {place}, put forward, not decided: " if is_open else f"Decision {place}: "
            yield Paragraph((Span(led, bold=True), *words(decision.decided)))


def _row(*cells: str) -> tuple[Inline, ...]:
    return tuple(words(cell) for cell in cells)
