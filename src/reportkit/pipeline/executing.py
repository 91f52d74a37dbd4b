"""The processes in which profiles are built, started before anything else that takes time."""

from __future__ import annotations

from reportkit.publishing.batch.local import LocalExecutor

_SHARED = ("reportkit.reports.profiles.school", "reportkit.reports.sections.school")


def start_executor() -> LocalExecutor:
    """One that begins at once to import what every profile needs, while the jobs are still made ready."""
    return LocalExecutor(warm=_SHARED)
