"""What every entry must have before it is recorded, whatever was recorded before."""

from __future__ import annotations

import re
from dataclasses import replace

from reportkit.casework.events.called import called
from reportkit.casework.events.event import Entry
from reportkit.casework.events.words import tidy
from reportkit.exceptions import CaseworkRefused
from reportkit.vocabulary import in_words

_AUTHORITY = re.compile(r"[a-z][a-z0-9_-]*")
INDICATORS = range(1, 12)


def check_entry(entry: Entry) -> Entry:
    """The entry with its words tidied. Raises CaseworkRefused for one that cannot be recorded (H97)."""
    tidied = _tidied(entry)
    _check_place(tidied)
    _check_words(tidied)
    _check_times(tidied)
    _check_indicators(tidied)
    return tidied


def _tidied(entry: Entry) -> Entry:
    try:
        who, why, by = tidy(entry.who), tidy(entry.why), tidy(entry.entered_by)
    except ValueError as error:
        raise _refused(entry, f"{error}") from error
    return replace(
        entry,
        who=who,
        why=why,
        entered_by=by or who,
        indicators=tuple(sorted(set(entry.indicators))),
        key=entry.key or None,
    )


def _check_place(entry: Entry) -> None:
    if not _AUTHORITY.fullmatch(entry.authority):
        raise _refused(entry, f"“{entry.authority}” is not an authority, such as hillingdon")
    if entry.payload.of_school and entry.urn is None:
        raise _refused(entry, "it is about one school; give its URN")
    if entry.payload.of_school is False and entry.urn is not None:
        raise _refused(entry, "it is about the borough; leave the URN out")


def _check_words(entry: Entry) -> None:
    if not entry.who:
        raise _refused(entry, "nobody is named who decided or did it; give who (H97)")
    if not entry.why:
        raise _refused(entry, "no reason is given; give why (H97)")


def _check_times(entry: Entry) -> None:
    if entry.recorded_at.tzinfo is None:
        raise ValueError("The time at which an event is recorded has no time zone: its caller is at fault.")
    if entry.happened_on > entry.recorded_at.date():
        raise _refused(
            entry,
            f"{in_words(entry.happened_on)} is still to come; record it on the day or after it",
        )


def _check_indicators(entry: Entry) -> None:
    strange = [number for number in entry.indicators if number not in INDICATORS]
    if strange:
        raise _refused(entry, f"there is no indicator {strange[0]}; they are numbered 1 to 11")
    if entry.payload.cites and not entry.indicators:
        raise _refused(entry, "no indicator is cited; cite at least one of the eleven (H97)")


def _refused(entry: Entry, problem: str) -> CaseworkRefused:
    school = f" for {entry.urn}" if entry.urn else ""
    return CaseworkRefused(f"The {called(entry.kind)}{school} was not recorded: {problem}.")
