"""What a person decided of a school, told beside where the policy puts it: for the team alone."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.casework.events.register_kinds import Decision
from reportkit.casework.register import Casefile, RegisterEntry, register_entry
from reportkit.casework.store import open_store
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.asking import Asked, check_officer
from reportkit.pipeline.casework.books import reading
from reportkit.pipeline.casework.knowing import know_school
from reportkit.pipeline.casework.telling import standing_line
from reportkit.places import Places
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

NOT_SHOWN = (
    "What officers decided is not shown. Give your name with --by to see it; that you read it is recorded "
    "(H119)."
)


def decided_lines(places: Places, asked: Asked) -> tuple[str, ...]:
    """What stands decided by the end of the day, once it is recorded who reads it; nothing without a store.

    Of somebody who gives no name nothing is opened, and the line says how to see it.
    """
    if not places.has_casework:
        return ()
    if not asked.by.strip():
        return (NOT_SHOWN,)
    if asked.urn is None:
        raise UsageError("Nothing was opened: give the school's URN.")
    check_officer(asked.by)
    store = open_store(places.casework)
    known = know_school(places, asked, asked.urn, store)
    store.append(reading(asked, f"decision on {known.facts.urn}"))
    then = known.history.by(asked.on)
    entry = register_entry(known.facts.urn, Casefile(asked.on, then.standing(asked.on)))
    return tuple(_lines(entry, known.pack))


def _lines(entry: RegisterEntry | None, pack: PolicyPack) -> Iterator[str]:
    yield f"On record: {standing_line(entry, pack)}"
    event = entry.decision if entry else None
    if event is None or not isinstance(event.payload, Decision):
        yield "  no decision of a person is on record"
        return
    label = pack.label_of(event.payload.category)
    on = in_words(event.happened_on)
    yield f"  decided {label} by {event.who} on {on}, because: {event.why}"
