"""The days of the board: its meetings, what is due around each, the Forum's days, and actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportkit.casework.calendar import (
    Deadline,
    Forum,
    MeetingDates,
    Periods,
    Status,
    forums_near,
    meeting_dates,
    meeting_of_term,
)
from reportkit.casework.calendar import Meeting as Held
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.casework.schedule.board_years import known_of, never_done, renewals
from reportkit.casework.schedule.line import Known, Line, Schedule, State, Undated, line_of
from reportkit.settings import Terms
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import Term, in_words

_EARLIEST, _TO_FORUM, _EXTRAORDINARY, _EVERY_TERM = "H83", "H88", "H82", "H81"


@dataclass(frozen=True, slots=True)
class BoardRules:
    """The policy, the dates of terms, the periods around a meeting, and the Forum's days as published."""

    pack: PolicyPack
    terms: Terms
    periods: Periods
    forum_on: tuple[date, ...] = ()

    def forums(self, book: MinuteBook) -> tuple[date, ...]:
        """The Forum's days: those published, and those on which minutes are said to have gone to it."""
        return book.forums(self.forum_on)

    def dates(self, sitting: Sitting, book: MinuteBook) -> MeetingDates:
        """What is due for a meeting, and by when."""
        return self.dates_of(sitting.held, book)

    def dates_of(self, held: Held, book: MinuteBook) -> MeetingDates:
        """The same of a meeting that need not be on record."""
        return meeting_dates(held, self.periods, forums_near(held.day, self.forums(book), self.terms))


def board_schedule(book: MinuteBook, rules: BoardRules, term: Term) -> Schedule:
    """Everything of the board that has a day, the meeting of `term` among it, and what has none."""
    lines = (
        *_of_term(book, rules, term),
        *(line for sitting in book.sittings for line in lines_of_meeting(sitting, book, rules)),
        *_forum_days(book, rules),
        *renewals(book, rules.pack, rules.terms),
        *_actions(book),
    )
    return Schedule(tuple(lines), (*never_done(book), *_no_forum(book, rules)))


def _of_term(book: MinuteBook, rules: BoardRules, term: Term) -> Iterator[Line]:
    """The term's own meeting where none is arranged; one that is has a line of its own."""
    found = meeting_of_term(rules.terms, term, [sitting.held for sitting in book.sittings])
    if found.done_on is None:
        what = f"{found.what}: none is on record"
        told = replace(found, what=what)
        since = min((sitting.day for sitting in book.sittings), default=None)
        known = Known(book.as_at, since)
        line = line_of(told, f"{_EVERY_TERM}/{term.slug}", known, short="meeting of the board")
        yield replace(line, when=f"in the {term.label}")


def lines_of_meeting(sitting: Sitting, book: MinuteBook, rules: BoardRules) -> Iterator[Line]:
    """The meeting itself and all that is due around it."""
    dates, board = rules.dates(sitting, book), f"the board of {in_words(sitting.day)}"
    first, known = book.history.first(sitting.event.id), known_of(book)
    day = f"{sitting.day.day} {sitting.day:%B}"
    papers = replace(dates.papers, what=f"papers to members for {board}")
    target = replace(dates.minutes_target, what=f"minutes of {board} approved (the team’s working target)")
    minutes = replace(dates.minutes, what=f"approved minutes of {board} to members")
    yield _meets(sitting, first, book.as_at)
    told = line_of(papers, f"papers/{first}", known, _papers(dates), f"papers for {day}")
    yield _of_the_past(told) if sitting.day < book.as_at and told.done_on is None else told
    yield line_of(target, f"target/{first}", known, _changed(sitting), f"minutes of {day}: our target")
    yield line_of(minutes, f"minutes/{first}", known, _minutes(dates, book.as_at), f"minutes of {day}")
    yield _first_forum(dates, first)
    if dates.forum_papers:
        due = _forum_papers(sitting, dates.forum_papers)
        yield line_of(due, f"forum-papers/{first}", known, short="papers for Forum")
    if dates.forum:
        yield line_of(
            _to_forum(sitting, dates.forum), f"forum/{first}", known, short=f"minutes of {day} to Forum"
        )


def _of_the_past(papers: Line) -> Line:
    """Papers of a meeting that is over: they can no longer be late, only not on record."""
    return replace(papers, state=State.NOT_ON_RECORD, note="No record tells when they went out.")


def _first_forum(dates: MeetingDates, first: str) -> Line:
    what = f"first day on which Schools’ Forum may meet after the board of {in_words(dates.meeting.day)}"
    return Line(f"earliest/{first}", dates.earliest_forum, what, _EARLIEST)


def _meets(sitting: Sitting, first: str, as_at: date) -> Line:
    """The meeting itself: met once it is past and somebody recorded who came."""
    is_past, told = sitting.day <= as_at, sitting.attendance is not None
    state = State.MET if is_past and told else State.DUE if sitting.day >= as_at else State.NOT_ON_RECORD
    extra = sitting.meeting.extraordinary
    return Line(
        f"meeting/{first}",
        sitting.day,
        "extraordinary meeting of the board" if extra else "meeting of the board",
        _EXTRAORDINARY if extra else _EVERY_TERM,
        state,
        "Who came is not on record (H86)." if state is State.NOT_ON_RECORD else "",
        sitting.day if state is State.MET else None,
        short="extraordinary meeting" if extra else "meeting of the board",
    )


def _papers(dates: MeetingDates) -> str:
    """Why papers are late, which “wherever possible” allows with a reason (H84)."""
    sent = dates.meeting.papers_sent_on
    if sent is None or sent <= dates.papers.due:
        return ""
    reason = dates.meeting.late_papers_reason.strip().rstrip(".")
    on = f"They went out on {in_words(sent)}"
    return f"{on}. The reason: {reason}." if reason else f"{on}, and no reason is on record."


def _minutes(dates: MeetingDates, as_at: date) -> str:
    notes = [one for one in dates.warnings if dates.forum] if _is_open(dates.minutes, as_at) else []
    return " ".join([*notes, *dates.notes(as_at)])


def _changed(sitting: Sitting) -> str:
    """That an approval is of minutes that have changed since."""
    if sitting.approval is None or sitting.is_approved:
        return ""
    return f"They have changed since they were approved on {in_words(sitting.approval[0].happened_on)}."


def _is_open(deadline: Deadline, as_at: date) -> bool:
    return deadline.status(as_at) is Status.DUE


def _to_forum(sitting: Sitting, forum: date) -> Deadline:
    sent = sitting.to_forum[0].happened_on if sitting.to_forum else None
    what = f"minutes of the board of {in_words(sitting.day)} to Schools’ Forum"
    return Deadline(_TO_FORUM, what, forum, sent)


def _forum_papers(sitting: Sitting, due: date) -> Deadline:
    """By when the Forum wants its papers, which no policy sets."""
    sent = sitting.to_forum[0].happened_on if sitting.to_forum else None
    minutes = f"with the minutes of the board of {in_words(sitting.day)}"
    return Deadline("", f"papers for Schools’ Forum, {minutes} (the Forum’s own deadline)", due, sent)


def _forum_days(book: MinuteBook, rules: BoardRules) -> Iterator[Line]:
    """The Forum's days, each with the meeting that it follows too soon (H83)."""
    too_soon = {
        dates.forum: dates
        for sitting in book.sittings
        if (dates := rules.dates(sitting, book)).forum_order is Forum.TOO_SOON
    }
    for day in rules.forums(book):
        found = too_soon.get(day)
        note = _too_soon(found) if found else ""
        what = "Schools’ Forum meets"
        yield Line(f"schools-forum/{day}", day, what, _EARLIEST, None, note, short=what)


def _too_soon(dates: MeetingDates) -> str:
    return (
        f"Too soon after the board of {in_words(dates.meeting.day)}: the first day allowed is "
        f"{in_words(dates.earliest_forum)}."
    )


def _actions(book: MinuteBook) -> Iterator[Line]:
    for event, action, done in book.actions:
        if action.due:
            deadline = Deadline("", f"action of the board: {action.what} ({action.owner})", action.due, done)
            line = line_of(deadline, f"action/{book.history.first(event.id)}", known_of(book))
            yield replace(line, is_private=True)


def _no_forum(book: MinuteBook, rules: BoardRules) -> Iterator[Undated]:
    if not any(forum >= book.as_at for forum in rules.forums(book)):
        yield Undated(
            "H83",
            "The next day of Schools’ Forum is not known.",
            "Give its days under  board: forum_on  in the authority’s settings.",
        )
