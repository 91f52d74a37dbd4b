"""Every error a person can meet, each with the exit code its command ends with.

A message says what was wrong, where (file, row, column) and what to do. Nothing here is raised for
a defect in reportkit itself: those keep their traceback.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class ReportkitError(Exception):
    """Something that the person at the keyboard can put right."""

    exit_code: ClassVar[int] = 1
    heading: ClassVar[str] = "reportkit could not finish"


class UsageError(ReportkitError):
    """An option, a parameter or a settings file says something that cannot be used."""

    exit_code = 2
    heading = "That request cannot be carried out"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a source file something stands; rows count from 1, the header included."""

    file: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        row = "" if self.row is None else f", row {self.row}"
        column = "" if self.column is None else f", column “{self.column}”"
        return f"{self.file}{row}{column}"


class SourceError(ReportkitError):
    """A data file that cannot be loaded as it stands; nothing of it was loaded."""

    exit_code = 10
    heading = "This file was not loaded"

    def __init__(self, place: Place, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem} {remedy}")
        self.place, self.problem, self.remedy = place, problem, remedy


class UnrecognisedFile(SourceError):
    """No known layout has this header."""

    exit_code = 11


class UnreadableFile(SourceError):
    """The file is cut short, damaged, or in an encoding that cannot be read."""

    exit_code = 12


class UnknownMarker(SourceError):
    """A cell holds text that is neither a number nor a marker known for this source."""

    exit_code = 13


class DuplicateRow(SourceError):
    """A school, area or period stands twice where it may stand once."""

    exit_code = 14


class ImpossibleValue(SourceError):
    """A date, percentage or identifier that cannot be right."""

    exit_code = 15


class UnknownPeriod(SourceError):
    """Neither the content, the folder nor the file name says which year the figures are for."""

    exit_code = 16


class ShrunkenRelease(SourceError):
    """A release with over 5% fewer rows than the one before it, not yet confirmed by a person."""

    exit_code = 17


class MissingData(ReportkitError):
    """A document needs data that is not loaded."""

    exit_code = 20
    heading = "Some data is missing"


class ChangedAssessment(ReportkitError):
    """A kept assessment is not as it was kept."""

    exit_code = 21
    heading = "A kept assessment was changed"


class DocumentError(ReportkitError):
    """A document could not be built, or was built without something it must hold."""

    exit_code = 30
    heading = "The document was not written"


class UndescribedPicture(DocumentError):
    """A picture has no alternative text."""

    exit_code = 31


class NotebookFailed(DocumentError):
    """A cell of the notebook raised an error; the executed notebook up to it was kept.

    `cell` is the code cell's number, counted from 1; 0 where it is not known.
    """

    exit_code = 32

    def __init__(self, words: str, cell: int = 0) -> None:
        super().__init__(words)
        self.cell = cell


class SomeFailed(DocumentError):
    """Of many documents, some were not built; the others were, and are in the manifest."""

    exit_code = 33
    heading = "Some documents were not written"


class FolderInUse(DocumentError):
    """Another run is writing documents in the same folder."""

    exit_code = 34
    heading = "Another run is under way"


class PackIncomplete(DocumentError):
    """A board pack lacks something; what could be made is written, marked as a draft."""

    exit_code = 35
    heading = "The board pack is a draft"


class DisclosureFound(ReportkitError):
    """A document holds what its readers may not see, or cannot be looked into."""

    exit_code = 36
    heading = "The guard found something that readers may not see"


class LettersHeld(ReportkitError):
    """Some letters may not leave, or did not; the others are as they should be."""

    exit_code = 37
    heading = "Some letters are held back"


class CaseworkRefused(UsageError):
    """Something about a school that may not be recorded as it was given; the record stays as it was."""

    exit_code = 40
    heading = "Nothing was recorded"


class ReturnsRefused(ReportkitError):
    """A workbook of returns has errors; nothing in it was taken."""

    exit_code = 41
    heading = "The workbook was not loaded, and nothing in it was taken"


class MailServerUnfit(ReportkitError):
    """A mail server that letters may not be given to: its certificate, its password or what it offers."""

    exit_code = 61
    heading = "The mail server cannot be used"


class CasesFailed(ReportkitError):
    """A case of the demo did not come out as the policy says; everything was made."""

    exit_code = 50
    heading = "The demo was made, and not every case came out as it must"
