"""The papers about one school (F4): which there are, what each is made from, and who has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from reportkit.casework.events import Event, Payload
from reportkit.casework.events.formal_kinds import Notice, Plan
from reportkit.casework.events.register_kinds import Decision, Placement, Removal, Taper
from reportkit.casework.events.support_kinds import HandBack, Link, Panel, Support
from reportkit.casework.events.visit_kinds import ReviewDay, Visit
from reportkit.casework.requirements import Rules
from reportkit.pipeline.casework.printing import PRINTED, Printed
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework import (
    action_plan,
    exit_strategy,
    group_note,
    note_of_visit,
    notice_checklist,
    review_day,
)
from reportkit.reports.sections.expected import Parts

_MOVES: tuple[type[Payload], ...] = (Placement, Decision, Taper, Removal)


class Sections(Protocol):
    """What a module of sections gives besides the sections themselves."""

    def readers(self, profile: PaperProfile, /) -> tuple[str, ...]:
        """Who may have the paper."""
        ...

    def expected_parts(self, profile: PaperProfile, /) -> Parts:
        """What it must hold."""
        ...


def _group_stem(event: Event | None, rules: Rules) -> str:
    """By the group that the policy names, such as tag-note."""
    said = event.payload if event else None
    is_own = not isinstance(said, Panel) or group_note.is_policy_s_own(said.panel, rules.pack)
    return f"{group_note.abbreviation(rules.pack)}-note" if is_own else "group-note"


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper: the events it is of, its notebook and its sections.

    `rests_on` are the kinds it is made from besides its own event and what refers to that; None is
    everything on record, as it stands on the day asked for. `has_next` is whether there is always a next
    one to fill in a form for. `named` gives the first part of its file's name, where that is not its own.
    """

    kind: type[Payload]
    notebook: str
    sections: Sections
    rests_on: tuple[type[Payload], ...] | None = ()
    has_next: bool = False
    named: Callable[[Event | None, Rules], str] | None = None

    @property
    def printed(self) -> Printed:
        """Its name in the command, and the rules that know it."""
        return PRINTED[self.kind.kind]

    def stem(self, event: Event | None, rules: Rules) -> str:
        """The first part of its file's name."""
        return self.named(event, rules) if self.named else self.printed.name


PAPERS = (
    Paper(Visit, "note_of_visit.ipynb", note_of_visit, has_next=True),
    Paper(Notice, "notice_checklist.ipynb", notice_checklist, rests_on=None),
    Paper(ReviewDay, "review_day.ipynb", review_day, (ReviewDay, Plan, Link), has_next=True),
    Paper(Panel, "group_note.ipynb", group_note, (Panel,), has_next=True, named=_group_stem),
    Paper(Plan, "action_plan.ipynb", action_plan, (*_MOVES, Plan, Link)),
    Paper(Taper, "exit_strategy.ipynb", exit_strategy, (*_MOVES, Support, HandBack)),
)
