"""What a letter may not have in its headers: anybody but its one reader, and a word that places a school."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.utils import getaddresses

from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.publishing.disclosure import Leak, Passage, find_leaks_in

_HEADER = "the header "
_COPIES = ("cc", "bcc", "resent-to", "resent-cc", "resent-bcc", "apparently-to")
_OTHERS = "a letter goes to its one reader and nobody else. Rehearse the letters again."
_TELLS = "others see the headers of a letter. Rehearse the letters again."


def letter_leaks(known: Knowledge, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Copies to others, a second reader, and words of the register in any header."""
    headers = [one for one in passages if one.where.startswith(_HEADER)]
    for where, text, _ in headers:
        name, _, value = text.partition(": ")
        several = name.lower() == "to" and len(getaddresses([value])) > 1
        if several or name.lower() in _COPIES:
            yield Leak(where, value, _OTHERS)
    for leak in find_leaks_in(headers, known.placing):
        yield leak._replace(why=f"{leak.why}; {_TELLS}")
