"""What came out of a term: the assessment, the register, the documents, looked up for the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from reportkit.casework.register import RegisterEntry, tell_history
from reportkit.casework.requirements import (
    PromiseStanding,
    Requirement,
    SchoolBreach,
    Subject,
    find_breaches,
    promise_standings,
    school_review,
    what_follows,
    without_contact,
)
from reportkit.casework.reviews import ReviewStanding
from reportkit.judgement.assessment.model import Assessment, SchoolAssessment
from reportkit.pipeline.casework.books import Opened
from reportkit.pipeline.casework.telling import history_lines
from reportkit.pipeline.demo.inventing import Invented
from reportkit.pipeline.demo.lines import as_printed, lines_of
from reportkit.pipeline.demo.recording import Term
from reportkit.pipeline.returns.standing import TeamStanding
from reportkit.publishing.disclosure import read_everything
from reportkit.vocabulary import Urn

HISTORY = "reportkit register history"


@dataclass(frozen=True)
class Seen:
    """Everything of one borough after the run.

    `readers` are who opened the register or a document of it, `folder` is the term's folder of documents.
    """

    invented: Invented
    assessment: Assessment
    opened: Opened
    term: Term
    teams: tuple[TeamStanding, ...]
    readers: frozenset[str]
    folder: Path

    def urn_of(self, at: str) -> Urn | None:
        """The school of a story or a circumstance; None for what is about no school."""
        school = self.invented.school(at)
        return school.urn if school else None

    def school(self, urn: Urn) -> SchoolAssessment:
        """What the assessment says of it."""
        return self.assessment.of_school(urn)

    @cached_property
    def subjects(self) -> Mapping[Urn, Subject]:
        """Every school with its record."""
        return {subject.facts.urn: subject for subject in self.opened.subjects}

    def entry(self, urn: Urn) -> RegisterEntry | None:
        """Its place on the register."""
        return self.subjects[urn].entry

    def breaches(self, urn: Urn) -> tuple[SchoolBreach, ...]:
        """What its record lacks."""
        return find_breaches(self.subjects[urn], self.opened.rules)

    def promises(self, urn: Urn) -> tuple[PromiseStanding, ...]:
        """Where each promise made to it stands."""
        return promise_standings(self.subjects[urn], self.opened.rules.terms)

    def review(self, urn: Urn) -> ReviewStanding | None:
        """Where it stands with its School Review."""
        return school_review(self.subjects[urn], self.opened.rules)

    def next(self, urn: Urn) -> tuple[Requirement, ...]:
        """What is required next, after each of its events."""
        subject, rules = self.subjects[urn], self.opened.rules
        found = (one for event in (None, *subject.file.events) for one in what_follows(subject, rules, event))
        return tuple(dict.fromkeys(found))

    @cached_property
    def isolated(self) -> frozenset[Urn]:
        """Schools that nobody met or spoke with this term."""
        found = without_contact(self.opened.subjects, self.opened.rules.terms)
        return frozenset(subject.facts.urn for subject in found)

    def path(self, document: str, at: str) -> str:
        """The document's path in the term's folder.

        URN stands for the case's school, “@note” for the event that its story names so.
        """
        events = self.term.events.items()
        named = {f"@{name}": event for (story, name), event in events if story == at and name}
        found = document.replace("URN", self.urn_of(at) or "")
        for name in sorted(named, key=len, reverse=True):
            found = found.replace(name, named[name])
        return found

    def text(self, document: str) -> str:
        """Everything that a document or a workbook says, as one line; "" where there is none."""
        path = self.folder / document
        return _text_of(path) if path.is_file() else ""

    def lines_about(self, document: str, urn: Urn | None) -> tuple[str, ...] | None:
        """The lines of a document that name the school; all of one that is the school's own, or of no school.

        What the command of a school's history prints is such a document too. None where there is none.
        """
        if document.startswith(HISTORY) and urn is not None:
            history = tell_history(self.subjects[urn].file.events)
            return tuple(map(as_printed, history_lines(history, self.opened.rules.pack)))
        path = self.folder / document
        if not path.is_file():
            return None
        lines = lines_of(path)
        return lines if urn is None or urn in path.parts else tuple(one for one in lines if urn in one)


@lru_cache(maxsize=64)
def _text_of(path: Path) -> str:
    """Many cases look at one document: it is read once, after all were built."""
    said = (passage.text for passage in read_everything(path.read_bytes()))
    return " ".join(" ".join(said).split())
