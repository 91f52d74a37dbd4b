"""What the readers of a file may not see in it, by who they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.pipeline.guarding.for_head import leaks_for_head
from reportkit.pipeline.guarding.for_members import leaks_for_members
from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.letters import letter_leaks, reader_leaks
from reportkit.pipeline.guarding.marking import marking_leaks, name_leaks
from reportkit.pipeline.guarding.placing import Looked
from reportkit.pipeline.guarding.small_numbers import number_leaks
from reportkit.pipeline.guarding.tracing import untraced
from reportkit.publishing.disclosure import Leak, Passage
from reportkit.publishing.disclosure.files import is_left_by_a_program
from reportkit.publishing.disclosure.leftovers import find_leftovers

_BY_HEADS = {"head", "chair", "responsible-body"}
_TEAM = "team"
_OPEN = {"members", "all-schools", "public", "elected-members"}


def leaks_for(
    known: Knowledge, looked: Looked, passages: Sequence[Passage], content: bytes
) -> Iterator[Leak]:
    """Each text that may not stand in the file, with where and why."""
    yield from marking_leaks(known, looked, passages)
    if looked.audience != _TEAM:
        yield from find_leftovers(content)
        if not is_left_by_a_program(looked.path.name, content):
            yield from untraced(known, looked, content)
    yield from reader_leaks(content, passages)
    yield from leaks_in(known, looked, passages)


def leaks_in(known: Knowledge, looked: Looked, passages: Sequence[Passage]) -> Iterator[Leak]:
    """The same of passages by themselves, such as the name of a file that cannot be opened."""
    yield from name_leaks(passages)
    yield from letter_leaks(known, passages)
    yield from number_leaks(looked.audience, passages)
    if looked.audience in _BY_HEADS:
        yield from leaks_for_head(known, looked.urn, passages)
    elif looked.audience in _OPEN:
        yield from leaks_for_members(known, looked, passages)
