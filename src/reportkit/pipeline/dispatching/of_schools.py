"""Who at each school gets what: a profile for those whom the policy names, the Update for every head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportkit.casework.sharing import readers_named
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.dispatching.contacts import ROLES, Contact, read_contacts
from reportkit.pipeline.dispatching.drafts import Addressee, Draft
from reportkit.pipeline.dispatching.holding import held_talks, placed_since
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.documents import why_out_of_date
from reportkit.pipeline.keeping import kept_assessments
from reportkit.pipeline.school_profiles import Asked as AskedProfiles
from reportkit.pipeline.school_profiles import plan_school_profiles
from reportkit.publishing.batch import Planned
from reportkit.vocabulary import Urn

_HEAD = "headteacher"
_SHARED = "problem_is_shared"
_UPDATE = ("public/school-improvement-update.docx", "public/heads-briefing.docx")
_SENSITIVE = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True)
class _Listed:
    """The schools by number, and whom the team writes to at each."""

    office: Office
    names: Mapping[Urn, str]
    contacts: Mapping[tuple[Urn, str], Contact]

    @classmethod
    def of(cls, office: Office) -> _Listed:
        who = office.asked.who
        kept = kept_assessments(
            office.places, office.authority, office.as_at, who.policy, Crosswalk.DFE_STUCK, for_heads=True
        )
        named = zip(kept.now.urns, kept.now.schools["name"], strict=True)
        names = {urn: str(name) for urn, name in named}
        return cls(office, names, read_contacts(office.events, office.today))

    def addressee(self, urn: Urn, reader: str) -> Addressee:
        """Who has the role at the school; without name and address where nobody is held."""
        contact = self.contacts.get((urn, ROLES[reader]))
        mail = self.office.settings.mail
        return Addressee(
            id=f"{urn}-{ROLES[reader].split()[0]}",
            who=f"the {reader} of {self.names[urn]} ({urn})",
            position=reader,
            name=contact.name if contact else "",
            address=contact.address if contact else "",
            checked_on=contact.checked_on if contact else None,
            urn=urn,
            school=self.names[urn],
            domains=(*mail.domains, *mail.school_domains.get(urn, ())),
        )


def profile_drafts(office: Office) -> Iterator[Draft]:
    """A letter with the school's profile to everybody whom the policy has it for (S6; K33)."""
    listed = _Listed.of(office)
    readers = readers_named(office.policy, _SHARED, otherwise=(_HEAD,))
    every = _planned(office)  # which hands over what is on record, talks among it
    talks = held_talks(office)
    for planned in every:
        urn = Urn(planned.job.parameters["urn"])
        held = (*talks.get(urn, ()), *placed_since(office, urn))
        for reader in readers:
            yield Draft(
                listed.addressee(urn, reader),
                (planned.job.document,),
                audience="head" if reader == _HEAD else "chair",
                marking=_SENSITIVE,
                fields={"readers": list(readers)},
                stale=planned.reasons,
                held=held,
            )


def _planned(office: Office) -> tuple[Planned, ...]:
    who = office.asked.who
    asked = AskedProfiles(office.authority, office.as_at, who.policy, urns=office.asked.urns)
    return plan_school_profiles(office.places, asked)


def update_drafts(office: Office) -> Iterator[Draft]:
    """A letter with the Update and the Briefing to every head (S3)."""
    listed = _Listed.of(office)
    stale = why_out_of_date(office.places, office.authority, office.as_at)
    for urn in office.asked.urns or listed.names:
        yield Draft(listed.addressee(urn, _HEAD), _UPDATE, audience="all-schools", stale=stale)
