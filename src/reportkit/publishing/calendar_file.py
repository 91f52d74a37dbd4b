"""Calendar files (RFC 5545): days that something is due, and the invitation to a meeting.

The same days give the same bytes: the stamp is the day as of which all is known, and never this moment's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

_PRODUCT = "-//reportkit//calendar//EN"
# Made once for this project, so that an event keeps its number from build to build.
_SPACE = UUID("3b9f4f0e-6f0a-5a53-9d6a-2f0f5a1c7d11")
_LONDON = "Europe/London"
_NIGHT = time(1)
_A_DAY, _A_WEEK, _HOUR = timedelta(days=1), timedelta(weeks=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class WholeDay:
    """Something of one day; `key` is its own and stays when the day moves. `warns` a week before."""

    key: str
    day: date
    title: str
    text: str = ""
    warns: bool = True


@dataclass(frozen=True, slots=True)
class Invitation:
    """A meeting with its time in London; `ends` None where that is not known.

    It is `sure` once all is settled. `organiser` is an email address, "" where none is known.
    """

    key: str
    day: date
    begins: time
    ends: time | None
    title: str
    where: str = ""
    text: str = ""
    sure: bool = True
    organiser: str = ""


def whole_days_file(name: str, days: Sequence[WholeDay], as_at: date) -> bytes:
    """A calendar of that name, its days in the order given."""
    calendar = _calendar(name)
    for day in days:
        calendar.add_component(_whole_day(day, as_at))
    return bytes(calendar.to_ical(sorted=False))


def invitation_file(meeting: Invitation, as_at: date) -> bytes:
    """The invitation to one meeting, to be taken into anybody's calendar; it asks for no answer."""
    calendar = _calendar(meeting.title)
    calendar.add_component(_london())
    calendar.add_component(_invitation(meeting, as_at))
    return bytes(calendar.to_ical(sorted=False))


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    return calendar


def _event(key: str, as_at: date, title: str, text: str) -> Event:
    event = Event()
    event.add("uid", str(uuid5(_SPACE, key)))
    event.add("dtstamp", datetime.combine(as_at, time(), UTC))
    event.add("summary", title)
    if text:
        event.add("description", text)
    return event


def _whole_day(day: WholeDay, as_at: date) -> Event:
    event = _event(day.key, as_at, day.title, day.text)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + _A_DAY)
    event.add("transp", "TRANSPARENT")
    if day.warns:
        event.add_component(_alarm(day.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -_A_WEEK)
    return alarm


def _invitation(meeting: Invitation, as_at: date) -> Event:
    event = _event(meeting.key, as_at, meeting.title, meeting.text)
    event.add("dtstart", datetime.combine(meeting.day, meeting.begins), {"TZID": _LONDON})
    if meeting.ends:
        event.add("dtend", datetime.combine(meeting.day, meeting.ends), {"TZID": _LONDON})
    if meeting.where:
        event.add("location", meeting.where)
    if meeting.organiser:
        event.add("organizer", f"mailto:{meeting.organiser}")
    event.add("status", "CONFIRMED" if meeting.sure else "TENTATIVE")
    event.add_component(_alarm(meeting.title))
    return event


def _london() -> Timezone:
    """London's clock by the rule in force since 1996, so that no machine's own tables decide the bytes."""
    zone = Timezone()
    zone.add("tzid", _LONDON)
    zone.add_component(_turn(TimezoneDaylight(), "BST", (timedelta(), _HOUR), date(1996, 3, 31)))
    zone.add_component(_turn(TimezoneStandard(), "GMT", (_HOUR, timedelta()), date(1996, 10, 27)))
    return zone


def _turn(
    part: TimezoneDaylight | TimezoneStandard, name: str, offsets: tuple[timedelta, timedelta], since: date
) -> TimezoneDaylight | TimezoneStandard:
    """The turn of the clock on the month's last Sunday, at 1:00 of Greenwich."""
    before, after = offsets
    part.add("dtstart", datetime.combine(since, _NIGHT) + before)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", name)
    part.add("rrule", {"freq": "yearly", "bymonth": since.month, "byday": "-1su"})
    return part
