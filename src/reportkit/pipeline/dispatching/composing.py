"""A letter made of its draft: the template's words, what goes with it, and whom it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import getaddresses
from pathlib import Path

from reportkit.exceptions import UsageError
from reportkit.pipeline.dispatching.drafts import Draft
from reportkit.pipeline.dispatching.enclosures import Enclosure
from reportkit.pipeline.dispatching.naming import key_of, sent_earlier
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.receipts import Receipt
from reportkit.publishing.dispatch.addresses import parse_address
from reportkit.publishing.dispatch.checking import check_line
from reportkit.publishing.dispatch.ledger import Parcel
from reportkit.publishing.dispatch.letter import Attachment, Letter, Recipient
from reportkit.publishing.dispatch.message import pack
from reportkit.publishing.dispatch.templates import TEMPLATES, find_email_templates, render_email
from reportkit.vocabulary import in_words

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".ics": "text/calendar",
}
_NINE = time(9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter ready to go, and what it was made of; `replaces` is the day of an earlier one, "" for none."""

    draft: Draft
    enclosures: tuple[Enclosure, ...]
    letter: Letter
    parcel: Parcel
    replaces: str = ""


def compose_letter(office: Office, draft: Draft, enclosures: Sequence[Enclosure]) -> Composed:
    """The letter, the same bytes whenever it is made of the same things.

    Raises UsageError for settings without a sender, a template that cannot be filled, or an address that is
    none.
    """
    to, address = draft.to, parse_address(draft.to.address)
    earlier = sent_earlier(office, to, address.wire, enclosures)
    key = key_of(office, to, enclosures, earlier)
    replaces = _replaced(earlier, key)
    fields = {**fields_of(office, draft, enclosures), "replaces": replaces}
    written = render_email(_templates(office), str(office.asked.mailing), fields)
    letter = Letter(
        key=key,
        sender=sender_of(office),
        to=(Recipient(address, to.name),),
        subject=written.subject,
        text=written.text,
        html=written.html,
        attachments=tuple(Attachment(one.name, one.content, _kind(one.name)) for one in enclosures),
        marking=draft.marking,
        sent_on=datetime.combine(office.dated, _NINE),
        reference=office.asked.name,
    )
    return Composed(draft, tuple(enclosures), letter, pack(letter), replaces)


def _replaced(earlier: Sequence[Receipt], key: str) -> str:
    """The day on which the person was last sent another letter with these documents, "" for none."""
    others = [one for one in earlier if one.letter != key]
    return in_words(others[-1].at.date()) if others else ""


def fields_of(office: Office, draft: Draft, enclosures: Sequence[Enclosure]) -> Mapping[str, object]:
    """What a template may say; README.md beside the templates lists it."""
    settings, to = office.settings, draft.to
    return {
        "authority": settings.name,
        "team": settings.team,
        "contact": settings.contact or sender_of(office).address.text,
        "board": settings.board.name,
        "board_short": settings.board.short,
        "name": to.name,
        "position": to.position,
        "school": to.school,
        "urn": to.urn,
        "documents": [one.name for one in enclosures],
        "term": _term(office),
        "as_at": in_words(office.as_at),
        "protected": is_protected(office, draft),
        "late_because": office.asked.late_because.strip(),
        **draft.fields,
    }


def is_protected(office: Office, draft: Draft) -> bool:
    """Whether the documents get a password."""
    return office.settings.mail.protect and bool(draft.marking)


def _templates(office: Office) -> Path:
    own = office.places.root / TEMPLATES
    return own if own.is_dir() else find_email_templates()


def _term(office: Office) -> str:
    year, _, season = office.terms.at(office.asked.meeting or office.as_at).slug.partition("-")
    return f"{season} term {year}"


def sender_of(office: Office) -> Recipient:
    """Whom letters are from. Raises UsageError where the settings name nobody."""
    check_line("sender", office.settings.mail.sender)
    named = getaddresses([office.settings.mail.sender])
    name, address = named[0] if len(named) == 1 else ("", "")
    if not address:
        file = f"params/authorities/{office.authority}.yaml"
        raise UsageError(
            f"No one sender is named, so no letter can be made. Write in {file}, under  mail , for example  "
            "sender: School Improvement Team <sit@example.gov.uk> ."
        )
    return Recipient(parse_address(address), name)


def _kind(name: str) -> str:
    return _KINDS.get(Path(name).suffix.lower(), "application/octet-stream")
