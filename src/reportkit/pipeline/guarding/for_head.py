"""What the document of one school may not hold: another school, and who told the team something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.utils import parseaddr

from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.people import WHY
from reportkit.publishing.disclosure import Leak, Passage, WatchList, find_leaks_in
from reportkit.publishing.disclosure.letters import plain

_TO = "the header To"
_TAKE_OUT = ". Take it out, and look at the record or the workbook that it came from."
_NOT_ITS_OWN = (
    "this document is for the head of school {}, whose number does not stand in it. See whose it is."
)


_WATCHED = "the school was only considered, and that is told to nobody outside the team (H5). Take it out."
_SCHOOL = "(?:you|your (?:school|academy|nursery)|this school|the school|the academy)"
_REGISTER = r"(?:the|our|its|their|that|this|a) (?:at risk |council's |borough's )?(?:register|sarr)\b"
_LIST = rf"(?:{_REGISTER}|(?:the|our|its|their|that|this|a) (?:watch ?)?list\b)"
_MIGHT = "(?:might|may|could|would|should|nearly|almost|narrowly|ought to) (?:have )?(?:be |been )?"
_GO = "(?:go|gone|went|join|joined|put|placed|added|entered|included)(?: on| onto| to| in| into)?"
_PUT = "(?:plac|putt|add|enter|includ)ing"
_WE = "(?:we|the team|the council|the borough|officers)"
_CONSIDERED = WatchList(
    patterns=dict.fromkeys(
        (
            r"\b(?:to watch|watched|watch ?list)\b",
            r"\bnot (?:to be |to )?(?:place|placed|put on)\b",
            r"\bconsidered for (?:the )?(?:register|sarr)\b",
            rf"(?<!\bpupils )(?<!\bchildren )\b{_MIGHT}{_GO} {_REGISTER}",
            rf"\b(?:{_SCHOOL}|school (?:that|which)) (?:was |were )?{_MIGHT}{_GO} {_LIST}",
            rf"\b(?:{_PUT} {_SCHOOL} (?:on|onto|to|in|into) {_LIST}|listing {_SCHOOL}(?! \w+ in\b))",
            r"\b(?:was|were|been|came|come) (?:very )?(?:nearly|almost|close to being|narrowly) listed\b",
            rf"\beye on (?:you\b|{_SCHOOL}(?: (?:this|and|as|for|until|too|now)\b| ?(?:[,;:)!?]|$)))",
            r"\b(?:school|academy)(?: is)?(?: one| among those)?(?: that| which)? "
            rf"{_WE}(?: are| is| have been| has been|'re| were)? (?:\w+ )?ke(?:ep|eps|eping|pt) "
            r"(?:an|our|a \w+) eye on\b",
            rf"\b(?:register|the list|listed|placing|listing)\b[^;]{{0,40}}\b{_WE} (?:\w+ )?"
            r"(?:held off|decided (?:not to|against) (?:it|list|plac|put))",
        ),
        _WATCHED,
    )
)


def leaks_for_head(known: Knowledge, urn: str, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Each name or number of another school of the authority, and each person who told the team something."""
    reader = _reader_of(passages)
    for leak in known.heads.find(passages, (urn,)):
        if not (leak.why == WHY and plain(leak.text) == reader):
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


def _reader_of(passages: Sequence[Passage]) -> str:
    """Whom a letter is to, as its header shows the name: that is no secret. "" for what is no letter."""
    to = next((one.text.partition(": ")[2] for one in passages if one.where == _TO), "")
    return plain(parseaddr(to)[0])
