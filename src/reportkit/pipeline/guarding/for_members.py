"""What papers for members, all schools or the public may not hold: how the team sees a school (B3, B5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from reportkit.pipeline.board.documents import LEAVES
from reportkit.pipeline.board.given import COUNTS
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.quoting import Quoted, lines_of
from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.placing import Looked
from reportkit.publishing.disclosure import Leak, Passage
from reportkit.publishing.disclosure.squeezing import one_form
from reportkit.reports.profiles.support import ON_REGISTER, PLACED, SupportCounts, read_counts

_MEETING = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_PACK = "board-pack.docx"
_BESIDE = re.compile(r"\.new(-?\d+)?(?=\.\w+$)")


def leaks_for_members(known: Knowledge, looked: Looked, passages: Sequence[Passage]) -> Iterator[Leak]:
    """Each name of a school whose standing is confidential, word that places one, or number not released.

    A letter to one head may name that head's school: it goes to nobody else.
    """
    own = known.names_of(looked.urn) if looked.is_letter and looked.urn else frozenset()
    leaks = _leaks(known, looked, passages)
    yield from (leak for leak in leaks if not own or one_form(leak.text) not in own)


def _leaks(known: Knowledge, looked: Looked, passages: Sequence[Passage]) -> Iterator[Leak]:
    yield from known.confidential.find(passages)
    meeting = _meeting_of(known, looked)
    guard = _guard(known, meeting if looked.audience == "members" else "")
    quoted = _quoted(known, meeting).get(_BESIDE.sub("", looked.path.name)) if meeting else None
    own, quoting = quoted.parted(passages) if quoted else (tuple(passages), ())
    yield from guard.leaks(passages, own, quoting)


def _meeting_of(known: Knowledge, looked: Looked) -> str:
    """The day of the meeting that the path names, "" where it names none of which there are papers."""
    days = _MEETING.findall(looked.name)
    return next((day for day in days if (_working(known) / day).is_dir()), "")


def _working(known: Knowledge) -> Path:
    return known.folder / "working" / "sspb"


@lru_cache(maxsize=8)
def _guard(known: Knowledge, meeting: str) -> Guard:
    counts = _working(known) / meeting / COUNTS
    return known.members_guard(_numbers(read_counts(counts)) if meeting and counts.is_file() else ())


def _numbers(counts: SupportCounts) -> tuple[int, ...]:
    """The numbers of schools on the register, or placed there in public, that members were given."""
    told = (text for text in counts.released if text.startswith((ON_REGISTER, PLACED)))
    return tuple(sorted({int(text.rpartition(":")[2]) for text in told} | {counts.improvement.placed}))


@lru_cache(maxsize=8)
def _quoted(known: Knowledge, meeting: str) -> dict[str, Quoted]:
    """By file name what each paper may quote of the policies."""
    executed = _working(known) / meeting
    said = {
        Path(leaf.file).name: frozenset(
            lines_of(leaf.label, executed / Path(leaf.file).with_suffix(".ipynb").name)
        )
        for leaf in LEAVES
        if leaf.quotes
    }
    whole = Quoted(frozenset().union(*said.values()), everywhere=False)
    return {_PACK: whole} | {name: Quoted(lines) for name, lines in said.items()}
