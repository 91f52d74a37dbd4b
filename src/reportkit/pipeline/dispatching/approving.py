"""Letters let go by a named person, tied to every byte of what was rehearsed."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.casework.events import Event
from reportkit.casework.events.mail_kinds import ByHand, MailingApproved
from reportkit.casework.papers import saying
from reportkit.casework.register import tell_history
from reportkit.casework.store import open_store
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.admitting import admit_plain
from reportkit.pipeline.casework.asking import check_officer
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.rehearsal import Rehearsal, changed_files, read_rehearsal


def approve(office: Office, post: str) -> tuple[Event, Rehearsal]:
    """The approval on record. Raises UsageError where letters are not as rehearsed, or nobody is named."""
    check_officer(office.asked.who.by)
    if not post.strip():
        raise UsageError("Say in what post you let these letters go, with --post.")
    told, digest = read_rehearsal(office.rehearsed_in)
    check_as_rehearsed(office, told)
    if not told.letters:
        raise UsageError("There is no letter to let go: every one is held back.")
    values = {
        "mailing": told.mailing,
        "rehearsal": digest,
        "letters": len(told.letters),
        "post": post,
        "by_hand": tuple(one.model_dump() for one in _by_hand(told)),
    }
    entry = admit_plain(office.asked.who, None, MailingApproved.kind, values)
    (event,) = open_store(office.places.casework).append(entry)
    return event, told


def check_as_rehearsed(office: Office, told: Rehearsal) -> None:
    """Raises UsageError for a letter, or a list of them, whose file has changed since."""
    if changed := changed_files(office.rehearsed_in, told):
        raise UsageError(
            f"{changed[0]} of the rehearsal “{told.mailing}” is not as it was rehearsed. Nothing was done. "
            "Rehearse again, look at the letters and the list, and approve them."
        )


def find_approval(events: Iterable[Event], mailing: str, digest: str) -> tuple[Event, MailingApproved] | None:
    """The approval of just this rehearsal, None where there is none or it was taken back."""
    standing = tell_history(tuple(event for event in events if event.urn is None)).standing()
    said = [one for one in saying(standing, MailingApproved) if one[1].mailing == mailing]
    return said[-1] if said and said[-1][1].rehearsal == digest else None


def _by_hand(told: Rehearsal) -> tuple[ByHand, ...]:
    found = {
        one.document: ByHand(
            document=one.document,
            built=one.built,
            changed=one.changed,
            goes_out=one.goes_out,
            taken_out=one.taken_out,
        )
        for letter in told.letters
        for one in letter.documents
        if one.changed
    }
    return tuple(found.values())
