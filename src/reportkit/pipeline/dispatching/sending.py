"""Letters sent, each once, after everything is looked at again at that moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reportkit.casework.events import Named
from reportkit.casework.events.board_kinds import PapersSent
from reportkit.casework.minute_book import open_minute_book
from reportkit.casework.store import open_store
from reportkit.exceptions import UsageError
from reportkit.pipeline.board.sent import sendings
from reportkit.pipeline.board.versions import PACK, hash_of
from reportkit.pipeline.casework.asking import check_officer
from reportkit.pipeline.casework.recording import record
from reportkit.pipeline.dispatching.approving import check_as_rehearsed, find_approval
from reportkit.pipeline.dispatching.ledger import CaseworkLedger, Sending
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.preparing import HeldBack, Prepared, Progress, prepare
from reportkit.pipeline.dispatching.rehearsal import Rehearsal, Rehearsed, read_rehearsal, reopened
from reportkit.pipeline.dispatching.sent import Sent
from reportkit.pipeline.dispatching.servers import pace_of, transport_of
from reportkit.publishing.dispatch.ledger import Parcel, Standing
from reportkit.publishing.dispatch.sending import Outcome, send_all
from reportkit.publishing.manifest import sha256_of
from reportkit.publishing.turns import sole_writer

_GONE = (Standing.SENT, Standing.RETURNED)


@dataclass(slots=True)
class _Counting:
    """Tells how many letters are dealt with."""

    progress: Progress
    total: int
    done: int = 0

    def __call__(self, outcome: Outcome) -> None:
        self.done += 1
        self.progress(self.done, self.total)


def send(
    office: Office,
    clock: Callable[[], datetime],
    progress: Progress = lambda done, total: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Sent:
    """Each letter of the approved rehearsal handed over, if nothing has changed since and all still holds.

    Raises UsageError where nobody let these letters go or anything has changed: then nothing is sent.
    Raises FolderInUse while another run sends.
    """
    check_officer(office.asked.who.by)
    with sole_writer(office.folder):
        told, digest = read_rehearsal(office.rehearsed_in)
        office = reopened(office, told)
        check_as_rehearsed(office, told)
        contents = {one.id: (office.rehearsed_in / one.file).read_bytes() for one in told.letters}
        _check_let_go(office, digest)
        ledger = CaseworkLedger.of(open_store(office.places.casework), _sending(office, told), clock)
        left = [one for one in told.letters if ledger.standing(one.key) not in _GONE]
        held = _held_now(office, told, left) if left else ()
        stopped = {one.draft.to.id for one in held}
        parcels = [_parcel(one, contents[one.id]) for one in told.letters if one.id not in stopped]
        told_of = _Counting(progress, len(parcels))
        outcomes = send_all(
            parcels, transport_of(office), ledger, pace_of(office.settings.mail), told_of, sleep
        )
    sent = Sent(told, outcomes, held)
    if sent.is_whole:
        _record_papers(office)
    return sent


def _record_papers(office: Office) -> None:
    """That the papers went to members, once every letter did (App A, Meetings d; H84)."""
    meeting = office.asked.meeting
    if meeting is None or _papers_are_recorded(office):
        return
    values = {"meeting": meeting.isoformat(), "late_because": office.asked.late_because}
    asked = replace(office.asked.who, on=office.today, why="Every member has been sent the papers.")
    record(office.places, asked, PapersSent.kind, values)


def _papers_are_recorded(office: Office) -> bool:
    """Whether that the pack as it stands went out is on record; one built after that is another."""
    book = open_minute_book(open_store(office.places.casework).events(office.authority), office.today)
    sitting = book.sitting(office.asked.meeting) if office.asked.meeting else None
    if sitting is None:
        return True
    standing = hash_of(office.folder / "sspb" / str(office.asked.meeting) / PACK)
    return any(said.pack in ("", standing) for _, said in sendings(book, sitting))


def _check_let_go(office: Office, digest: str) -> None:
    if find_approval(office.events, office.asked.name, digest) is None:
        raise UsageError(
            f"Nobody has let these letters go, or they have changed since. Nothing was sent. Look "
            f"at {_shown(office)}, then run  {office.command('approve', '--by', '--post', '--why')}"
        )


def _shown(office: Office) -> str:
    return office.rehearsed_in.relative_to(office.places.root).as_posix()


def _held_now(office: Office, told: Rehearsal, left: Sequence[Rehearsed]) -> tuple[HeldBack, ...]:
    """Letters that may not leave any more. Raises UsageError where one would be another than was approved."""
    now = prepare(office)
    held = {one.draft.to.id: one for one in now.held}
    changed = [one for one in left if one.id not in held and not _is_same(one, now)]
    if changed:
        raise UsageError(
            f"The letter to {changed[0].who} would be another one today: its document, its address or its "
            "words have changed since it was approved. Nothing was sent. Rehearse again, look at the "
            "letters, and approve them."
        )
    return tuple(held[one.id] for one in left if one.id in held)


def _is_same(one: Rehearsed, now: Prepared) -> bool:
    found = next((made for made in now.ready if made.draft.to.id == one.id), None)
    return found is not None and (found.letter.key, found.parcel.sha256) == (one.key, one.says)


def _sending(office: Office, told: Rehearsal) -> Sending:
    letters = {
        one.key: (
            Named(name=one.name, position=one.position, email=one.to),
            tuple(each.document for each in one.documents),
        )
        for one in told.letters
    }
    return Sending(office.authority, told.mailing, office.asked.who.by, letters)


def _parcel(one: Rehearsed, content: bytes) -> Parcel:
    """The letter as it was approved. Raises UsageError where its file holds another."""
    if sha256_of(content) != one.sha256:
        raise UsageError(
            f"The letter to {one.who} is not as it was rehearsed. Nothing was sent. Rehearse again, look at "
            "the letters, and approve them."
        )
    return Parcel(one.key, one.sender, (one.to,), content, one.sha256, one.message_id)
