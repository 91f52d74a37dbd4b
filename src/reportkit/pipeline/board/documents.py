"""Which documents a board pack has, in the order in which they are bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from reportkit.pipeline.board.opening import BoardDesk
from reportkit.publishing.batch import Expected, Job
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board import agenda, notice, pack
from reportkit.reports.sections.expected import Parts


class Sections(Protocol):
    """What a module of sections gives besides the sections themselves."""

    @property
    def TITLE(self) -> str:  # noqa: N802  # a constant of the module
        """The document's title."""
        ...

    def expected_parts(self, profile: BoardProfile, /) -> Parts:
        """What the document must hold."""
        ...


@dataclass(frozen=True, slots=True)
class LeafDocument:
    """One document: the label of its pages in the pack, its file, its notebook and its sections."""

    label: str
    file: str
    notebook: str
    sections: Sections


FRONT = LeafDocument("", "front.docx", "board_pack.ipynb", pack)
LEAVES = (
    LeafDocument("N", "notice.docx", "board_notice.ipynb", notice),
    LeafDocument("G", "agenda.docx", "board_agenda.ipynb", agenda),
)


def jobs_of(desk: BoardDesk) -> Iterator[tuple[LeafDocument, Job]]:
    """The job of each document that stands by itself and is bound in the pack."""
    for leaf in LEAVES:
        yield leaf, desk.job(leaf.file, leaf.notebook, expected(leaf, desk.profile))


def title_of(leaf: LeafDocument) -> str:
    """The document's title, under which it stands in the pack."""
    return leaf.sections.TITLE


def expected(leaf: LeafDocument, profile: BoardProfile) -> Expected:
    """What the document must hold."""
    return Expected(*leaf.sections.expected_parts(profile))
