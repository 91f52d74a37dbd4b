"""A document made again from its executed notebook: what a changed copy is held against."""

from __future__ import annotations

import nbformat

from reportkit.exceptions import DocumentError
from reportkit.publishing.batch.job import Job
from reportkit.publishing.batch.making import as_word
from reportkit.publishing.shown import shown_blocks


def remake(job: Job) -> bytes:
    """The Word file that the job's executed notebook shows; nothing is run.

    Raises DocumentError where the notebook is not kept, or does not show a document any more.
    """
    try:
        notebook = nbformat.read(job.executed, as_version=4)
        _, content = as_word(notebook, shown_blocks(notebook), job)
    except (OSError, ValueError, AttributeError, KeyError) as error:
        raise DocumentError(f"{job.executed.name} is not kept, or cannot be read.") from error
    return content
