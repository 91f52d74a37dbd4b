"""Why a meeting cannot be held as its agenda stands: no quorum, elections due, or too little time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.blocks import Block, Callout
from reportkit.casework.board import OFFICE_GOES_ON, Role
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.wording import number_word, sentence_case
from reportkit.vocabulary import in_words

_TO_MEET = ("H76", "H78")
_CHAIRS = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR)


def elections_due(profile: BoardProfile) -> Iterator[Block]:
    """A warning where a Co-Chair's year ends before the meeting (H75, H78)."""
    due = [day for role, day in profile.elections_due.items() if role in _CHAIRS]
    if due and min(due) < profile.day:
        said = (
            f"The elections fall due on {in_words(min(due))}, before the meeting. Hold them first: a "
            f"quorum needs a current Co-Chair. {OFFICE_GOES_ON}"
        )
        yield Callout("Elections come first", words(said))


def no_quorum(profile: BoardProfile) -> Iterator[Block]:
    """A warning where no quorum is possible though everybody comes, or a chair is not held (H76, H78)."""
    lacks = [one.missing for one in profile.lacks if one.rule in _TO_MEET]
    if lacks:
        yield Callout("The membership comes first", words(" ".join(lacks)))


def too_long(profile: BoardProfile, minutes: Sequence[int | None]) -> Iterator[Block]:
    """A warning where items of so many minutes, None for one without a time, do not fit the meeting."""
    there, asked, unset = _length(profile), sum(filter(None, minutes)), minutes.count(None)
    if there is None or asked + unset <= there:
        return
    without = f" {sentence_case(number_word(unset))} {'has' if unset == 1 else 'have'} no time yet."
    said = f"The meeting is set for {there} minutes, and its items take {asked}.{without if unset else ''}"
    if asked <= there:
        yield Callout("Not every item has a time", words(said))
    else:
        yield Callout("The items do not fit", words(f"{said} Shorten or move some of them."))


def _length(profile: BoardProfile) -> int | None:
    """The meeting's minutes, None where it is not on record when it begins and ends."""
    meeting = profile.sitting.meeting if profile.sitting else None
    if meeting is None or not (meeting.begins and meeting.ends):
        return None
    return _minute_of_day(meeting.ends) - _minute_of_day(meeting.begins)


def _minute_of_day(time: str) -> int:
    hours, minutes = map(int, time.split(":"))
    return 60 * hours + minutes
