"""Every file that members of the board or the public may read looked at, whoever put it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reportkit.exceptions import DisclosureFound
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.publishing.batch import Built

if TYPE_CHECKING:
    from reportkit.pipeline.guarding.found import Found
    from reportkit.pipeline.guarding.knowing import Knowledge

_READ_BY_OTHERS = ("sspb", "public")
_MOST_OF_A_FILE = 2
_FOUND = (
    "Members of the board or the public read what stands in sspb/ and public/:\n{found}\nMend it and build "
    "the pack again. What may stand there as it is, a named person lets through:  reportkit guard "
    "--let-through ... --by ... --why ..."
)


def look_again(desk: BoardDesk, built: Sequence[Built] = ()) -> None:
    """Raises DisclosureFound for files that may not go out or that nobody can look into, each by its name.

    Every file is looked at save those just `built`, which were looked at before they were written: what is
    confidential may have changed since the others were.
    """
    from reportkit.pipeline.guarding.guarding import guard_folders  # it knows the documents of a pack

    found = guard_folders(_known(desk), _READ_BY_OTHERS, {one.path for one in built})
    if found:
        by_file = groupby(found, key=lambda one: one.document)
        told = (line for _, of_file in by_file for line in _told(tuple(of_file)))
        raise DisclosureFound(_FOUND.format(found="\n".join(told)))


def _told(found: Sequence[Found]) -> Iterator[str]:
    yield from (f"  {one}" for one in found[:_MOST_OF_A_FILE])
    if len(found) > _MOST_OF_A_FILE:
        yield f"  {found[0].document}: {len(found) - _MOST_OF_A_FILE} more"


def _known(desk: BoardDesk) -> Knowledge:
    """What the guard knows, of the term of the meeting and under the policy that the pack is made under."""
    from reportkit.pipeline.guarding.knowing import know

    known = know(desk.places, desk.asked.authority, desk.asked.as_at)
    settings = known.settings.model_copy(update={"policy": desk.record.policy})
    return replace(known, folder=desk.folder, settings=settings, counted=desk.borough)
