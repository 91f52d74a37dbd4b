"""The schools with support, by the route it comes by (H52): what stands behind Paper C's totals."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block
from reportkit.casework.events.support_kinds import HandBack, Support
from reportkit.casework.papers import saying
from reportkit.casework.requirements.awaited import is_named
from reportkit.reports.profiles.board_edition import EditionProfile
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, part
from reportkit.reports.sections.register.wording import named, on_day
from reportkit.reports.wording import sentence_case
from reportkit.vocabulary import in_words

_COLUMNS = (
    ("Route", 1.4),
    ("School", 2.6),
    ("From whom", 2.2),
    ("For what", 3.0),
    ("Since", 1.5),
    ("Until", 1.5),
)


def support_by_route(profile: EditionProfile) -> list[Block]:
    """Support that goes on, route by route."""
    rows = sorted(_rows(profile.register))
    none = "No support that goes on is on record."
    return part("Support by route", listing("Schools with support, by route", _COLUMNS, rows, none))


def _rows(register: RegisterProfile) -> Iterator[list[str]]:
    for subject in register.subjects:
        events = subject.file.events
        over = {said.of for _, said in saying(events, HandBack)}
        for event, said in saying(events, Support):
            if not is_named(event, over):
                yield [
                    sentence_case(str(said.source)),
                    named(subject.facts),
                    said.provider,
                    said.aspect,
                    in_words(event.happened_on),
                    on_day(said.hand_back_on),
                ]
