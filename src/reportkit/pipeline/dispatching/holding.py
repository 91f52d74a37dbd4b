"""What keeps a school's letter back: a talk that has not been had, or a placement made since."""

from __future__ import annotations

from collections.abc import Mapping

from reportkit.casework.events.register_kinds import Decision, Placement, Removal, Withdrawal
from reportkit.exceptions import MissingData
from reportkit.pipeline.dispatching.office import Office
from reportkit.reports.profiles.casework import handed_path, read_handed
from reportkit.vocabulary import Urn, in_words

_MOVES = (Placement, Decision, Removal, Withdrawal)


def held_talks(office: Office) -> Mapping[Urn, tuple[str, ...]]:
    """Why a profile may not go yet, by school: nobody has spoken with the head (H51; A3.4)."""
    policy = office.asked.who.policy or office.settings.policy
    path = handed_path(office.folder, policy, office.as_at)
    if not path.is_file():
        raise MissingData(
            "What is on record of talks with heads cannot be read. Run  make school-profiles  again, and "
            "rehearse again."
        )
    return {
        Urn(urn): (f"{own.held} Record it with  reportkit register contact {urn} .",)
        for urn, own in read_handed(path).schools.items()
        if own.held
    }


def placed_since(office: Office, urn: Urn) -> tuple[str, ...]:
    """What was recorded of where the school stands since the day of its document."""
    since = [
        event
        for event in office.events
        if event.urn == urn and isinstance(event.payload, _MOVES) and event.recorded_at.date() > office.as_at
    ]
    return tuple(
        f"{event.id} ({event.kind} of {in_words(event.happened_on)}) was recorded after "
        f"{in_words(office.as_at)}, the day as known on which the document was built. Build it again."
        for event in since
    )
