"""What the document of one school may not hold: another school, and who told the team something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.publishing.disclosure import Leak, Passage, WatchList, find_leaks_in

_TAKE_OUT = ". Take it out, and look at the record or the workbook that it came from."
_NOT_ITS_OWN = (
    "this document is for the head of school {}, whose number does not stand in it. See whose it is."
)


_WATCHED = "the school was only considered, and that is told to nobody outside the team (H5). Take it out."
_CONSIDERED = WatchList(
    patterns=dict.fromkeys(
        (
            r"\b(?:to watch|watched|watch ?list)\b",
            r"\bnot (?:to be |to )?(?:place|placed|put on)\b",
            r"\bconsidered for (?:the )?(?:register|sarr)\b",
        ),
        _WATCHED,
    )
)


def leaks_for_head(known: Knowledge, urn: str, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Each name or number of another school of the authority, and each person who told the team something."""
    for leak in known.heads.find(passages, (urn,)):
        yield leak._replace(why=leak.why + _TAKE_OUT)
    if _is_only_considered(known, urn):
        yield from find_leaks_in(passages, _CONSIDERED)
    if len(passages) > 1 and not any(urn in one.text for one in passages[1:]):
        yield Leak("the document", urn, _NOT_ITS_OWN.format(urn))


def _is_only_considered(known: Knowledge, urn: str) -> bool:
    """Whether the team looked at the school and did not place it."""
    schools = known.borough.schools if known.borough else ()
    found = next((school for school in schools if urn in school.urns), None)
    return found is not None and found.is_confidential and not found.is_on
