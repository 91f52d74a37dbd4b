"""Who was at a meeting, by whom they represent, and the sums of its quorum and its vote (H78, H79)."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.blocks import Block, BulletList, Column, Heading, Inline, Paragraph, Table
from reportkit.casework.board import Attendance, Constituency, Person, count_vote
from reportkit.casework.minute_book import Sitting
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import missing
from reportkit.reports.sections.board.keys import key_of
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

WHO, QUORUM = "Who was there", "Quorum and voting"
_SEATS = (Column("Represents", width=1.3), Column("Present", width=1.6), Column("Not present", width=1.5))


def attendance_of(held: Sitting, pack: PolicyPack) -> list[Block]:
    """The table of members, and who was there besides."""
    came = held.attendance
    if came is None:
        return [Heading(1, WHO), missing("Not on record", f"Who came on {in_words(held.day)} is not known.")]
    rows = tuple(_seat(seat, held, came) for seat in Constituency if _of(held.people, seat))
    alt = "Members by whom they represent: who was present and who was not."
    table = Table("", _SEATS, rows, alt, key_of(rows, pack))
    return [Heading(1, WHO), table, Paragraph(words(_besides(came)))]


def quorum_of(held: Sitting, profile: BoardProfile) -> list[Block]:
    """The sums as lines."""
    came, quorum = held.attendance, profile.quorum_of(held)
    if came is None or quorum is None:
        said = "It cannot be worked out, because it is not on record who came."
        return [Heading(1, QUORUM), Paragraph(words(said))]
    lines = (*quorum.lines, *count_vote(came, profile.quorum).lines)
    points = tuple(words(f"{line.rstrip('.')}.") for line in lines)
    lead = "The quorum and the vote count members alone:"
    return [Heading(1, QUORUM), Paragraph(words(lead)), BulletList(points)]


def _seat(seat: Constituency, held: Sitting, came: Attendance) -> tuple[Inline, ...]:
    present = came.by_constituency[seat]
    sent = _of(held.apologies, seat)
    rest = [one for one in _of(held.people, seat) if one not in (*present, *sent)]
    away = [*(f"{_named(one)} (apologies)" for one in sent), *map(_named, rest)]
    cells = (f"{seat[0].upper()}{seat[1:]}", _listed(map(_named, present)), _listed(away))
    return tuple(words(cell) for cell in cells)


def _of(people: Iterable[Person], seat: Constituency) -> tuple[Person, ...]:
    return tuple(person for person in people if person.constituency is seat)


def _named(person: Person) -> str:
    return f"{person.name} (Co-Chair)" if person.is_co_chair else person.name


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _besides(came: Attendance) -> str:
    others = [f"{person.name} ({person.role})" for person in came.present if not person.is_member]
    if not others:
        return "No clerk and nobody invited is on record as present."
    return f"Also present, outside the quorum and without a vote: {_listed(others)}."
