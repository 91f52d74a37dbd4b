"""Schools of which nothing is flagged and only a fact is not known: what it is, and who is to say it."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.blocks import Block
from reportkit.casework.events.support_kinds import Link
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.sections.meeting_paper.up import Up
from reportkit.reports.sections.register.wording import named
from reportkit.reports.wording import counted, listed, sentence_case

_COLUMNS = (("School", 3.4), ("What is missing", 4.0), ("Who is to say it", 3.0))
_OF_THE_HEAD = "the head has changed"
_NOT_PUBLISHED = "no figure tells: the meeting decides"
_NOT_CLEAR = (
    "No flag is not “no concern”: the overview for officers says what could not be assessed of each school."
)


def unanswered(profile: RegisterProfile, up: Sequence[Up]) -> list[Block]:
    """The schools that lack an answer, in one table; nothing where every school has its answers."""
    if not up:
        return []
    rows = [[named(one.subject.facts), _missing(one), _who_says(one)] for one in up]
    title = "Schools that lack an answer"
    return part(
        title, paragraph(_said(profile, len(up))), listing("", _COLUMNS, rows, "", (_NOT_CLEAR,), title)
    )


def _said(profile: RegisterProfile, number: int) -> str:
    mildest = profile.pack.categories[0].label
    return (
        f"Of {counted(number, 'school', 'schools')} nothing is flagged and no category is on record, and "
        f"{mildest} does not follow by itself, because a fact is not known. Get each answer before the "
        f"meeting; then decide on {mildest} or more, and record it for each school."
    )


def _missing(up: Up) -> str:
    """Each fact that is not known, with the rule that asks for it."""
    return f"{sentence_case('; '.join(f'{one.why} ({one.rule})' for one in up.proposals))}."


def _who_says(up: Up) -> str:
    whys = " ".join(proposal.why for proposal in up.proposals)
    said = [f"HR, or {_officer(up)}"] if _OF_THE_HEAD in whys else []
    if whys.count("it is not known") > len(said):
        said.append(_NOT_PUBLISHED)
    return f"{sentence_case('; '.join(said))}." if said else "The meeting."


def _officer(up: Up) -> str:
    """The newest linked with the school in each role; the school's own officer where none is on record."""
    links = (event.payload for event in up.subject.happened(Link))
    newest = {link.role: link.officer.name for link in links if isinstance(link, Link)}
    return listed([*dict.fromkeys(newest.values())]) if newest else "the school’s officer (none named)"
