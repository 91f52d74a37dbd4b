"""What tells a letter from another, and which earlier ones it comes after."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from reportkit.pipeline.dispatching.drafts import Addressee
from reportkit.pipeline.dispatching.enclosures import Enclosure
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.receipts import Receipt

_DIGITS = 16
_AS_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # a school's number never stands in it by chance
_UNFIT = re.compile(r"[^A-Za-z0-9]+")
_MORE = "-and-"


def id_of_all(ids: Sequence[str]) -> str:
    """The name of a letter to several people, such as  m2-and-1-more ."""
    return f"{ids[0]}{_MORE}{len(ids) - 1}-more"


def sent_earlier(
    office: Office, to: Addressee, address: str, enclosures: Sequence[Enclosure]
) -> tuple[Receipt, ...]:
    """What the same person was sent this term of the same documents, at the address, the newest last."""
    begins, documents = office.terms.at(office.as_at).starts, tuple(one.document for one in enclosures)
    mine = {_plain(one) for one in to.everybody}
    return tuple(
        one
        for one in office.sent_before.get(address, ())
        if one.documents == documents and one.at.date() >= begins and _first(one) in mine
    )


def _first(letter: Receipt) -> str:
    """The id of the first person whom a letter was for, out of its key."""
    return letter.letter.rpartition("-")[0].partition(_MORE)[0]


def key_of(office: Office, to: Addressee, enclosures: Sequence[Enclosure], earlier: Sequence[Receipt]) -> str:
    """The letter's key: who gets which documents, by what they say, whatever the words around them.

    One whose documents say again what they said before others were sent is a further letter: whoever has
    the others would keep what no longer holds.
    """
    sent = [one.letter for one in earlier]
    key = _key(office, to, enclosures, "")
    while key in sent[:-1]:
        after = sent[sent.index(key) + 1]
        key = _key(office, to, enclosures, after)
    return key


def _key(office: Office, to: Addressee, enclosures: Sequence[Enclosure], after: str) -> str:
    documents = (f"{one.document} {one.says}" for one in enclosures)
    people = " ".join(to.everybody)
    said = "\n".join((office.authority, office.asked.name, people, to.address.casefold(), *documents, after))
    digest = hashlib.sha256(said.encode()).hexdigest()[:_DIGITS].translate(_AS_LETTERS)
    return f"{_plain(to.id)}-{digest}"


def _plain(named: str) -> str:
    return _UNFIT.sub("-", named)
