"""What the papers of a meeting are made from: the record of the board, and nothing of any school."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from reportkit.casework.record import Record, record_hash, write_record
from reportkit.casework.store import open_store
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.schools import KnownBorough
from reportkit.pipeline.right_school import check_finished
from reportkit.pipeline.school_profiles import settings_hash
from reportkit.places import Places
from reportkit.publishing.batch import Expected, Job
from reportkit.publishing.batch.job import Check
from reportkit.reports.profiles.board import BoardProfile, board_profile
from reportkit.reports.profiles.support import SupportCounts
from reportkit.settings import read_authority, read_terms
from reportkit.settings.audiences import read_audiences

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class AskedPack:
    """Which authority's meeting, on which day its pack is made, and by whom, "" where nobody is named.

    `at` is the moment, under which it is recorded that the register was read; None where it is not to be.
    """

    authority: str
    meeting: date
    as_at: date
    by: str = ""
    why: str = ""
    policy: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reads:
    """What a document reads besides the record of the board.

    `locations` says by parameter of its notebook where that stands; `data` are the hashes of what it says,
    each under the words that a person knows it by.
    """

    locations: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BoardDesk:
    """The record of the board of a day, and where its documents go.

    `folder` is the term's, `own` the path in it of the meeting's folder, such as sspb/2026-12-03. `guard`
    knows what no document may hold, `counts` are the counts released to members, and `borough` the schools
    they were made of: all are None until `disclosing.disclose` has made them, and no document is made before.
    `notes` are for the person who builds, and nobody else.
    """

    places: Places
    asked: AskedPack
    record: Record
    profile: BoardProfile
    folder: Path
    step: Step = field(default=lambda words: None)
    guard: Guard | None = None
    counts: SupportCounts | None = None
    borough: KnownBorough | None = None
    notes: tuple[str, ...] = ()

    @property
    def own(self) -> str:
        """The meeting's folder as a path in the term's."""
        return f"sspb/{self.asked.meeting}"

    @property
    def working(self) -> Path:
        """Where executed notebooks and what they read are kept; its owner alone may open it."""
        return self.folder / "working" / "sspb" / str(self.asked.meeting)

    def job(
        self,
        file: str,
        notebook: str,
        expected: Expected,
        reads: Reads | None = None,
        quoting: tuple[str, ...] = (),
    ) -> Job:
        """The job for a file of the meeting's folder, from a notebook in notebooks/; the guard checks it.

        `quoting` are the labels of the parts that may print the policies' own words (see `Guard.check`).
        Raises ValueError before it is known what may not be said.
        """
        if self.guard is None:
            raise ValueError("what the document may not hold is not known yet: see disclosing.disclose")
        document, reads = f"{self.own}/{file}", reads or Reads()
        _private(self.folder / "working")
        record = write_record(self.record, self.working / "board.json")
        return Job(
            document=document,
            notebook=self.places.notebooks / notebook,
            template=self.places.template,
            executed=self.working / Path(file).with_suffix(".ipynb").name,
            parameters={
                "authority": self.asked.authority,
                "as_at": self.asked.as_at.isoformat(),
                "meeting": self.asked.meeting.isoformat(),
            },
            as_at=self.asked.as_at,
            data={"what is on record": record_hash(self.record), "settings": self._settings()}
            | dict(reads.data),
            locations={"record": str(record), "params": str(self.places.params)} | dict(reads.locations),
            expected=replace(expected, check=self._check(document, quoting)),
        )

    def _check(self, document: str, quoting: tuple[str, ...]) -> Check:
        placed = read_audiences(self.places.params).place(document)
        audience = placed.rule.audience if placed else ""
        return partial(check_finished, self.guard.check(document, quoting) if self.guard else None, audience)

    def _settings(self) -> str:
        return settings_hash(self.places, self.asked.authority)


def open_board(places: Places, asked: AskedPack, step: Step = lambda words: None) -> BoardDesk:
    """The record of the board as it stood on `asked.as_at`, empty where no casework is kept.

    Raises UsageError for a policy that has no board.
    """
    policy = asked.policy or read_authority(places.params, asked.authority).policy
    events = open_store(places.casework).events(asked.authority) if places.has_casework else ()
    whole = Record(asked.authority, asked.as_at, policy, (), borough=tuple(events))
    record = whole.of_board()
    profile = board_profile(record, places.params, asked.meeting)
    folder = places.term_folder(asked.authority, read_terms(places.params).at(asked.meeting))
    return BoardDesk(places, asked, record, profile, folder, step)


def _private(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
