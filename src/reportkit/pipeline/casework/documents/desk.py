"""What the restricted documents of one run are made from, and how each becomes a job."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from reportkit.casework.record import Record, SchoolRecord, record_hash, write_record
from reportkit.casework.requirements import Rules
from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.documents import releases_known
from reportkit.pipeline.right_school import check_finished
from reportkit.pipeline.school_profiles import settings_hash
from reportkit.places import Places
from reportkit.publishing.batch import Batch, Executor, Expected, Job, Planned, Tally, build_batch, plan
from reportkit.vocabulary import Urn

Step = Callable[[str], None]
Progress = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents of a kind are asked for: of these schools, or of these events. Nothing means all.

    `meeting` is the day of the board's meeting, for what belongs to one.
    """

    urns: tuple[Urn, ...] = ()
    events: tuple[str, ...] = ()
    meeting: date | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """An authority's record of a day, opened by somebody for a reason that is on record (H119).

    `folder` is the term's. `step` is told what is done next.
    """

    places: Places
    asked: Asked
    record: Record
    rules: Rules
    folder: Path
    step: Step = field(default=lambda words: None)

    def job(
        self,
        document: str,
        notebook: str,
        expected: Expected,
        *,
        urn: Urn | None = None,
        parameters: Mapping[str, str] | None = None,
        locations: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
    ) -> Job:
        """The job for `document`, a path below the term's folder, from a notebook in notebooks/.

        The notebook is given the text parameters authority, as_at, record (the path of the record) and
        params (the folder of settings), and those named. With `urn` the record holds that school alone.
        `data` are the hashes of what else it reads.
        """
        record = self.record.of_school(urn) if urn else self.record
        working = _private(self.folder / "working")
        _private(self.folder / "restricted")
        stem = document.removeprefix("restricted/").replace("/", "-").removesuffix(".docx")
        written = write_record(record, working / "records" / f"{stem}.json")
        given = {"authority": self.asked.authority, "as_at": self.asked.on.isoformat()}
        return Job(
            document=document,
            notebook=self.places.notebooks / notebook,
            template=self.places.template,
            executed=working / "restricted" / f"{stem}.ipynb",
            parameters=given | dict(parameters or {}),
            as_at=self.asked.on,
            data={"what is on record": record_hash(record), "settings": self._settings()} | dict(data or {}),
            locations={"record": str(written), "params": str(self.places.params)} | dict(locations or {}),
            expected=replace(expected, check=partial(check_finished, expected.check, "team")),
        )

    def schools(self, wanted: Wanted) -> tuple[SchoolRecord, ...]:
        """The schools asked for, else all of them. Raises UsageError for one that is not in the record."""
        known = self.record.by_urn
        unknown = [urn for urn in wanted.urns if urn not in known]
        if unknown:
            raise UsageError(
                f"{unknown[0]} is not a school of {self.asked.authority}, as far as the lists held tell. If "
                "it is another authority's, name that with --authority."
            )
        return tuple(known[urn] for urn in wanted.urns) if wanted.urns else self.record.schools

    def build(
        self,
        jobs: Sequence[Job],
        executor: Executor,
        progress: Progress = lambda tally: None,
        *,
        force: bool = False,
    ) -> Batch:
        """What became of each document: those that have not changed are left, edited ones kept beside."""
        releases = releases_known(self.places, self.asked.on)
        return build_batch(self.folder, jobs, executor, releases, progress, force=force)

    def plan(self, jobs: Sequence[Job], *, force: bool = False) -> tuple[Planned, ...]:
        """What would be built, and why; no document is."""
        return plan(self.folder, jobs, force=force)

    def _settings(self) -> str:
        return settings_hash(self.places, self.asked.authority)


def _private(folder: Path) -> Path:
    """The folder, which only its owner may open."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder
