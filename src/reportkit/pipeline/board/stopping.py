"""What is said of a document that may not go out: what it holds, where, why not, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.blocks import Block, Heading, Title
from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.quoting import BODY as _BODY
from reportkit.pipeline.board.quoting import said_in
from reportkit.pipeline.typed.screening import BAND, NUMBER
from reportkit.publishing.disclosure import Leak, Passage, WatchList, find_leaks_in
from reportkit.publishing.disclosure.letters import plain

_PLACES = {
    _BODY: "the text",
    "word/header": "the head of a page",
    "word/footer": "the foot of a page",
    "docProps/": "the file’s properties",
    "word/media/": "a picture",
}
_MOST_TOLD = 5
_REMEDY = (
    "Members may not be told of it. Look the words up with  reportkit board show , record them again without "
    "it and with --corrects, and build the pack again; what was typed in the file itself, take out there. If "
    "the words mean something else, such as a place, add them to  not_schools  under  board  in the "
    "authority’s settings."
)

_LET = (
    "If a sentence tells nothing of how schools stand, somebody lets it through by name:  reportkit guard "
    '--let-through "{text}" --by "Ann Officer" --why "what it means" --authority ...'
)


def stop(document: str, leaks: Sequence[Leak], blocks: Sequence[Block]) -> None:
    """Raises DocumentError where there is anything, with the headings of `blocks` under which it stands."""
    if not leaks:
        return
    told = dict.fromkeys(f"“{leak.text}” {_where(leak, blocks)}: {leak.why}" for leak in leaks)
    more = f"; and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    said = "; ".join(tuple(told)[:_MOST_TOLD]) + more
    sentences = [one.text for one in leaks if one.why in (NUMBER, BAND)]
    remedy = f"{_REMEDY} {_LET.format(text=sentences[0])}" if sentences else _REMEDY
    raise DocumentError(f"{document} may not go out, for it would hold {said}. {remedy}")


def _where(leak: Leak, blocks: Sequence[Block]) -> str:
    """The heading under which it stands, else the part of the file."""
    if leak.where.startswith(_BODY):
        under, watched = "", WatchList(patterns={re.escape(plain(leak.text)): ""})
        for block in blocks:
            under = block.text if isinstance(block, Heading | Title) else under
            if under and find_leaks_in((Passage("", said_in(block)),), watched):
                return f"under “{under}”"
    found = (words for part, words in _PLACES.items() if leak.where.startswith(part))
    return f"in {next(found, leak.where)}"
