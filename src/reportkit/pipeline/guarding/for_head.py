"""What the document of one school may not hold: another school, and who told the team something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.publishing.disclosure import Leak, Passage

_TAKE_OUT = ". Take it out, and look at the record or the workbook that it came from."
_NOT_ITS_OWN = (
    "this document is for the head of school {}, whose number does not stand in it. See whose it is."
)


def leaks_for_head(known: Knowledge, urn: str, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Each name or number of another school of the authority, and each person who told the team something."""
    for leak in known.heads.find(passages, (urn,)):
        yield leak._replace(why=leak.why + _TAKE_OUT)
    if len(passages) > 1 and not any(urn in one.text for one in passages[1:]):
        yield Leak("the document", urn, _NOT_ITS_OWN.format(urn))
