"""Whether a board pack is complete (H85)."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.casework.breaches import Breach


@dataclass(frozen=True, slots=True)
class PackParts:
    """What goes out to members before a meeting. `has_notice` only if it gives date, time and venue."""

    has_notice: bool
    has_agenda: bool
    has_draft_minutes: bool
    papers: int


def find_missing_parts(pack: PackParts) -> tuple[Breach, ...]:
    """The parts that are missing, in the order of the clause."""
    parts = (
        ("a notice of date, time and venue", pack.has_notice),
        ("the agenda", pack.has_agenda),
        ("the draft minutes of the previous meeting", pack.has_draft_minutes),
        ("the papers", pack.papers > 0),
    )
    return tuple(Breach("H85", f"The pack has not {what}.") for what, is_there in parts if not is_there)
