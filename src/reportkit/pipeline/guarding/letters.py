"""What a letter may not have in its headers: anybody but its one reader, and a word that places a school."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Sequence
from email.errors import InvalidHeaderDefect, MessageError
from email.message import Message

from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.publishing.disclosure import Leak, Passage, find_leaks_in

_HEADER = "the header "
_COPIES = ("cc", "bcc", "resent-to", "resent-cc", "resent-bcc", "apparently-to")
_OTHERS = "a letter goes to its one reader and nobody else. Rehearse the letters again."
_TELLS = "others see the headers of a letter. Rehearse the letters again."


def letter_leaks(known: Knowledge, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Copies to others, and words of the register in any header."""
    headers = [one for one in passages if one.where.startswith(_HEADER)]
    for where, text, _ in headers:
        name, _, value = text.partition(": ")
        if name.lower() in _COPIES:
            yield Leak(where, value, _OTHERS)
    for leak in find_leaks_in(headers, known.placing):
        yield leak._replace(why=f"{leak.why}; {_TELLS}")


def reader_leaks(content: bytes, passages: Sequence[Passage]) -> Iterator[Leak]:
    """A letter's readers, where they are not one: as its header names them, and not as it reads decoded.

    A name may hold a comma, which would part readers once it is decoded.
    """
    if not any(one.where.lower().startswith(f"{_HEADER}to") for one in passages):
        return
    message = email.message_from_bytes(content, policy=email.policy.default)
    for number, part in enumerate(message.walk()):
        if not _has_one_reader(part):
            whose = f" of part {number}" if number else ""
            yield Leak(f"{_HEADER}To{whose}", _as_read(part), _OTHERS)


def _has_one_reader(part: Message) -> bool:
    """Whether it is addressed to one at most; what cannot be told apart counts as more."""
    if "to" not in part:
        return True
    try:
        headers = list(part.get_all("to", []))
    except (MessageError, LookupError, ValueError, AttributeError):
        return False
    defects = (defect for one in headers for defect in getattr(one, "defects", ()))
    return sum(len(getattr(one, "addresses", ())) for one in headers) == 1 and not any(
        isinstance(defect, InvalidHeaderDefect) for defect in defects
    )


def _as_read(part: Message) -> str:
    said = ", ".join(str(value) for name, value in part.raw_items() if name.lower() == "to")
    return " ".join(said.encode("utf-8", "replace").decode().split())
