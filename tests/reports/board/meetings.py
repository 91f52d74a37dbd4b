"""A board that met on 2 July 2026, as the papers of 3 December 2026 read of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from reportkit.blocks import Block, BulletList, Callout, Heading, Paragraph, Table, text_of
from reportkit.casework.board import Constituency, Role
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.minute_book import open_minute_book
from reportkit.reports.profiles.board import BoardProfile
from tests.casework.test_minute_book import Clerk, meeting, member
from tests.reports.board.borough_papers import AS_AT, MEETING, board

JULY, JOINED, ARRANGED = date(2026, 7, 2), date(2025, 12, 1), date(2026, 10, 1)
SEATS = [seat for seat in Constituency if seat is not Constituency.OFFICERS]
ALL = ("p0", *(f"p{number}" for number in range(1, 8)), "c1", "g1")
IMPLICATIONS = kinds.Implications(finance="None.", equality="None.", data_protection="None.")


def seated() -> Clerk:
    """Eight members, Ann and Ben in the chairs, seven of them heads; a clerk and a guest."""
    clerk = Clerk()
    officers = Constituency.OFFICERS
    clerk.write(member("p0", "Ann Chair", Role.AUTHORITY_CO_CHAIR, seat=officers), JOINED)
    for number, seat in enumerate(SEATS, start=1):
        role, name = (Role.SCHOOLS_CO_CHAIR, "Ben Chair") if number == 1 else (Role.MEMBER, f"Head {number}")
        clerk.write(member(f"p{number}", name, role, seat=seat, leads=(f"10236{number}",)), JOINED)
    clerk.write(member("c1", "Cy Clerk", Role.CLERK), JOINED)
    clerk.write(member("g1", "Gia Guest", Role.INVITEE), JOINED)
    return clerk


def met(clerk: Clerk, present: tuple[str, ...] = ALL, apologies: tuple[str, ...] = ()) -> str:
    """The id of the meeting of 2 July, to which those came."""
    said = {"begins": "16:00", "ends": "18:00", "venue": "Room 4"}
    first = clerk.write(meeting(JULY, **said), date(2026, 6, 1))
    clerk.write(kinds.Attended(meeting=first, present=present, apologies=apologies), JULY)
    return first


def minuted(clerk: Clerk, first: str) -> None:
    """Two items, two decisions, an action that is done and one that is not, and a recommendation."""
    themes, other = "Themes and networks", "A talk on travel"
    for item, said in ((other, "Buses were late."), (themes, "Writing came first."), (themes, "Maths next.")):
        clerk.write(kinds.Minute(meeting=first, item=item, said=said), JULY)
    decided = kinds.BoardDecision(meeting=first, item=themes, decided="Writing it is.")
    clerk.write(decided.model_copy(update={"votes_for": 7, "votes_against": 0, "abstained": 1}), JULY)
    clerk.write(kinds.BoardDecision(meeting=first, item=themes, decided="Maths waits."), JULY)
    done = clerk.write(kinds.Action(meeting=first, what="Write", owner="Clerk", due=date(2026, 7, 17)), JULY)
    clerk.write(kinds.Action(meeting=first, what="Bring a plan", owner="Ann Chair"), JULY)
    clerk.write(kinds.ActionDone(action=done), date(2026, 7, 15))
    asked = {"recommends": "Fund the networks", "asks": "£24,000"}
    clerk.write(kinds.ForumRecommendation(meeting=first, about=kinds.Matter.FINANCE, **asked), JULY)


def approved(clerk: Clerk, first: str, by: str = "p1", on: date = date(2026, 7, 8)) -> None:
    """A Co-Chair has approved them as they stand."""
    clerk.write(kinds.MinutesApproved(meeting=first, approved_by=by), on)


def coming(clerk: Clerk, **said: Any) -> str:
    """The id of the meeting of 3 December."""
    return clerk.write(meeting(MEETING, **said), ARRANGED)


def paper(clerk: Clerk, of: str, title: str, on: date = ARRANGED, **said: Any) -> str:
    """A paper that Head 2 brings."""
    usual: dict[str, Any] = {"purpose": kinds.Purpose.DISCUSS, "owner": "Head 2", "recommends": "Agree it"}
    words = {"text": "Reading **matters**.\n\n- Every day", "implications": IMPLICATIONS}
    return clerk.write(kinds.Paper(meeting=of, title=title, **usual | words | said), on)


def of(clerk: Clerk, as_at: date = AS_AT, **settings: Any) -> BoardProfile:
    """The meeting of 3 December as the clerk's book tells of it on a day."""
    bare = board()
    mine = bare.authority.board.model_copy(update=settings)
    authority = bare.authority.model_copy(update={"board": mine})
    return replace(bare, authority=authority, book=open_minute_book(clerk.events, as_at))


def rows(blocks: Iterable[Block]) -> list[list[str]]:
    """The rows of every table."""
    return [[text_of(cell) for cell in row] for one in blocks if isinstance(one, Table) for row in one.rows]


def lines(blocks: Iterable[Block]) -> list[str]:
    """All that stands outside tables."""
    return [*_lines(blocks)]


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text=text):
                yield text
            case Paragraph(spans=spans) | Callout(spans=spans):
                yield text_of(spans)
            case BulletList(items=items):
                yield from map(text_of, items)
