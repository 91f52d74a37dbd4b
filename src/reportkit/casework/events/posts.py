"""Words for posts and titles, by which records name many people: they are nobody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportkit.casework.board.people import Role
from reportkit.casework.events.parties import Party
from reportkit.casework.events.support_kinds import LinkRole

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_POSTS = """
    the a acting assistant associate co deputy executive former interim joint lead new senior vice
    adviser advisor business chief clerk consultant coordinator director education governor governors
    headmaster headmistress headship headteacher headteachers heads improvement inspector leader
    leadership management manager officer officers partner principal responsible SENCO services
    teacher teachers team trust trustee trustees
    AHT CEO COO DCS DHT DSL HMI HoSI HT LLE NLE RSC SENDCO SIL SIP SIT
"""
_TITLES = "mr mrs miss ms mx dr prof professor rev revd reverend sir dame lord lady madam the"


def names_nobody(name: str) -> bool:
    """Whether it says only a post, such as “Chair of Governors” or “SIP”, or only a title."""
    said = {*_words([name])}
    return bool(said) and (said <= _POSTS or said <= {*_words([_TITLES])})


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in _WORD.findall(text.casefold()))


_POSTS = frozenset(_words((*LinkRole, *Party, *Role, _OTHER_POSTS)))
