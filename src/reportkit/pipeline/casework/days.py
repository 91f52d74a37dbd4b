"""Days that an act may not have: out of all reason, or in the wrong order within what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.casework.events import Payload
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.asking import Asked
from reportkit.vocabulary import in_words

# The school year of the older of the two policies, Hillingdon's of February 2016.
EARLIEST = date(2015, 9, 1)
_AHEAD = {
    "reply_by": "the day to reply by",
    "next_on": "the next day",
    "comply_by": "the day to comply by",
    "due": "the day it is due",
    "report_on": "the day of the report",
    "hand_back_on": "the day of the hand-back",
    "until": "the last day",
    "ends_on": "the last day",
}
_WITHIN = {
    "steps": ("on", "the day of a step"),
    "actions": ("due", "the day an action is due"),
    "agreed": ("due", "the day an action is due"),
}
_BEHIND = {
    "data_reviewed_on": "the day on which the data were reviewed",
    "governors_agreed_on": "the day on which governors agreed",
    "validated_on": "the day of the validation",
}


def check_days(asked: Asked, said: Payload, opened_on: date | None = None) -> None:
    """Raises CaseworkRefused for days that cannot be: before the act, still to come, or out of all reason.

    `opened_on` is the school's first day where that is known.
    """
    _check_on(asked.on, opened_on)
    for what, day in _days_ahead(said):
        if day < asked.on:
            raise _before(what, day, asked.on)
    comply_by = getattr(said, "comply_by", None)
    if comply_by == asked.on:
        raise CaseworkRefused(
            f"Nothing was recorded: the day to comply by, {in_words(asked.on)}, is the notice's own day. "
            "Give a later one."
        )
    for name, what in _BEHIND.items():
        done = getattr(said, name, None)
        if isinstance(done, date) and done > asked.today:
            raise CaseworkRefused(
                f"Nothing was recorded: {what}, {in_words(done)}, is still to come. Record it when "
                "it is past."
            )
    _check_data_came_first(asked.on, getattr(said, "data_reviewed_on", None))


def _check_on(on: date, opened_on: date | None) -> None:
    if on < EARLIEST:
        raise CaseworkRefused(
            f"Nothing was recorded: {in_words(on)} is before {in_words(EARLIEST)}, older than both policies. "
            "Correct the day."
        )
    if opened_on is not None and on < opened_on:
        raise CaseworkRefused(
            f"Nothing was recorded: {in_words(on)} is before the school opened, on {in_words(opened_on)}. "
            "Correct the day."
        )


def _check_data_came_first(on: date, reviewed_on: date | None) -> None:
    if reviewed_on is not None and reviewed_on > on:
        raise CaseworkRefused(
            f"Nothing was recorded: {_BEHIND['data_reviewed_on']}, {in_words(reviewed_on)}, is after the "
            f"visit on {in_words(on)}. Correct one of the two, or leave it out "
            "if they were not reviewed before."
        )


def _days_ahead(said: Payload) -> Iterator[tuple[str, date]]:
    named = [(what, getattr(said, name, None)) for name, what in _AHEAD.items()]
    for name, (day, what) in _WITHIN.items():
        named += [(what, getattr(part, day, None)) for part in getattr(said, name, ())]
    yield from ((what, day) for what, day in named if isinstance(day, date))


def _before(what: str, day: date, on: date) -> CaseworkRefused:
    return CaseworkRefused(
        f"Nothing was recorded: {what}, {in_words(day)}, is before {in_words(on)}, the day of what is "
        "recorded. Correct one of the two."
    )
