"""Who may have a Note of Visit: whom the policy names, and whoever asked and was told yes (H120, K36)."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.casework.events import Event
from reportkit.casework.events.erasing import ERASED
from reportkit.casework.events.visit_kinds import ShareRequest
from reportkit.casework.papers import about, saying
from reportkit.casework.register import History
from reportkit.exceptions import UsageError
from reportkit.settings.policies import PolicyPack

NOTE_OF_VISIT = "note_of_visit"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A role that the policy names, or a person by name with the id of the request that was granted."""

    who: str
    request: str | None = None


def recipients_of(visit: Event, history: History, pack: PolicyPack) -> tuple[Recipient, ...]:
    """Everybody who may have the note: the policy's own readers first, then those granted, each once.

    Of several answers to one person the newest counts. A person whose name was erased has it no more.
    Raises UsageError for a policy that does not say who gets the note.
    """
    answers = {_key(said): (event.id, said) for event, said in share_requests(visit, history)}
    granted = [(request, said) for request, said in answers.values() if said.granted]
    return (
        *(Recipient(role) for role in readers_named(pack, NOTE_OF_VISIT)),
        *(Recipient(said.asked_by.name, request) for request, said in granted if _is_named(said)),
    )


def share_requests(visit: Event, history: History) -> tuple[tuple[Event, ShareRequest], ...]:
    """The requests for this visit's note that stand, in the order they were made (H120)."""
    return tuple(saying(about(history.standing(), visit, history), ShareRequest))


def readers_named(pack: PolicyPack, name: str, otherwise: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The roles that the policy's rule of that name gives something to.

    Raises UsageError where it has no such rule and nothing is named otherwise.
    """
    rules = (rule for rule in pack.rules if rule.kind == "audience")
    found = next((rule.audience.to for rule in rules if rule.audience.name == name), otherwise)
    if not found:
        raise UsageError(
            f"The policy {pack.id} does not say who gets this, so it cannot be made. Add a rule of the kind "
            f"“audience” with the name {name} to it in params/policies."
        )
    return found


def _key(request: ShareRequest) -> str:
    return " ".join(request.asked_by.name.casefold().split())


def _is_named(request: ShareRequest) -> bool:
    return ERASED not in request.asked_by.name
