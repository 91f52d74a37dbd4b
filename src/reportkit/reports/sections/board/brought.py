"""Papers that somebody brings besides the standing ones: bound in, or an addendum if they came late (H84)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from reportkit.blocks import Block, Callout, Heading
from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import Paper
from reportkit.exceptions import UsageError
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import Cover, cover
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.school.prose import read_prose
from reportkit.reports.wording import sentence_case

TEXT = "The paper"
# A to F stand; M and N number the pages of minutes and notice; I and O look like numbers.
_LETTERS = "GHJKLPQRSTUVWXYZ"
_INFORMATION = (
    "What its owner has written for members. It was searched for schools whose standing is confidential, "
    "for words that tell a school’s standing and for numbers of schools beside them. None was found, save "
    "what a named person let through."
)


@dataclass(frozen=True, slots=True)
class Brought:
    """One of them: its label in the pack, or the number of the addendum that it is."""

    profile: BoardProfile
    label: str
    event: Event
    paper: Paper

    @property
    def is_late(self) -> bool:
        """Whether it came after the papers went out."""
        return self.label.isdigit()

    @property
    def called(self) -> str:
        """What the agenda calls it: Paper G, or Addendum 1."""
        return f"Addendum {self.label}" if self.is_late else f"Paper {self.label}"

    @property
    def file(self) -> str:
        """Its file; the title stays out of it, for it may say what no file name may."""
        return f"addendum-{self.label}.docx" if self.is_late else f"papers/paper-{self.label.lower()}.docx"

    @property
    def TITLE(self) -> str:  # noqa: N802  # as the modules of the other papers have it
        """The document's title."""
        return f"{self.called}: {self.paper.title}".replace("'", "’")

    def expected_parts(self, _profile: BoardProfile) -> Parts:
        """What it must hold."""
        return Parts((TEXT,), 0, 1)


def brought(profile: BoardProfile) -> tuple[Brought, ...]:
    """Those that are bound into the pack."""
    held = profile.sitting.papers_before if profile.sitting else ()
    return tuple(Brought(profile, label, *one) for label, one in zip(_labels(len(held)), held, strict=True))


def addenda(profile: BoardProfile) -> tuple[Brought, ...]:
    """Those that came after the papers went out, by number."""
    held = profile.sitting.papers_after if profile.sitting else ()
    return tuple(Brought(profile, str(number), *one) for number, one in enumerate(held, start=1))


def find_brought(profile: BoardProfile, label: str) -> Brought:
    """The paper of that label. Raises UsageError where there is none."""
    for one in (*brought(profile), *addenda(profile)):
        if one.label == label:
            return one
    raise UsageError(f"The meeting has no paper “{label}”. Build the pack again:  make board-pack")


def front(one: Brought) -> list[Block]:
    """Its cover sheet, and why it is late if it is."""
    said, paper = one.paper.implications, one.paper
    sheet = Cover(
        letter="" if one.is_late else one.label,
        owner=paper.owner,
        purpose=f"{sentence_case(paper.purpose)}.",
        recommends=paper.recommends,
        finance=said.finance,
        equality=said.equality,
        data_protection=said.data_protection,
        information=_INFORMATION,
    )
    return [*cover(one.profile, one.TITLE, sheet), *_late(one)]


def text(one: Brought) -> list[Block]:
    """What its owner wrote."""
    return [Heading(1, TEXT), *read_prose(one.paper.text)]


def _late(one: Brought) -> Iterator[Block]:
    if one.is_late:
        why = one.paper.late_because or "No reason is on record."
        yield Callout("It came after the papers went out", words(f"{why.rstrip('.')}."))


def _labels(number: int) -> list[str]:
    """So many labels: G, H, J ... Z, then GA, HA ..."""
    labels = (f"{letter}{more}" for more in ("", *ascii_uppercase) for letter in _LETTERS)
    return [next(labels) for _ in range(number)]
