"""Hackney's rules on governors and self-evaluation (K17, K40, K41)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.governing_kinds import GovernorLink, GovernorsMeeting, Views
from reportkit.casework.events.support_kinds import LinkRole
from reportkit.casework.requirements.lacks import Invariant, Lack, status_unknown
from reportkit.casework.requirements.requirement import Requirement
from reportkit.casework.requirements.subjects import Rules, Subject
from reportkit.settings.policies import RecurringDate
from reportkit.vocabulary import in_words

_ADVISERS = (LinkRole.SIP, LinkRole.LAMA)


def governor_link(subject: Subject) -> GovernorLink | None:
    """The governing body's link by what is recorded last, None if nobody was ever named."""
    links = [event.payload for event in subject.happened(GovernorLink)]
    return next((link for link in reversed(links) if isinstance(link, GovernorLink)), None)


def first_meeting_window(day: date, rules: Rules) -> tuple[date, date] | None:
    """The days in which an adviser attends the first meeting of the school year of a day (K41).

    None under a policy that does not ask for it.
    """
    rule = rules.pack.deadline("first_governors_meeting")
    return rule.stretch(day, rules.terms) if isinstance(rule, RecurringDate) else None


def first_meeting(subject: Subject, rules: Rules) -> Event | None:
    """The year's first governors' meeting that the SIP or LaMA attended, None if none is on record."""
    window = first_meeting_window(subject.as_at, rules)
    found = subject.happened(GovernorsMeeting, since=window[0]) if window else ()
    return next(filter(_is_attended, found), None)


def first_meeting_due(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    """What is still to be done of K41 while its day is ahead."""
    window = first_meeting_window(subject.as_at, rules)
    if (
        window
        and subject.facts.maintained
        and subject.as_at <= window[1]
        and not first_meeting(subject, rules)
    ):
        what = "The SIP or LaMA attends the governors’ first meeting of the school year; record the meeting"
        yield Requirement(what, rules.clause("K41"), window[1])


def views_held(subject: Subject) -> tuple[Event, ...]:
    """The newest pair of views of each aspect, in the order of the aspects (K40)."""
    newest = {
        event.payload.aspect.casefold(): event
        for event in subject.happened(Views)
        if isinstance(event.payload, Views)
    }
    return tuple(newest[aspect] for aspect in sorted(newest))


def _governors_linked(subject: Subject, _: Rules) -> Iterator[Lack]:
    """K17."""
    if subject.facts.maintained is False or governor_link(subject) is not None:
        return
    if subject.facts.maintained is None:
        yield status_unknown("a link for its governing body")
    else:
        yield Lack(
            "No officer is named as the governing body’s link.",
            "Name the officer, and record the governing body’s link.",
        )


def _first_meeting_attended(subject: Subject, rules: Rules) -> Iterator[Lack]:
    """K41, once its day is past; nothing is asked of a year in which the team kept no record yet."""
    window = first_meeting_window(subject.as_at, rules)
    if window is None or not subject.facts.maintained or subject.as_at <= window[1]:
        return
    if subject.kept_since is None or subject.kept_since > window[0]:
        return
    if first_meeting(subject, rules) is None:
        yield Lack(
            "Nothing on record shows that the SIP or LaMA attended the governors’ first meeting of the "
            f"school year, by {in_words(window[1])}.",
            "If the meeting was attended, record it with its own day. If it was not, attend the next and "
            "tell governors the outcomes of the SIP programme there.",
        )


def _is_attended(event: Event) -> bool:
    said = event.payload
    return isinstance(said, GovernorsMeeting) and said.first_of_year and said.role in _ADVISERS


GOVERNING: Mapping[str, Invariant] = {"K17": _governors_linked, "K41": _first_meeting_attended}
