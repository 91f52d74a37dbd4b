"""Letters that came back, out of the team's mailbox, and what a school said of a letter in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportkit.casework.events import mail_kinds as mail
from reportkit.casework.store import open_store
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.admitting import admit_plain
from reportkit.pipeline.casework.asking import Asked, check_kept, check_officer
from reportkit.pipeline.dispatching.receipts import Receipt, read_receipts
from reportkit.pipeline.dispatching.unclear import unclear_in_words
from reportkit.places import Places
from reportkit.publishing.dispatch.bounces import Bounce, BounceKind, read_bounces
from reportkit.publishing.dispatch.ledger import Standing
from reportkit.publishing.manifest import sha256_of

_IN_DOUBT = (Standing.STARTED, Standing.AGAIN)
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Imported:
    """Letters that came back, what a person must look at, and how many reports ask for nothing."""

    returned: tuple[Receipt, ...]
    unclear: tuple[str, ...]
    delayed: int
    delivered: int


def import_bounces(places: Places, asked: Asked, path: Path) -> Imported:
    """What of the mailbox's reports is of letters in the ledger, recorded; each report counts once."""
    check_officer(asked.by)
    check_kept(places)
    store = open_store(places.casework)
    events = store.events(asked.authority)
    letters = read_receipts(events)
    by_id = {one.message_id: one for one in letters}
    told = {one.payload.notice for one in events if isinstance(one.payload, mail.LetterReturned)}
    reports = read_bounces(path)
    ours = [one for one in reports if _is_return(one) and one.original_message_id in by_id]
    for bounce in ours:
        said = _returned(bounce, by_id[bounce.original_message_id])
        if said["notice"] not in told:
            store.append(admit_plain(asked, None, mail.LetterReturned.kind, said))
            told.add(str(said["notice"]))
    kinds = Counter(one.kind for one in reports)
    return Imported(
        tuple(dict.fromkeys(by_id[one.original_message_id] for one in ours)),
        tuple(unclear_in_words(reports, letters)),
        kinds[BounceKind.DELAYED],
        kinds[BounceKind.DELIVERED] + kinds[BounceKind.RELAYED],
    )


def _is_return(bounce: Bounce) -> bool:
    return bounce.kind is BounceKind.FAILED


def _returned(bounce: Bounce, letter: Receipt) -> dict[str, object]:
    said = "\n".join((bounce.original_message_id, bounce.address, bounce.status, bounce.words))
    return {
        "letter": letter.letter,
        "status": bounce.status,
        "said": " ".join(bounce.words.split()) or "It was not delivered.",
        "notice": sha256_of(said.encode()),
    }


def settle(places: Places, asked: Asked, letter: str, *, arrived: bool) -> Receipt:
    """What the school said of a letter that may or may not have arrived, recorded.

    `letter` is as much of its name as tells it from others. Raises UsageError for one not in doubt.
    """
    check_officer(asked.by)
    check_kept(places)
    store = open_store(places.casework)
    found = _in_doubt(read_receipts(store.events(asked.authority)), letter)
    for kind, said in _settled(found, arrived=arrived):
        store.append(admit_plain(asked, None, kind, said))
    return found


def _settled(found: Receipt, *, arrived: bool) -> Iterator[tuple[str, dict[str, object]]]:
    """One event, or one for each attempt that came to nothing."""
    if arrived:
        said = {"answer": "The school says that it arrived.", "may_be_twice": found.may_be_twice}
        yield mail.LetterSent.kind, {"letter": found.letter, **said}
        return
    for _ in range(1 + _IN_DOUBT.index(found.standing)):
        said = {"answer": "The school says that it did not arrive.", "for_good": False}
        yield mail.LetterRefused.kind, {"letter": found.letter, **said}


def _in_doubt(receipts: Sequence[Receipt], letter: str) -> Receipt:
    found = [one for one in receipts if one.letter.startswith(letter) and one.standing in _IN_DOUBT]
    if len(letter) < _LEAST or len(found) != 1:
        doubtful = ", ".join(one.letter for one in receipts if one.standing in _IN_DOUBT) or "none"
        raise UsageError(f"“{letter}” names no letter in doubt. In doubt: {doubtful}.")
    return found[0]
