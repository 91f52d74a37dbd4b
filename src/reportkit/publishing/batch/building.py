"""Many documents from jobs: those that need it are built, each is written once, failures stand alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from reportkit.exceptions import SomeFailed
from reportkit.publishing.batch.executor import Executor
from reportkit.publishing.batch.held import HeldManifest, Releases
from reportkit.publishing.batch.job import Built, Failed, Job, JobResult, Made, Outcome, Unchanged
from reportkit.publishing.batch.planning import Planned, plan_against
from reportkit.publishing.manifest import write_atomically
from reportkit.publishing.turns import sole_writer

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run has come: documents done (failed ones included), failed, and all to be built."""

    done: int
    failed: int
    total: int


Progress = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of every job, in the order of the jobs."""

    results: tuple[JobResult, ...]

    @property
    def built(self) -> tuple[Built, ...]:
        """The documents that were written."""
        return tuple(result for result in self.results if isinstance(result, Built))

    @property
    def unchanged(self) -> tuple[Unchanged, ...]:
        """The documents that were left as they are."""
        return tuple(result for result in self.results if isinstance(result, Unchanged))

    @property
    def failed(self) -> tuple[Failed, ...]:
        """The documents that were not written, and why."""
        return tuple(result for result in self.results if isinstance(result, Failed))

    def check(self) -> None:
        """Raises SomeFailed, which names them, if any job failed."""
        if self.failed:
            said = "\n".join(f"  {failed.document}: {failed.why}" for failed in self.failed[:_LISTED])
            more = len(self.failed) - _LISTED
            rest = f"\n  and {more} more" if more > 0 else ""
            raise SomeFailed(
                f"{len(self.failed)} of {len(self.results)} documents were not written; the others stand.\n"
                f"{said}{rest}\nPut right what is said, and run the command again: it builds only these."
            )


def build_batch(
    folder: Path,
    jobs: Sequence[Job],
    executor: Executor,
    releases: Releases,
    progress: Progress = lambda tally: None,
    *,
    force: bool = False,
) -> Batch:
    """Build, in the term's folder, the documents of the jobs whose inputs have changed; all with `force`.

    Every document is written whole or not at all, with its entry in the manifest, as soon as it is made:
    a run that is stopped leaves the others absent, and the next run builds only those. Raises UsageError
    or FolderInUse before anything is built; a job's failure is in what is returned.
    """
    manifest = HeldManifest(folder)
    todo = _todo(manifest, folder, jobs, force)
    with sole_writer(folder):
        if manifest.is_stale():
            manifest = HeldManifest(folder)
            todo = _todo(manifest, folder, jobs, force)
        try:
            results = _run(executor, manifest, todo, progress)
        finally:
            manifest.close(releases)
    missing = {document: Failed(document, "it was never run.") for document in todo}
    return Batch(tuple((missing | results).get(job.document, Unchanged(job.document)) for job in jobs))


_Todo = Mapping[str, Planned]


def _todo(manifest: HeldManifest, folder: Path, jobs: Sequence[Job], force: bool) -> _Todo:
    return {p.job.document: p for p in plan_against(manifest, folder, jobs, force=force) if p.reasons}


def _run(executor: Executor, manifest: HeldManifest, todo: _Todo, progress: Progress) -> dict[str, JobResult]:
    """Every document is delivered once, however often an executor gives an outcome for it."""
    results: dict[str, JobResult] = {}
    with closing(executor.run([planned.job for planned in todo.values()])) as outcomes:
        for outcome in outcomes:
            if outcome.document not in results:
                results[outcome.document] = _deliver(manifest, todo[outcome.document], outcome)
                progress(_tally(results, len(todo)))
    return results


def _tally(results: Mapping[str, JobResult], total: int) -> Tally:
    failed = sum(isinstance(result, Failed) for result in results.values())
    return Tally(len(results), failed, total)


def _deliver(manifest: HeldManifest, planned: Planned, outcome: Outcome) -> JobResult:
    """Write the document, its working paper first. A disk that is full fails this document alone."""
    if isinstance(outcome, Failed):
        return outcome
    try:
        return _write(manifest, planned, outcome)
    except OSError as error:
        return Failed(outcome.document, f"it could not be written: {error.strerror or error}.")


def _write(manifest: HeldManifest, planned: Planned, made: Made) -> Built:
    if planned.job.paper is not None:
        write_atomically(planned.job.paper, made.html.encode())
    path = manifest.write(replace(made.entry, inputs=dict(planned.inputs)), made.content)
    return Built(made.document, path, beside=path.name != Path(made.document).name)
