"""What is on record of how the school and the council work together: officers, days agreed, support."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.blocks import Block, BulletList, Paragraph
from reportkit.reports.citing import words
from reportkit.reports.profiles.casework import Officer, OwnCasework, SelfEvaluation, Support
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.reports.wording import counted, listed
from reportkit.settings.policies import Per
from reportkit.vocabulary import in_words

_LEAD = "On our record of work with you:"
_ADVISER = "LaMA"


def together(profile: SchoolProfile) -> list[Block]:
    """A point for each; nothing where nothing is on record."""
    said = points(profile)
    return [Paragraph(words(_LEAD)), BulletList(tuple(map(words, said)))] if said else []


def in_one_line(profile: SchoolProfile) -> list[str]:
    """The same as one point of a list, as short as can be, for the short profile."""
    said = [*_in_short(profile, profile.casework)] if profile.casework else []
    return [f"On record: {'; '.join(said)}."] if said else []


def _in_short(profile: SchoolProfile, own: OwnCasework) -> Iterator[str]:
    yield from (f"{_role(profile, officer)} {officer.name}" for officer in own.officers)
    yield from (f"{one.what} on {in_words(one.on)}" for one in own.ahead)
    yield from (f"support for {one.aspect} from {one.provider}" for one in own.support)
    if own.reviewed_on and not _is_promised(profile):
        yield f"School Review of {in_words(own.reviewed_on)}"
    if held := own.self_evaluation:
        since = held.dated or held.received_on
        yield f"self-evaluation of {in_words(since)}, {_age(since, profile.header.as_at)}"
    if own.networks:
        yield f"in the network {listed([one.theme for one in own.networks])}"


def points(profile: SchoolProfile) -> list[str]:
    """What is on record, a sentence each."""
    return [*_points(profile, profile.casework)] if profile.casework else []


def _points(profile: SchoolProfile, own: OwnCasework) -> Iterator[str]:
    yield from (_officer(profile, officer) for officer in own.officers)
    yield from (f"{in_words(one.on)}: {one.what}." for one in own.ahead)
    yield from (_support(one) for one in own.support)
    if own.reviewed_on and not _is_promised(profile):
        yield f"Last School Review: {in_words(own.reviewed_on)}."
    if own.self_evaluation:
        yield _evaluation(own.self_evaluation, profile.header.as_at)
    if own.networks:
        named = listed([f"{one.theme} (since {in_words(one.joined_on)})" for one in own.networks])
        yield f"{profile.pack.labels.get('networks', 'Networks')}: {named}."


def _officer(profile: SchoolProfile, officer: Officer) -> str:
    return f"{_role(profile, officer)}: {officer.name}, since {in_words(officer.since)}."


def _role(profile: SchoolProfile, officer: Officer) -> str:
    return profile.pack.labels.get("adviser", officer.role) if officer.role == _ADVISER else officer.role


def _support(support: Support) -> str:
    until = f", planned until {in_words(support.hand_back_on)}" if support.hand_back_on else ""
    return f"Support for {support.aspect} from {support.provider}, since {in_words(support.since)}{until}."


def _is_promised(profile: SchoolProfile) -> bool:
    """Whether a line of the policy tells of the School Review already."""
    return any(offered.offer.per is Per.THREE_YEARS for offered in profile.entitlements.offers)


def _evaluation(held: SelfEvaluation, day: date) -> str:
    """The day it came in, the date that it bears, and how old it is by that (K34)."""
    since = held.dated or held.received_on
    dated = f", dated {in_words(held.dated)}" if held.dated else ""
    return f"Self-evaluation received on {in_words(held.received_on)}{dated}: {_age(since, day)}."


def _age(since: date, day: date) -> str:
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return f"{counted(months, 'month', 'months')} old" if months else "less than a month old"
