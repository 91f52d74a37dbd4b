"""Papers of events that were taken back: nothing removes them, so it is said that they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.pipeline.casework.documents.desk import Desk

_OF_EVENT = re.compile(r"-(?P<event>[1-9]\d{5}-[1-9]\d*)(\.new(-\d+)?)?\.docx$")


def left_over(desk: Desk) -> tuple[str, ...]:
    """A line for each paper in the term's folder whose event no longer counts."""
    return tuple(_lines(desk))


def _lines(desk: Desk) -> Iterator[str]:
    for path in sorted((desk.folder / "restricted").glob("*/*.docx")):
        found = _OF_EVENT.search(path.name)
        if found and _was_taken_back(desk, found["event"]):
            where = path.relative_to(desk.places.outputs.parent).as_posix()
            yield f"{found['event']} was taken back, and its paper is still there. Delete {where}"


def _was_taken_back(desk: Desk, event: str) -> bool:
    schools = (*desk.record.schools, *desk.record.former)
    return any(one.event(event) and one.history.current(event) is None for one in schools)
