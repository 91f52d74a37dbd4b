"""What was said of a Note of Visit: whether the head finds it accurate, who assured its quality (H120)."""

from __future__ import annotations

from reportkit.blocks import Block, Callout, Heading, Paragraph
from reportkit.casework.events import Event
from reportkit.casework.events.visit_kinds import VisitCheck
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework.filling import ROOM, recorded_as, written
from reportkit.vocabulary import in_words

_BLANK = "\u00a0" * 3
_BOX = f"[{_BLANK}]\u00a0Accurate{_BLANK}{_BLANK}[{_BLANK}]\u00a0Not\u00a0accurate"
_REPLY = (
    f"Please mark one and send this page back. If something is wrong, say what.\n{_BOX}\n"
    f"What is wrong: {ROOM}\n\n\nName and date: {ROOM}\n"
)


def accuracy(profile: PaperProfile) -> list[Block]:
    """What the head says of the note; until then, the box to mark."""
    heading = Heading(1, "Is this note accurate?")
    answers = [(event, said) for event, said in _checks(profile) if said.head_finds_accurate is not None]
    if not answers:
        return [heading, Callout("For the headteacher", words(_REPLY))]
    event, said = answers[-1]
    finding = "Accurate" if said.head_finds_accurate else "Not accurate"
    answer = f"{finding}: the headteacher’s answer, written down on {recorded_as(event)}."
    return [heading, Paragraph(words(answer)), *(written(said.comment) if said.comment else ())]


def assurance(profile: PaperProfile) -> list[Block]:
    """Who assured its quality (H120)."""
    heading = Heading(1, "Quality assurance")
    assured = [(event, said) for event, said in _checks(profile) if said.assured_by]
    if not assured:
        return [heading, Paragraph(words(f"Not yet assured. Initials and date: {ROOM}"))]
    event, said = assured[-1]
    return [heading, Paragraph(words(f"Assured by {said.assured_by}, {in_words(event.happened_on)}."))]


def _checks(profile: PaperProfile) -> list[tuple[Event, VisitCheck]]:
    return list(profile.about(VisitCheck))
