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
from reportkit.pipeline.guarding.tracing import is_by_us
from reportkit.publishing.disclosure import Leak, Passage
from reportkit.publishing.disclosure.letters import spelt
from reportkit.publishing.disclosure.squeezing import one_form
from reportkit.publishing.manifest import sha256_of
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
    yield from guard.leaks(passages, own, quoting, _typed_in_file(known, looked, own))


def _meeting_of(known: Knowledge, looked: Looked) -> str:
    """The day of the meeting that the path names, "" where it names none of which there are papers."""
    return _meeting_in(known, looked.name)


def _meeting_in(known: Knowledge, name: str) -> str:
    days = _MEETING.findall(name)
    return next((day for day in days if (_working(known) / day).is_dir()), "")


def _working(known: Knowledge) -> Path:
    return known.folder / "working" / "sspb"


@lru_cache(maxsize=8)
def _guard(known: Knowledge, meeting: str) -> Guard:
    path = _working(known) / meeting / COUNTS
    if not meeting or not path.is_file():
        return known.members_guard(())
    counts = read_counts(path)
    return known.members_guard(_numbers(counts), counts.released)


def _typed_in_file(known: Knowledge, looked: Looked, own: Sequence[Passage]) -> Sequence[Passage]:
    """What somebody may have typed in the file itself: nothing of one that stands as it was built."""
    entry = known.documents.get(_BESIDE.sub("", looked.name))
    if looked.is_letter or stands_as_built(known, looked):
        return ()
    if entry is None:
        return own
    printed = _printed(known, looked.name)
    lines = ((one, line) for one in own for line in one.text.split("\n"))
    return tuple(one._replace(text=line) for one, line in lines if spelt(line) not in printed)


def stands_as_built(known: Knowledge, looked: Looked) -> bool:
    """Whether the file is one that was made here and that nobody changed."""
    entry = known.documents.get(looked.name)
    if entry is None or not looked.path.is_file():
        return is_by_us(known, looked)
    return bool(entry["sha256"] == sha256_of(looked.path.read_bytes()))


@lru_cache(maxsize=32)
def _printed(known: Knowledge, name: str) -> frozenset[str]:
    """Every line, as `spelt`, of the notebooks that the documents of a meeting were made from."""
    folder = _working(known) / _meeting_in(known, name)
    executed = sorted(folder.glob("*.ipynb")) if folder != _working(known) else ()
    return frozenset(line for path in executed for line in lines_of("", path))


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
