"""Who may have a Note of Visit, as the note itself says (H120, K36)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Block, Heading, Paragraph
from reportkit.casework.events import Event
from reportkit.casework.events.visit_kinds import ShareRequest
from reportkit.casework.sharing import NOTE_OF_VISIT, Recipient, readers_named, recipients_of
from reportkit.reports.citing import words
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework.filling import person, recorded_as, table
from reportkit.reports.wording import listed


def recipients(profile: PaperProfile) -> tuple[Recipient, ...]:
    """Who may have it; a form that is not filled in goes to the policy's own readers."""
    if profile.event is None:
        return tuple(Recipient(role) for role in readers_named(profile.pack, NOTE_OF_VISIT))
    return recipients_of(profile.event, profile.history, profile.pack)


def readers(profile: PaperProfile) -> tuple[str, ...]:
    """Everybody who may have it, a granted request beside the name of who made it."""
    return tuple(one.who + (f" ({one.request})" if one.request else "") for one in recipients(profile))


def sharing(profile: PaperProfile) -> list[Block]:
    """Who gets it by the policy, what the head is encouraged to do, and every request."""
    asked = requests(profile)
    blocks: list[Block] = [Heading(1, "Who may have this note"), Paragraph(words(*_rule(profile)))]
    if not asked:
        return [*blocks, Paragraph(words("Nobody else has asked for it, as far as is recorded."))]
    columns = (("Who asked", 2.0), ("Answer", 1.0), ("On record", 2.2))
    rows = [_request(event, said) for event, said in asked]
    return [*blocks, table("Requests to share this note", columns, rows)]


def roles(recipients: tuple[Recipient, ...]) -> str:
    """The policy's own readers, as words."""
    return " and the ".join(one.who for one in recipients if one.request is None)


def requests(profile: PaperProfile) -> list[tuple[Event, ShareRequest]]:
    """Every request for this visit's note that stands."""
    return list(profile.about(ShareRequest))


def _rule(profile: PaperProfile) -> Iterator[str]:
    who = recipients(profile)
    yield f"This note is sent to the {roles(who)}. "
    people = [one.who for one in who if one.request]
    if people:
        yield f"It may also be sent to {listed(people)}, who asked for it. "
    yield "Anybody else needs a request that is on record: who asked, when, and the answer. "
    if profile.rules.has("H120"):
        yield "The headteacher is encouraged to share what it says with governors and other partners."


def _request(event: Event, said: ShareRequest) -> tuple[str, str, str]:
    answer = "Yes, it may be shared" if said.granted else "No"
    return person(said.asked_by), answer, recorded_as(event)
