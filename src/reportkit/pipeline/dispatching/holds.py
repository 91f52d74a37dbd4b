"""Everything that must hold before a letter leaves; what does not is said, with what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportkit.exceptions import UsageError
from reportkit.pipeline.dispatching.drafts import Draft
from reportkit.pipeline.dispatching.enclosures import Enclosure
from reportkit.pipeline.dispatching.office import Office
from reportkit.publishing.disclosure import read_everything
from reportkit.publishing.dispatch.addresses import is_allowed, parse_address
from reportkit.publishing.dispatch.checking import check_line
from reportkit.vocabulary import Urn, in_words

_URN = re.compile(r"\(URN (\d{6})\)")
_HEADERS = "word/header"
_LOAD = (
    "put it right on the sheet Contacts of the returns workbook, and load that with  reportkit returns load"
)


def why_held_back(office: Office, draft: Draft, enclosures: Sequence[Enclosure]) -> tuple[str, ...]:
    """Why the letter may not leave; nothing where it may."""
    return (
        *draft.held,
        *(f"{_of(draft)} is out of date: {reason}. Build it again." for reason in draft.stale),
        *_name(draft),
        *_address(draft),
        *(_not_checked(office, draft) if draft.to.urn else ()),
        *(reason for one in enclosures for reason in _other_school(draft, one)),
    )


def _of(draft: Draft) -> str:
    return draft.documents[0].rpartition("/")[2]


def _name(draft: Draft) -> Iterator[str]:
    try:
        check_line("name", draft.to.name)
    except UsageError as error:
        yield f"The name of {draft.to.who} cannot stand in a letter. {error}"


def _address(draft: Draft) -> Iterator[str]:
    to = draft.to
    if not to.address.strip():
        yield f"No address is held for {to.who}. {_place(draft)}"
        return
    try:
        address = parse_address(to.address)
    except UsageError as error:
        yield str(error)
        return
    if not is_allowed(address, to.domains):
        allowed = ", ".join(to.domains)
        yield (
            f"{address.text}, the address of {to.who}, is outside the domains that letters may go to "
            f"({allowed}). If it is wrong, {_LOAD}. If it is right, name its domain under  mail  in the "
            "authority’s settings."
        )


def _place(draft: Draft) -> str:
    if draft.to.urn:
        return "Add it on the sheet Contacts of the workbook, and load that with  reportkit returns load ."
    return "Record the member again with an address:  reportkit board member --help"


def _not_checked(office: Office, draft: Draft) -> Iterator[str]:
    """No address of last term is used again, nor one from before the head changed (B6)."""
    on, to = draft.to.checked_on, draft.to
    if on is None:
        return
    term = office.terms.at(office.today)
    if on < term.starts:
        yield (
            f"The address of {to.who} was last known right on {in_words(on)}, before this term began. Ask "
            f"the school whether it still is; then {_LOAD}."
        )
    head = office.heads.get(Urn(to.urn))
    if to.position == "headteacher" and head is not None and head.since is not None and on < head.since:
        yield (
            f"The head has changed: HR says the present one took office on {in_words(head.since)}, and the "
            f"address was last known right on {in_words(on)}. Ask the school; then {_LOAD}."
        )


def _other_school(draft: Draft, enclosure: Enclosure) -> Iterator[str]:
    """The number in a school's document is the recipient's (B6)."""
    if not draft.to.urn or not enclosure.document.startswith("schools/"):
        return
    heads = (one for one in read_everything(enclosure.content) if one.where.startswith(_HEADERS))
    said = {urn for one in heads for urn in _URN.findall(one.text)}
    if said != {draft.to.urn}:
        found = " and ".join(sorted(said)) or "no school"
        yield (
            f"{enclosure.name} is of {found}, and the letter goes to {draft.to.who}. Look at the document; "
            "if it was changed by hand, delete it and build it again."
        )
