"""What is done for an academy, which gets no notice from a council (H57, C3)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.casework.events.formal_kinds import Referral
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Contact, Notification, Reply
from reportkit.casework.notices.evidence import evidence_on_record
from reportkit.casework.notices.steps import Case, Part, Stands, Step
from reportkit.casework.papers import about, saying


def referral_steps(case: Case) -> Iterator[Step]:
    """The concerns taken to the Regions Group, the responsible body and the head, and what came back."""
    source = case.rules.clause("H57") if case.rules.has("H57") else ""
    for what, party in (
        ("A referral of the concerns to the DfE Regions Group", Party.REGIONS_GROUP),
        ("The concerns put to the responsible body", Party.RESPONSIBLE_BODY),
        ("The concerns put to the headteacher", Party.HEAD),
    ):
        yield _reached(case, what, source, party)
    yield _evidence(case, source)
    yield _answered(case, source)


def _reached(case: Case, what: str, source: str, party: Party) -> Step:
    """What was said before this time on the register was about something else."""
    found = [event for event in case.this_time if _party(event.payload) is party]
    if found:
        return Step(Part.ACADEMY, what, source, Stands.DONE, _said(found[-1].payload), tuple(found[-1:]))
    return Step(Part.ACADEMY, what, source, Stands.NOT_YET, "Nothing on record shows it.")


def _party(said: object) -> Party | None:
    match said:
        case Referral(to=party) | Notification(party=party) | Contact(party=party):
            return party
        case _:
            return None


def _said(said: object) -> str:
    match said:
        case Referral(matters=words) | Notification(said=words) | Contact(discussed=words):
            return words
        case _:
            return ""


def _evidence(case: Case, source: str) -> Step:
    what = "The evidence for the concerns, with its date"
    if evidence_on_record(case):
        said = "What is on record is listed below. Whether it bears out the concerns, a person must judge."
        return Step(Part.ACADEMY, what, source, Stands.NOT_KNOWN, said)
    return Step(Part.ACADEMY, what, source, Stands.NOT_YET, "Nothing on record could bear out the concerns.")


def _answered(case: Case, source: str) -> Step:
    what = "An answer to the referral"
    referrals = [event for event, _ in saying(case.this_time, Referral)]
    replies = [
        (event, reply)
        for referral in referrals
        for event, reply in saying(about(case.standing, referral, case.history), Reply)
    ]
    if replies:
        event, reply = replies[-1]
        return Step(Part.ACADEMY, what, source, Stands.DONE, reply.said, (event,))
    return Step(Part.ACADEMY, what, source, Stands.NOT_YET, "No answer is on record.")
