"""Matters arising: the actions of earlier meetings that are open, and those done since the last one."""

from __future__ import annotations

from datetime import date

from reportkit.blocks import Block, BulletList, Column, Heading, Paragraph, Table
from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import Action
from reportkit.casework.minuting.deciding import put_forward_before
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.vocabulary import in_words

_PUT_FORWARD = "Put forward earlier and not decided, for a quorate meeting to decide (H78):"
MATTERS = "Matters arising: open actions"
_MATTERS = (
    Column("Action", width=2.2),
    Column("Owner", width=1.2),
    Column("Due", width=1.0),
    Column("Agreed on", width=0.9),
)


def matters_arising(profile: BoardProfile) -> list[Block]:
    """The actions of earlier meetings that are open, those done since the last one, and what is to decide."""
    found, done = open_actions(profile), [*_done(profile), *_to_decide(profile)]
    if not found:
        return [Heading(1, MATTERS), Paragraph(words(_none_open(profile))), *done]
    rows = tuple(tuple(words(cell) for cell in _action(action, when)) for _, action, when in found)
    alt = "Each open action of an earlier meeting: owner, day due, and the meeting."
    return [Heading(1, MATTERS), Table("", _MATTERS, rows, alt), *done]


def open_actions(profile: BoardProfile) -> tuple[tuple[Event, Action, str], ...]:
    """The actions of earlier meetings that are not done, each with the day of its meeting."""
    return tuple(
        (event, action, in_words(sitting.day))
        for sitting in profile.book.sittings
        if sitting.day < profile.day
        for event, action in sitting.actions
        if event.id in _not_done(profile)
    )


def _done(profile: BoardProfile) -> list[Block]:
    since = profile.previous.day if profile.previous else date.max
    found = [
        words(f"{action.what}, by {action.owner}: {in_words(day)}.")
        for _, action, day in profile.book.actions
        if day and since <= day <= profile.day
    ]
    return [Paragraph(words("Done since the last meeting:")), BulletList(tuple(found))] if found else []


def _to_decide(profile: BoardProfile) -> list[Block]:
    """What meetings without a quorum put forward, for this one to decide (H78)."""
    found = put_forward_before(profile.book, profile.day, profile.quorum)
    points = BulletList(tuple(words(one) for one in found))
    return [Paragraph(words(_PUT_FORWARD)), points] if found else []


def _not_done(profile: BoardProfile) -> set[str]:
    return {event.id for event, _, done in profile.book.actions if done is None}


def _none_open(profile: BoardProfile) -> str:
    if profile.previous is None:
        return "No earlier meeting is on record, so we cannot say which actions are open."
    return "No action of an earlier meeting is open."


def _action(action: Action, when: str) -> tuple[str, ...]:
    return action.what, action.owner, in_words(action.due) if action.due else "no day set", when
