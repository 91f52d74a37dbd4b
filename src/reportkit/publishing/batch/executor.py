"""The seam behind which jobs are run: by the processes of this machine, or one day by a cluster."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from reportkit.publishing.batch.job import Job, Outcome


class Executor(Protocol):
    """Runs jobs somewhere.

    Each job has at least one outcome, and they come in any order, as they are ready. A job may be run
    twice, and have two outcomes: its document is the same, and the first is delivered. Closing the
    iterator stops all that is still running, and leaves no process behind.
    """

    def run(self, jobs: Sequence[Job]) -> Generator[Outcome, None, None]:
        """The outcomes of the jobs."""
        ...
