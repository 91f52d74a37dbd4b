"""The rehearsal: every letter made, looked at and kept, and nothing sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportkit.pipeline.dispatching.composing import Composed, is_protected
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.preparing import Prepared, Progress, prepare
from reportkit.pipeline.dispatching.rehearsal import Rehearsal, Sealed, sealed_before, write_rehearsal
from reportkit.publishing.dispatch.message import pack
from reportkit.publishing.turns import sole_writer

_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Done:
    """The rehearsal, and the letters that it was made of."""

    told: Rehearsal
    prepared: Prepared


def rehearse(office: Office, progress: Progress = lambda done, total: None) -> Done:
    """Every letter written to the rehearsal's folder, with a manifest; nothing leaves the machine.

    Raises what `prepare` raises, and FolderInUse while another run writes in the term's folder.
    """
    with sole_writer(office.folder):
        prepared = prepare(office, progress)
        sealed = tuple(_sealed(office, prepared.ready))
        return Done(write_rehearsal(office, prepared, sealed), prepared)


def _sealed(office: Office, ready: Sequence[Composed]) -> Iterator[Sealed]:
    """Each letter as it goes; one that was rehearsed before in just these words keeps its password."""
    before = sealed_before(office.rehearsed_in)
    for one in ready:
        if is_protected(office, one.draft):
            yield before.get((one.letter.key, one.parcel.sha256)) or _protected(one)
        else:
            yield Sealed(one.parcel.content, one.parcel.message_id)


def _protected(one: Composed) -> Sealed:
    """The letter with its Word documents behind a password, which goes another way."""
    from reportkit.publishing.dispatch.protecting import new_password, protect

    password = new_password()
    attachments = tuple(
        replace(each, content=protect(each.content, password)) if each.name.endswith(_WORD) else each
        for each in one.letter.attachments
    )
    parcel = pack(replace(one.letter, attachments=attachments))
    return Sealed(parcel.content, parcel.message_id, password)
