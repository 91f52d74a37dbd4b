"""Which documents a board pack has, in the order in which they are bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from reportkit.pipeline.board.disclosing import counts_read, support_profile
from reportkit.pipeline.board.networks import networks_profile, networks_read
from reportkit.pipeline.board.opening import BoardDesk, Reads
from reportkit.pipeline.board.reading import policies_compared, published_data, worked_cases
from reportkit.publishing.batch import Expected, Job
from reportkit.reports.sections.board import (
    agenda,
    minutes,
    notice,
    pack,
    paper_a,
    paper_b,
    paper_c,
    paper_d,
    paper_e,
    paper_f,
)
from reportkit.reports.sections.expected import Parts


class Sections(Protocol):
    """What a module of sections gives besides the sections themselves."""

    @property
    def TITLE(self) -> str:  # noqa: N802  # a constant of the module
        """The document's title."""
        ...

    def expected_parts(self, profile: Any, /) -> Parts:
        """What the document must hold, from what `LeafDocument.profile` gives."""
        ...


def _nothing_more(_desk: BoardDesk) -> Reads:
    return Reads()


def _of_the_meeting(desk: BoardDesk, _reads: Reads) -> Any:
    return desk.profile


@dataclass(frozen=True, slots=True)
class LeafDocument:
    """One document: the label of its pages in the pack, its file, its notebook and its sections.

    `reads` gives what its notebook reads besides the record of the board, made if need be; `profile` then
    what its sections are functions of: the board's profile, or another that holds it. `quotes` is whether it
    may print the policies' own words for schools.
    """

    label: str
    file: str
    notebook: str
    sections: Sections
    reads: Callable[[BoardDesk], Reads] = _nothing_more
    profile: Callable[[BoardDesk, Reads], Any] = _of_the_meeting
    quotes: bool = False


FRONT = LeafDocument("", "front.docx", "board_pack.ipynb", pack)
LEAVES = (
    LeafDocument("N", "notice.docx", "board_notice.ipynb", notice),
    LeafDocument("AG", "agenda.docx", "board_agenda.ipynb", agenda),
    LeafDocument("M", "draft-minutes.docx", "board_minutes.ipynb", minutes),
    LeafDocument("A", "papers/paper-a-performance.docx", "board_paper_a.ipynb", paper_a, published_data),
    LeafDocument("B", "papers/paper-b-aims.docx", "board_paper_b.ipynb", paper_b, published_data),
    LeafDocument(
        "C", "papers/paper-c-support.docx", "board_paper_c.ipynb", paper_c, counts_read, support_profile
    ),
    LeafDocument(
        "D", "papers/paper-d-networks.docx", "board_paper_d.ipynb", paper_d, networks_read, networks_profile
    ),
    LeafDocument(
        "E",
        "papers/paper-e-policies.docx",
        "board_paper_e.ipynb",
        paper_e,
        worked_cases,
        policies_compared,
        quotes=True,
    ),
    LeafDocument("F", "papers/paper-f-calendar.docx", "board_paper_f.ipynb", paper_f, published_data),
)


def jobs_of(desk: BoardDesk) -> Iterator[tuple[LeafDocument, Job]]:
    """The job of each document that stands by itself and is bound in the pack."""
    for leaf in LEAVES:
        reads = leaf.reads(desk)
        parts = leaf.sections.expected_parts(leaf.profile(desk, reads))
        quoting = ("",) if leaf.quotes else ()
        yield leaf, desk.job(leaf.file, leaf.notebook, Expected(*parts), reads, quoting)


def title_of(leaf: LeafDocument) -> str:
    """The document's title, under which it stands in the pack."""
    return leaf.sections.TITLE
