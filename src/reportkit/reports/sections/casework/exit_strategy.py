"""The exit strategy: how support goes down by plan once a school needs less of it (K76, K77, H58)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, Heading, Paragraph, Table
from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Decision, Taper
from reportkit.casework.events.support_kinds import HandBack, Support
from reportkit.casework.papers import about, saying
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.abbreviations import explaining
from reportkit.reports.sections.casework.filling import (
    NO_DAY,
    NOTHING,
    ROOM,
    day,
    empty_row,
    particulars,
    room,
    table,
    written,
)
from reportkit.reports.sections.casework.fronts import (
    abbreviations,
    for_school_and_team,
    school_and_team,
)
from reportkit.reports.sections.casework.fronts import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary import in_words

HEADINGS = ("Where the school stands", "How support goes down", "Support that goes on", "Handing over")
_ROWS = 4
_STEPS = (("From", 1.0), ("What support remains", 3.0))


def front(profile: PaperProfile) -> list[Block]:
    """What it is, and by which clause."""
    rule = "K77" if profile.rules.has("K77") else "H58"
    source = f"This is the planned reduction in support ({profile.rules.clause(rule)})."
    return top(profile, "Exit strategy", for_school_and_team(profile), source)


def where_it_stands(profile: PaperProfile) -> list[Block]:
    """The step down: from what to what, decided and approved by whom (K76)."""
    rows = tuple(_particulars(profile))
    return [Heading(1, "Where the school stands"), particulars("The step down", rows)]


def steps(profile: PaperProfile) -> list[Block]:
    """From which day what support remains; on a form, rows to fill in."""
    said = profile.said(Taper)
    heading = Heading(1, "How support goes down")
    if said is None:
        none = Paragraph(words("No planned reduction is on record. Agree its steps, and write them here."))
        empty = table("Steps to be agreed", _STEPS, [(ROOM, ROOM)])
        return [heading, none, _with_rows(empty)]
    rows = [(in_words(step.on), step.support) for step in said.steps]
    return [heading, table("Steps", _STEPS, rows)]


def goes_on(profile: PaperProfile) -> list[Block]:
    """Support on record that has not ended, with the day it is to be handed back (H52)."""
    heading, found = Heading(1, "Support that goes on"), _unended(profile)
    if not found:
        return [heading, Paragraph(words("No support that goes on is on record."))]
    columns = (("Since", 1.0), ("What", 1.6), ("From whom", 1.6), ("Handed back on", 1.2))
    rows = [_support(event, said) for event, said in found]
    return [heading, table("Support that goes on", columns, rows)]


def handing_over(profile: PaperProfile) -> list[Block]:
    """Who goes on supporting the school, once the council does not."""
    said = profile.said(Taper)
    heading = Heading(1, "Handing over")
    if said is None:
        return [heading, room("Who goes on supporting the school, and from when")]
    if said.hands_to:
        return [heading, *written(f"Support is handed over to {said.hands_to}.")]
    return [heading, Paragraph(words("It is not on record that anybody takes the support over."))]


def readers(profile: PaperProfile) -> tuple[str, ...]:
    """The school and the team."""
    return school_and_team(profile)


_PARTS = (front, where_it_stands, steps, goes_on, handing_over)
explained = explaining(_PARTS, abbreviations)
IN_ORDER = (*_PARTS, explained)


def expected_parts(profile: PaperProfile) -> Parts:
    """Every heading always; tables of the step down, of the steps, and of support that goes on."""
    return Parts(HEADINGS, 0, 2 + bool(_unended(profile)))


def _particulars(profile: PaperProfile) -> Iterator[tuple[str, str]]:
    moves = profile.subject.moves
    move = moves[-1] if moves else None
    yield "School", f"{profile.facts.name} (URN {profile.facts.urn})"
    yield "Before", _label(profile, move.before) if move else ""
    yield "Now", _label(profile, move.after) if move else ""
    yield "Since", in_words(move.event.happened_on) if move else ""
    yield "Decided by", f"{move.event.who} ({move.event.id})" if move else ""
    yield "Approved by", _approved(move.event) if move else ""
    yield "Why", move.event.why if move else ""
    if profile.event:
        yield "Exit strategy agreed on", f"{in_words(profile.event.happened_on)} ({profile.event.id})"


def _approved(event: Event) -> str:
    said = event.payload
    approved = str(getattr(said, "approved_by", ""))
    if approved:
        return approved
    return "No senior officer is on record." if isinstance(said, Decision) else NOTHING


def _label(profile: PaperProfile, category: str | None) -> str:
    """The category as the policy calls it."""
    if category is not None:
        return profile.pack.category(category).label
    return "not on the register" if profile.pack.keeps_register else "no category"


def _with_rows(empty: Table) -> Table:
    return Table(empty.caption, empty.columns, (empty_row(len(_STEPS)),) * _ROWS, empty.alt_text)


def _unended(profile: PaperProfile) -> list[tuple[Event, Support]]:
    found = saying(profile.standing, Support)
    return [(event, said) for event, said in found if not _ended(profile, event)]


def _ended(profile: PaperProfile, support: Event) -> bool:
    return any(saying(about(profile.standing, support, profile.history), HandBack))


def _support(event: Event, said: Support) -> tuple[str, ...]:
    provider = f"{said.provider} ({said.source})"
    return in_words(event.happened_on), said.aspect, provider, day(said.hand_back_on) or NO_DAY
