"""Many documents from one parameterised notebook: only those whose inputs changed, each on its own."""

from reportkit.publishing.batch.building import Batch, Tally, build_batch
from reportkit.publishing.batch.executor import Executor
from reportkit.publishing.batch.job import (
    BoundIn,
    Built,
    Expected,
    Failed,
    Job,
    JobResult,
    Made,
    Outcome,
    Unchanged,
)
from reportkit.publishing.batch.local import LocalExecutor
from reportkit.publishing.batch.planning import Planned, plan

__all__ = [
    "Batch",
    "BoundIn",
    "Built",
    "Executor",
    "Expected",
    "Failed",
    "Job",
    "JobResult",
    "LocalExecutor",
    "Made",
    "Outcome",
    "Planned",
    "Tally",
    "Unchanged",
    "build_batch",
    "plan",
]
