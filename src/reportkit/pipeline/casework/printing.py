"""Which recorded events there is a paper for, and the command that prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkit.casework.events import Event
from reportkit.casework.events.visit_kinds import ShareRequest, VisitCheck
from reportkit.casework.requirements import Rules


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper's name in the command, and the rules of which a policy must have one to know it."""

    name: str
    rules: tuple[str, ...]

    def is_in(self, rules: Rules) -> bool:
        """Whether the policy knows the paper."""
        return any(map(rules.has, self.rules))


PRINTED: Mapping[str, Printed] = {
    "visit": Printed("note-of-visit", ("H120", "K36")),
    "notice": Printed("notice-checklist", ("H92", "K66")),
    "review-day": Printed("review-day", ("K72",)),
    "panel": Printed("group-note", ("H111", "K46")),
    "plan": Printed("action-plan", ("H59", "K70")),
    "taper": Printed("exit-strategy", ("H58", "K77")),
}


def print_lines(event: Event, rules: Rules) -> tuple[str, ...]:
    """How to print the paper that the event makes or changes; nothing where there is none."""
    kind, of = _paper_of(event)
    printed = PRINTED.get(kind)
    if printed is None or not printed.is_in(rules):
        return ()
    command = f"reportkit build {printed.name} --event {of} --authority {event.authority} --why …"
    return (f"To print it:  {command}",)


def _paper_of(event: Event) -> tuple[str, str]:
    """The kind and id of the event that the paper is of: what is said of a visit stands on its note."""
    match event.payload:
        case VisitCheck(visit=visit) | ShareRequest(visit=visit):
            return "visit", visit
        case _:
            return event.kind, event.id
