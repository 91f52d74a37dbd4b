"""Calendar files that any calendar program reads, the same from the same days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar

from reportkit.publishing.calendar_file import Invitation, WholeDay, invitation_file, whole_days_file

AS_AT = date(2026, 11, 22)
PAPERS = WholeDay("hillingdon/papers/1", date(2026, 11, 26), "Papers to members (H84)")
BOARD = Invitation(
    "hillingdon/meeting/1",
    date(2026, 12, 3),
    time(16),
    time(17, 30),
    "Board",
    "Room 1",
    organiser="c@b.example",
)


def read(content: bytes) -> Calendar:
    found = Calendar.from_ical(content)
    assert not [error for part in found.walk() for error in part.errors]
    return found


def test_a_day_is_a_whole_day_that_warns_a_week_before() -> None:
    [event] = read(whole_days_file("Autumn", [PAPERS], AS_AT)).events
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 11, 26), date(2026, 11, 27))
    assert event["summary"] == "Papers to members (H84)"
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-7)


def test_what_has_nothing_left_to_do_does_not_warn() -> None:
    done = WholeDay("k", AS_AT, "Done", warns=False)
    [event] = read(whole_days_file("Autumn", [done], AS_AT)).events
    assert not event.walk("VALARM")


def test_an_invitation_has_its_time_in_london_with_london_s_clock() -> None:
    found = read(invitation_file(BOARD, AS_AT))
    [event], [zone] = found.events, found.timezones
    assert (found["method"], zone["tzid"]) == ("PUBLISH", "Europe/London")
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2026, 12, 3, 16, tzinfo=UTC)
    assert event.decoded("dtend").astimezone(UTC) == datetime(2026, 12, 3, 17, 30, tzinfo=UTC)
    assert (event["location"], event["organizer"], event["status"]) == (
        "Room 1",
        "mailto:c@b.example",
        "CONFIRMED",
    )


def test_in_summer_its_clock_is_an_hour_ahead() -> None:
    july = Invitation("k", date(2026, 7, 2), time(16), None, "Board")
    zone = read(invitation_file(july, AS_AT)).timezones[0].to_tz()
    assert datetime(2026, 7, 2, 16, tzinfo=zone).utcoffset() == timedelta(hours=1)
    assert datetime(2026, 12, 3, 16, tzinfo=zone).utcoffset() == timedelta()
    # the clock turns on the last Sunday of October
    assert datetime(2026, 10, 24, 16, tzinfo=zone).utcoffset() == timedelta(hours=1)
    assert datetime(2026, 10, 25, 16, tzinfo=zone).utcoffset() == timedelta()


def test_the_same_day_keeps_its_number_when_it_moves_and_the_stamp_is_the_day_it_is_known_on() -> None:
    moved = WholeDay(PAPERS.key, date(2026, 11, 27), "Papers")
    [first], [second] = (read(whole_days_file("Autumn", [day], AS_AT)).events for day in (PAPERS, moved))
    assert first["uid"] == second["uid"]
    assert first.decoded("dtstamp") == datetime(2026, 11, 22, tzinfo=UTC)
    [other] = read(whole_days_file("Autumn", [WholeDay("another", AS_AT, "Papers")], AS_AT)).events
    assert other["uid"] != first["uid"]


def test_the_same_days_give_the_same_bytes() -> None:
    assert whole_days_file("Autumn", [PAPERS], AS_AT) == whole_days_file("Autumn", [PAPERS], AS_AT)
    assert invitation_file(BOARD, AS_AT) == invitation_file(BOARD, AS_AT)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    long = WholeDay("k", AS_AT, "Minutes of the board of 3 December 2026 to Schools’ Forum; " * 3)
    lines = whole_days_file("Autumn", [long], AS_AT).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
