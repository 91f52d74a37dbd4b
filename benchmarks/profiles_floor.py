"""The floor: each school's sections drawn and written as Word by a plain function, with no notebook.

`python -m benchmarks.profiles_floor FOLDER SNAPSHOT EARLIER PARAMS TEMPLATE URN...` writes URN.docx for each,
in as many processes as there are cores, each forked from this one when all that is slow has been imported.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from functools import partial
from pathlib import Path

from benchmarks.profiles_usual import Given

SUBJECT = "For the headteacher"  # as the notebook's own metadata has it


def write_document(given: Given, urn: str) -> None:
    """One school's document."""
    from reportkit.blocks import Title
    from reportkit.publishing.word import Properties, compose_document
    from reportkit.reports.profiles import read_school_profile
    from reportkit.reports.sections import school

    profile = read_school_profile(urn, given.snapshot, given.earlier, given.params)
    blocks = tuple(block for part in school.IN_ORDER for block in part(profile))
    title = next(block for block in blocks if isinstance(block, Title))
    about = Properties(f"{title.text}, {title.subtitle}", SUBJECT, as_at=profile.header.as_at)
    Path(given.folder, f"{urn}.docx").write_bytes(compose_document(blocks, about, Path(given.template)))


def main(given: Given, urns: list[str]) -> None:
    """All the documents."""
    import reportkit.publishing.batch.warm  # noqa: F401  # the same imports as the batch's
    from reportkit.reports.profiles.kept import kept_assessment

    kept_assessment(Path(given.snapshot)).assessment.of_school(urns[0])  # type: ignore[arg-type]  # a URN
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        pool.map(partial(write_document, given), urns, chunksize=1)


if __name__ == "__main__":
    main(Given(*sys.argv[1:6]), sys.argv[6:])
