"""Governing bodies and self-evaluation: links, the year's first meetings, two views (K17, K40, K41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block
from reportkit.casework.events.governing_kinds import Views
from reportkit.casework.requirements import (
    Subject,
    first_meeting,
    first_meeting_window,
    governor_link,
    views_held,
)
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.register.promised import by_phase
from reportkit.reports.sections.register.wording import named, on_day
from reportkit.reports.wording import counted, number_word, sentence_case
from reportkit.vocabulary import in_words

_VIEWS = (
    ("School", 2.4), ("Aspect", 1.4), ("Its own view", 2.4), ("The council’s view", 2.4), ("Recorded", 2.2),
)  # fmt: skip
_NONE_HELD = "No school’s own view is on record beside the council’s (2.4.1; K40)."
_MAY_DIFFER = "The council may differ from a school’s own view; a school may answer (2.3.2; K35)."


def governing_bodies(profile: RegisterProfile) -> list[Block]:
    """How many governing bodies have a link and an adviser at their first meeting, and views side by side.

    Nothing under a policy that does not ask for them.
    """
    if not profile.rules.has("K17"):
        return []
    maintained = [subject for subject in profile.subjects if subject.facts.maintained]
    return part(
        "Governing bodies and self-evaluation",
        paragraph(_linked(profile, maintained)),
        *_first_meetings(profile, maintained),
        listing(
            "A school’s own view and the council’s", _VIEWS, [*_views(profile)], _NONE_HELD, (_MAY_DIFFER,)
        ),
    )


def _linked(profile: RegisterProfile, maintained: Sequence[Subject]) -> str:
    linked = sum(governor_link(subject) is not None for subject in maintained)
    return (
        f"{_of(linked, maintained)} {_have(linked)} an officer named as the governing body’s link "
        f"({profile.rules.clause('K17')})."
    )


def _first_meetings(profile: RegisterProfile, maintained: Sequence[Subject]) -> Iterator[Block]:
    window = first_meeting_window(profile.record.as_at, profile.rules)
    if window is None:
        return
    missing = [subject for subject in maintained if first_meeting(subject, profile.rules) is None]
    met = len(maintained) - len(missing)
    yield paragraph(
        f"{_of(met, maintained)} {_have(met)} on record that the SIP or LaMA attended the governors’ first "
        f"meeting of the school year, due by {in_words(window[1])} ({profile.rules.clause('K41')}).",
        "Not on record:" if missing else "",
    )
    if missing:
        yield by_phase(missing)


def _of(number: int, maintained: Sequence[Subject]) -> str:
    of = counted(len(maintained), "maintained school", "maintained schools")
    return f"{sentence_case(number_word(number) if number else 'none')} of {of}"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _views(profile: RegisterProfile) -> Iterator[list[str]]:
    for subject in profile.subjects:
        for event in views_held(subject):
            said = event.payload
            if isinstance(said, Views):
                standing = "they differ" if said.differ else "they agree"
                recorded = f"{event.who}, {on_day(event.happened_on)}: {standing}"
                yield [named(subject.facts), said.aspect, said.school_says, said.council_says, recorded]
