"""A plant: one thing that a reader may not see, put where a stranger with free tools could find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.red_team.packages import Parts, read_package, say, write_package
from tests.red_team.secrets_of import Secrets

How = Callable[[Path, Secrets], Path]
Words = str | Callable[[Secrets], str]
Change = Callable[[Parts, str], None]

PROFILE = "schools/{mine.urn}/school-profile-{mine.urn}.docx"
SECOND = "schools/{second.urn}/school-profile-{second.urn}.docx"
WATCHED = "schools/{watched.urn}/school-profile-{watched.urn}.docx"
SMALL = "schools/{small.urn}/school-profile-{small.urn}.docx"
CORE = "schools/{core.urn}/school-profile-{core.urn}.docx"
UPDATE, BRIEFING = "public/school-improvement-update.docx", "public/heads-briefing.docx"
BOARD = "sspb/{meeting}"
PAPER_A, PAPER_C = f"{BOARD}/papers/paper-a-performance.docx", f"{BOARD}/papers/paper-c-support.docx"
PAPER_B, PAPER_E = f"{BOARD}/papers/paper-b-aims.docx", f"{BOARD}/papers/paper-e-policies.docx"
PAPER_D, PAPER_F = f"{BOARD}/papers/paper-d-networks.docx", f"{BOARD}/papers/paper-f-calendar.docx"
NOTICE, AGENDA, MINUTES = (f"{BOARD}/{one}.docx" for one in ("notice", "agenda", "draft-minutes"))
FORUM, PACK = f"{BOARD}/forum-handover.docx", f"{BOARD}/board-pack.docx"


@dataclass(frozen=True, slots=True)
class Plant:
    """One leak: `how` edits the copy of a term's folder and returns the file that leaks.

    `document` and `expected_words` are templates that the secrets fill in. The words can be read in the
    planted file and not in the clean one; `reason` says how they tell, where they do not do so outright;
    `arguable` why somebody could say that it is no leak. `alone` marks one that touches several files.
    """

    name: str
    audience: str
    document: str
    how: How
    expected_words: Words
    authority: str = "wexcombe"
    reason: str = ""
    arguable: str = ""
    alone: bool = False

    def path(self, secrets: Secrets) -> str:
        """The document's path in the term's folder."""
        return secrets.fill(self.document)

    @property
    def told(self) -> str | None:
        """The audience, where the document's path does not say which it is."""
        return self.audience if self.audience in ("chair", "director", "elected-members") else None

    def words(self, secrets: Secrets) -> str:
        """What can be read in the planted file."""
        said = self.expected_words
        return secrets.fill(said) if isinstance(said, str) else said(secrets)


def editing(document: str, change: Change, words: str) -> How:
    """Edit the parts of a built document so that they hold the words."""

    def plant(folder: Path, secrets: Secrets) -> Path:
        path = folder / secrets.fill(document)
        parts = read_package(path)
        change(parts, secrets.fill(words))
        return write_package(path, parts)

    return plant


def edited(name: str, leak: tuple[str, str, str], change: Change, **said: Any) -> Plant:
    """The plant of a leak (audience, document, words) in one place of a document."""
    audience, document, words = leak
    said = ({"authority": "marlhaven"} if document == CORE else {}) | said
    return Plant(name, audience, document, editing(document, change, words), words, **said)


def saying(name: str, audience: str, document: str, words: str, reason: str) -> Plant:
    """The words said outright in the document."""
    return edited(name, (audience, document, words), say, reason=reason)
