"""Who of the board gets its papers: every member and the clerk, the same pack (App A, Meetings d; H84)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportkit.casework.board import Person, Role
from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import Member, PapersSent
from reportkit.casework.minute_book import MinuteBook, open_minute_book
from reportkit.casework.record import record_hash
from reportkit.pipeline.board.opening import AskedPack, BoardDesk, open_board
from reportkit.pipeline.dispatching.contacts import Contact, read_contacts
from reportkit.pipeline.dispatching.drafts import Addressee, Draft
from reportkit.pipeline.dispatching.office import Office
from reportkit.reports.profiles.board import BoardProfile
from reportkit.vocabulary import Urn, in_words

_PACK, _INVITATION = "board-pack.docx", "notice.ics"


@dataclass(frozen=True, slots=True)
class _Board:
    office: Office
    book: MinuteBook
    contacts: Mapping[tuple[Urn, str], Contact]

    def addressee(self, person: Person) -> Addressee:
        """A head is written to at the school, anybody else where the board's record says."""
        at_school = next((held for urn in person.leads if (held := self.contacts.get((urn, "head")))), None)
        address = self._recorded(person).strip() or (at_school.address if at_school else "")
        mail = self.office.settings.mail
        own = tuple(domain for urn in person.leads for domain in mail.school_domains.get(urn, ()))
        return Addressee(
            id=person.id,
            who=f"{person.name}, {person.role} ({person.id})",
            position=str(person.role),
            name=person.name,
            address=address,
            domains=(*mail.board_domains, *own),
        )

    def _recorded(self, person: Person) -> str:
        said = [said for _, said in self.book.all(Member) if said.person_id == person.id]
        return said[-1].person.email if said else ""


def pack_drafts(office: Office) -> Iterator[Draft]:
    """A letter with the pack to every member of the meeting's day and the clerk; invited people have none."""
    desk = open_board(office.places, _asked(office))
    profile = desk.profile
    book = open_minute_book(office.events, office.today)
    board = _Board(office, book, read_contacts(office.events, office.today))
    held = (*(lack.in_words for lack in profile.lacks), *_late(office, profile))
    for person in book.people(profile.day):
        if person.role is not Role.INVITEE:
            yield Draft(
                board.addressee(person),
                (f"{desk.own}/{_PACK}", f"{desk.own}/{_INVITATION}"),
                audience="members",
                fields=_meeting_fields(book, profile.day),
                stale=_stale(office, desk),
                held=held,
            )


def _asked(office: Office) -> AskedPack:
    meeting = office.asked.meeting
    if meeting is None:
        raise ValueError("a pack is of a meeting")
    return AskedPack(office.authority, meeting, office.as_at, policy=office.asked.who.policy)


def _stale(office: Office, desk: BoardDesk) -> tuple[str, ...]:
    """Whether the pack tells what is on record now."""
    entry = office.documents.get(f"{desk.own}/{_PACK}")
    if not entry:
        return ()
    told = entry["inputs"].get("what is on record")
    borough = tuple(one for one in desk.record.borough if not _is_sending(office, one))
    now = (desk.record, replace(desk.record, borough=borough))  # that it was sent makes no pack out of date
    return () if told in map(record_hash, now) else ("what is on record of the board changed",)


def _is_sending(office: Office, event: Event) -> bool:
    return isinstance(event.payload, PapersSent) and event.recorded_at.date() >= office.as_at


def _late(office: Office, profile: BoardProfile) -> tuple[str, ...]:
    """Papers go seven days before; later ones need a reason, which is recorded (H84)."""
    due = profile.dates.papers.due
    if office.today <= due or office.asked.late_because.strip():
        return ()
    return (
        f"The papers were due on {in_words(due)}, seven days before the meeting. Say why they are late with "
        "--late-because: members are told and it is recorded.",
    )


def _meeting_fields(book: MinuteBook, day: date) -> Mapping[str, object]:
    sitting = book.sitting(day)
    said = sitting.meeting if sitting else None
    return {
        "meeting": in_words(day),
        "begins": said.begins if said else "",
        "venue": said.venue if said else "",
        "apologies_to": said.apologies_to if said else "",
    }
