"""Paper F on the board itself: who sits on it, its last quorum, elections, and this year's meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reportkit.blocks import Align, Block, BulletList, Column, Heading, Inline, Paragraph, Table
from reportkit.casework.board import Constituency, count_vote, find_composition_breaches
from reportkit.casework.calendar import Forum, meeting_of_term
from reportkit.casework.calendar.stretches import stretch
from reportkit.casework.minute_book import Sitting
from reportkit.casework.schedule import board_years
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import missing
from reportkit.reports.sections.board.keys import key_of
from reportkit.reports.wording import listed, sentence_case
from reportkit.settings.policies import Per
from reportkit.vocabulary import Term, in_words

_A_DAY = timedelta(days=1)
_NO_MEMBERS = (
    "We cannot say, because nobody is on record as a member of the board. The clerk can record each."
)
_NO_MEETING = "We cannot say, because nobody recorded who came to an earlier meeting."


def membership(profile: BoardProfile) -> list[Block]:
    """How many members each setting has, and what the membership lacks (H70 to H73, H76)."""
    heading = Heading(1, "Who sits on the board")
    people = profile.book.people(profile.as_at)
    members = [person for person in people if person.is_member]
    if not members:
        return [heading, missing("Membership", _NO_MEMBERS)]
    seats = [person.constituency for person in members]
    rows = tuple(_seat(seat, seats.count(seat)) for seat in Constituency)
    columns = (
        Column("Setting", width=2.4),
        Column("Members", Align.RIGHT, 0.8),
        Column("Represented", width=1.0),
    )
    notes = key_of(rows, profile.pack)
    table = Table(
        "Members by setting", columns, rows, "How many members each setting has.", notes, small=True
    )
    found = find_composition_breaches(people)
    points = [f"{breach.words} ({breach.rule})" for breach in found]
    said = "Every setting is represented, and both Co-Chairs are there (H70 to H73, H76)."
    return [heading, table, *(_points(points) if points else [Paragraph(words(said))])]


def quorum(profile: BoardProfile) -> list[Block]:
    """The sum of the last meeting's quorum, and whether it could vote (H78, H79)."""
    heading = Heading(1, "Quorum of the last meeting")
    held = [one for one in profile.book.sittings if one.day <= profile.as_at and one.day < profile.day]
    last = next((one for one in reversed(held) if one.attendance), None)
    summed = profile.quorum_of(last) if last else None
    if last is None or last.attendance is None or summed is None:
        return [heading, missing("Quorum", _NO_MEETING)]
    lines = (
        *summed.lines,
        *count_vote(last.attendance, profile.quorum).lines,
    )
    return [heading, Paragraph(words(f"The board met on {in_words(last.day)}.")), *_points(list(lines))]


def elections(profile: BoardProfile) -> list[Block]:
    """When Co-Chairs, clerk and membership were last looked at, and when that is due again (H75, H77)."""
    found = board_years.renewals(profile.book, profile.pack, profile.terms)
    newest = {line.key.rsplit("/", 1)[0]: line for line in found}
    rows = tuple(
        (
            words(sentence_case(line.what)),
            words(in_words(line.day)),
            words(line.rule),
            words(sentence_case(line.state or "")),
        )
        for line in newest.values()
    )
    never = tuple(board_years.never_done(profile.book))
    columns = (
        *(Column("What", width=2.4), Column("Next due", width=1.2)),
        *(Column("Rule", width=0.6), Column("Status", width=1.0)),
    )
    alt_text = "Each election and review of membership: when the next is due and its status."
    table = [Table("", columns, rows, alt_text, small=True)] if rows else []
    return [Heading(1, "Elections and review of membership"), *table, *_not_recorded(bool(rows), len(never))]


def _not_recorded(has_some: bool, never: int) -> list[Block]:
    """Where it is said which are not on record, if any is not."""
    if not never:
        return []
    what = "What is not on record" if has_some else "None is on record. What that means"
    return [Paragraph(words(f"{what} stands under “What to see to”."))]


def meetings(profile: BoardProfile) -> list[Block]:
    """The school year's meetings by term, and the order of board and Forum (H81 to H83)."""
    columns = (
        *(Column("Term", width=1.3), Column("Meetings", width=1.3)),
        *(Column("One each term (H81)", width=1.5), Column("Schools’ Forum after it (H83)", width=3.1)),
    )
    rows = tuple(_term_row(profile, term) for term in _terms(profile))
    alt_text = "Each term of the school year: the board’s meetings, and the Forum after them."
    return [Heading(1, "Meetings this school year"), Table("", columns, rows, alt_text, small=True)]


def _seat(seat: Constituency, number: int) -> tuple[Inline, ...]:
    return words(sentence_case(seat)), words(str(number)), words("Yes" if number else "No")


def _points(points: Sequence[str]) -> list[Block]:
    return [BulletList(tuple(words(point) for point in points))] if points else []


def _terms(profile: BoardProfile) -> tuple[Term, ...]:
    """The terms of the meeting's school year, as far as their ends are given."""
    found = stretch(Per.YEAR, profile.day, profile.terms)
    known = profile.terms.in_order[:-1]
    return tuple(term for term in known if found and found[0] <= term.starts <= found[1])


def _term_row(profile: BoardProfile, term: Term) -> tuple[Inline, ...]:
    last = profile.terms.after(term).starts - _A_DAY
    mine = [one for one in profile.book.sittings if term.starts <= one.day <= last]
    due = meeting_of_term(profile.terms, term, [one.held for one in mine])
    proposed = profile.sitting is None and term.starts <= profile.day <= last
    named = [_meeting(one) for one in mine]
    named += [f"{profile.when} (proposed: not on record)"] if proposed else []
    told = listed(named) if named else "none on record"
    kept = due.status(profile.as_at).value if mine or profile.as_at <= last else "not on record"
    return (
        words(sentence_case(term.label)),
        words(sentence_case(told)),
        words(sentence_case(kept)),
        words(" ".join(_forum(profile, one) for one in mine) or "Not known"),
    )


def _meeting(sitting: Sitting) -> str:
    return f"{in_words(sitting.day)}{' (extraordinary)' if sitting.meeting.extraordinary else ''}"


def _forum(profile: BoardProfile, sitting: Sitting) -> str:
    dates = profile.dates_of(sitting.held)
    if dates.forum is None:
        return f"Not known for {in_words(sitting.day)}."
    order = "far enough after" if dates.forum_order is Forum.IN_ORDER else "too soon after"
    return f"{in_words(dates.forum)}, {order} {in_words(sitting.day)}."
