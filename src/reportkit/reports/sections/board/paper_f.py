"""Paper F, calendar, forward plan and compliance: the board's own record alone, and nothing of any school."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, BulletList, Heading, Paragraph
from reportkit.casework.board import OFFICE_GOES_ON, Role, find_composition_breaches
from reportkit.casework.schedule import Line, Span, State, board_years
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.profiles.board_borough import BoroughPaper
from reportkit.reports.sections.board import ahead, due, registers, standing
from reportkit.reports.sections.board.front import Cover, cover
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import sentence_case
from reportkit.vocabulary import in_words

TITLE = "Paper F: calendar, forward plan and compliance"
_COVER = Cover(
    letter="F",
    owner="Clerk",
    purpose="Note.",
    recommends="Note what is late or not on record, and agree the dates of next term.",
    finance="None.",
    equality="Whether every phase and setting has a seat on the board is shown.",
    data_protection="It names people only where the board’s own record of actions does.",
    information="The board’s own record and published dates. It holds nothing of any school.",
)
_ALL_IN_ORDER = "Nothing that the board must do is late or missing on record."
_PAPERS = "H84"
_SEVERAL = ("papers", "minutes", "approved minutes")
_CO_CHAIRS = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR)
_HEADINGS = (
    *("What to see to", "Deadlines of this term", "Who sits on the board", "Quorum of the last meeting"),
    *("Elections and review of membership", "Meetings this school year"),
    *("Recommendations to Schools’ Forum", "Actions still open", "Forward plan", "Data expected"),
)


def front(paper: BoroughPaper) -> list[Block]:
    """The cover sheet."""
    return cover(paper.board, TITLE, _COVER)


def to_see_to(paper: BoroughPaper) -> list[Block]:
    """What is late, missing or out of order, in short."""
    return see_to(paper.board)


def see_to(profile: BoardProfile) -> list[Block]:
    """The same from the record of the board alone."""
    points = tuple(words(point) for point in _points(profile))
    said = BulletList(points) if points else Paragraph(words(_ALL_IN_ORDER))
    return [Heading(1, "What to see to"), said]


def deadlines(paper: BoroughPaper) -> list[Block]:
    """The term's deadlines."""
    return due.deadlines(paper.board)


def board(paper: BoroughPaper) -> list[Block]:
    """Who sits on the board, its last quorum, elections, and the year's meetings."""
    profile = paper.board
    return [
        *standing.membership(profile),
        *standing.quorum(profile),
        *standing.elections(profile),
        *standing.meetings(profile),
    ]


def followed_up(paper: BoroughPaper) -> list[Block]:
    """Recommendations with their answers, and open actions."""
    return [*registers.recommendations(paper.board), *registers.actions(paper.board)]


def forward_plan(paper: BoroughPaper) -> list[Block]:
    """Next term's dates, and the data expected."""
    return [*ahead.next_term(paper.board), *ahead.releases(paper.borough, paper.board.pack)]


def expected_parts(profile: BoardProfile) -> Parts:
    """What the paper must hold: the cover, the deadlines and the year's meetings are always tables."""
    return Parts(_HEADINGS, int(due.has_chart(profile)), 3)


def _points(profile: BoardProfile) -> Iterator[str]:
    yield from (f"{one.missing} ({one.rule})" for one in profile.lacks if one.rule != _PAPERS)
    yield from _elected_before(profile)
    term, span = due.term_of(profile)
    schedule = due.schedule_of(profile, term)
    for line in (*schedule.open_before(span), *schedule.of(span)):
        if line.rule and line.done_on is None:
            yield from _asked_for(line)
    yield from _unexplained(profile, span)
    people = profile.book.people(profile.as_at)
    if any(person.is_member for person in people):
        yield from (f"{breach.words} ({breach.rule})" for breach in find_composition_breaches(people))
    yield from (f"{one.missing} ({one.rule})" for one in schedule.undated)


def _elected_before(profile: BoardProfile) -> Iterator[str]:
    """That a Co-Chair's year is over before the meeting (H75), whose quorum needs a current one (H78)."""
    ends = [line.day for line in _terms_of_office(profile) if profile.as_at <= line.day < profile.day]
    if ends:
        yield (
            f"The elections fall due on {in_words(min(ends))}, before the meeting. Hold them first: a quorum "
            f"needs a current Co-Chair (H78). {OFFICE_GOES_ON} (H75)"
        )


def _terms_of_office(profile: BoardProfile) -> Iterator[Line]:
    for line in board_years.renewals(profile.book, profile.pack, profile.terms):
        if line.done_on is None and any(f"/{role.name}/" in line.key for role in _CO_CHAIRS):
            yield line


def _asked_for(line: Line) -> Iterator[str]:
    if line.state in (State.LATE, State.NOT_ON_RECORD):
        yield _late(line)
    elif line.note:
        yield f"{line.note} ({line.rule})" if line.state else f"{sentence_case(line.what)}. {line.note}"


def _unexplained(profile: BoardProfile, span: Span) -> Iterator[str]:
    """Papers that went out late without a reason on record (H84)."""
    for sitting in profile.book.sittings:
        if sitting.papers_sent and sitting.day in span:
            found = profile.dates_of(sitting.held).breaches(profile.as_at)
            yield from (f"{one.words} ({one.rule})" for one in found if one.rule == _PAPERS)


def _late(line: Line) -> str:
    rule = f" ({line.rule})" if line.rule else ""
    note = f" {line.note}" if line.note else ""
    return f"{sentence_case(line.what)}: {line.state}; {_due(line)}{rule}.{note}"


def _due(line: Line) -> str:
    was = "they were" if line.what.startswith(_SEVERAL) else "it was"
    return f"{was} due {line.when or f'on {in_words(line.day)}'}"
