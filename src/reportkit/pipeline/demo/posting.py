"""One borough's letters: rehearsed, let go by the head of service, and put into the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.demo.inventing import Invented
from reportkit.pipeline.demo.side_by_side import Say
from reportkit.pipeline.demo.working import DAY, MEETING, has_board
from reportkit.pipeline.dispatching.approving import approve
from reportkit.pipeline.dispatching.asking import AskedMailing, Mailing
from reportkit.pipeline.dispatching.office import open_office
from reportkit.pipeline.dispatching.rehearsing import rehearse
from reportkit.pipeline.dispatching.sending import send
from reportkit.places import Places

_POSTED_AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
_POST = "Head of School Improvement"
_READ = "Ten of the letters were read, and the list of those held back."


@dataclass(frozen=True, slots=True)
class Posted:
    """A mailing: how many letters are in the outbox, where that is, and why each other was held back."""

    mailing: str
    letters: int
    outbox: str
    held: tuple[str, ...]


def post_letters(places: Places, one: Invented, say: Say) -> tuple[Posted, ...]:
    """Every mailing of the term. Nothing leaves the machine: the outbox is a folder."""
    mailings = (Mailing.PROFILES, Mailing.UPDATE, *([Mailing.PACK] if has_board(places, one) else []))
    return tuple(_post(places, one, mailing, say) for mailing in mailings)


def _post(places: Places, one: Invented, mailing: Mailing, say: Say) -> Posted:
    say(f"writing the letters: {mailing}")
    by = one.team.name_of("head of service")
    who = Asked(authority=one.slug, by=by, at=_POSTED_AT, on=DAY, why=_READ)
    asked = AskedMailing(who=who, mailing=mailing, meeting=MEETING if mailing is Mailing.PACK else None)
    rehearse(open_office(places, asked, DAY))
    approve(open_office(places, asked, DAY), _POST)
    sent = send(open_office(places, asked, DAY), lambda: _POSTED_AT)
    held = tuple(f"{kept.who}: {' '.join(kept.why)}" for kept in sent.told.held)
    outbox = open_office(places, asked, DAY).outbox.relative_to(places.root).as_posix()
    return Posted(asked.name, len(sent.outcomes), outbox, held)
