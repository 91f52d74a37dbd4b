"""Hackney's Enhanced (focused): one aspect, linked to teaching or not, its plan and support (K44, K45)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reportkit.casework.events.formal_kinds import Plan
from reportkit.casework.events.support_kinds import Support
from reportkit.casework.requirements.lacks import Invariant, Lack
from reportkit.casework.requirements.subjects import Rules, Subject
from reportkit.settings.policies import Focus

FOCUSED = "enhanced_focused"


def _focus_named(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K44, K45: what is offered hangs on what the one aspect is."""
    entry = subject.entry
    if subject.category != FOCUSED or entry is None:
        return
    if entry.focus is None or not entry.aspect:
        yield Lack(
            "It is not on record which one aspect needs support, and whether it is linked to teaching.",
            "Correct the decision or placement, and give its focus (teaching or other) and its aspect.",
        )


def _focused_is_planned(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K44b, of an aspect linked to teaching."""
    if _is_focused_on(subject, Focus.TEACHING) and not _is_planned(subject):
        yield Lack(
            f"No action plan for {_aspect(subject)} is on record.",
            "Draft the action plan with the end-of-year outcomes for that aspect, and record it.",
        )


def _focused_is_brokered(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K45b, of an aspect that is not linked to teaching."""
    if not _is_focused_on(subject, Focus.OTHER):
        return
    if not subject.happened(Support, since=_designated_on(subject)):
        yield Lack(
            f"No support for {_aspect(subject)} is on record.",
            "The Assistant Director brokers it from the wider team: record the support.",
        )
    if not _is_planned(subject):
        yield Lack(
            f"No action plan for {_aspect(subject)} is on record.",
            "Ask the service area to help the school to develop its action plan, and record it.",
        )


def _is_focused_on(subject: Subject, focus: Focus) -> bool:
    """Whether it is a maintained school in Enhanced (focused) with that focus."""
    entry = subject.entry
    is_focused = subject.category == FOCUSED and entry is not None and entry.focus is focus
    return is_focused and subject.facts.maintained is True


def _is_planned(subject: Subject) -> bool:
    return bool(subject.happened(Plan, since=_designated_on(subject)))


def _designated_on(subject: Subject) -> date:
    move = subject.designation
    return move.event.happened_on if move else date.min


def _aspect(subject: Subject) -> str:
    entry = subject.entry
    return entry.aspect if entry and entry.aspect else "the aspect"


FOCUS: Mapping[str, Invariant] = {
    "K44": _focus_named,
    "K44b": _focused_is_planned,
    "K45b": _focused_is_brokered,
}
