"""A chapter for each school that is up."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, Heading, PageBreak
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import paragraph
from reportkit.reports.sections.meeting_paper.deciding import recommendation, room_to_decide, standing
from reportkit.reports.sections.meeting_paper.feedback import feedback, last_contact
from reportkit.reports.sections.meeting_paper.inputs import Inputs
from reportkit.reports.sections.meeting_paper.said import what_it_says
from reportkit.reports.sections.meeting_paper.up import Up, agenda
from reportkit.reports.sections.register.promised import phase_named
from reportkit.reports.sections.register.wording import named


def each_school(profile: RegisterProfile) -> list[Block]:
    """Those to talk about in their order, each on pages of its own, so that they can be handed out apart."""
    up = agenda(profile).discussed
    inputs = Inputs(up)
    return [block for one in up for block in _school(profile, one, inputs)]


def _school(profile: RegisterProfile, up: Up, inputs: Inputs) -> Iterator[Block]:
    facts = up.subject.facts
    yield PageBreak()
    yield Heading(1, named(facts))
    yield paragraph(_who(up), standing(profile, up), last_contact(profile, up))
    yield Heading(2, "What the assessment says")
    yield from what_it_says(profile, up, inputs)
    yield Heading(2, "Inspection, monitoring, reviews and returns")
    yield from feedback(profile, up)
    yield Heading(2, "What there is to decide")
    yield from recommendation(profile, up)
    yield from room_to_decide(profile, up)


def _who(up: Up) -> str:
    phase = phase_named(up.subject.facts.phase)
    match up.subject.facts.maintained:
        case True:
            status = "maintained by the council"
        case False:
            status = "academy"
        case None:
            status = "maintained or academy not known"
    return f"{phase}, {status}."
