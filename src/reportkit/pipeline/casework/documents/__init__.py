"""The restricted documents: each from a notebook that reads the record of a day, and nothing else of it.

A further document is added in five steps, none of which touches another document:

1. `reports/profiles/NAME.py`: everything the document says, read by one function from the record's file
   (`reportkit.casework.record.read_record`) and the settings.
2. `reports/sections/NAME/`: profile to blocks, a function for each part, and `expected_parts(profile)`.
   The title carries the marking and who may read it (see `reports/sections/register/front.py`).
3. `notebooks/NAME.ipynb`: a `parameters` cell with the text parameters authority, as_at, record and params
   and its own, such as event; then one `show(section(profile))` for each part.
4. `documents/NAME.py` beside this file: a function `NAME_jobs(desk, wanted)` that gives the jobs, each by
   `desk.job("restricted/...", "NAME.ipynb", Expected(...), urn=urn, parameters={"event": event.id})`. With
   `urn` the notebook is handed that school's record alone. No category and no word of risk stands in a
   document's path. `desk.schools(wanted)` and `wanted.events` say which are asked for.
5. A line in `MAKERS` below, with the name of the document as the command has it, and its name in
   `reportkit.commands.restricted.RESTRICTED`. The command `reportkit build NAME` does the rest: that the
   record is read is recorded with who and why, unchanged documents are left, edited ones are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportkit.pipeline.casework.documents.desk import Desk, Wanted
from reportkit.pipeline.casework.documents.left_over import left_over
from reportkit.pipeline.casework.documents.meeting_paper import meeting_paper_jobs
from reportkit.pipeline.casework.documents.of_board import annex_jobs, edition_jobs
from reportkit.pipeline.casework.documents.opening import open_desk
from reportkit.pipeline.casework.documents.paper_jobs import PAPER_MAKERS
from reportkit.pipeline.casework.documents.register import register_jobs
from reportkit.publishing.batch import Job

Maker = Callable[[Desk, Wanted], Sequence[Job]]

MAKERS: Mapping[str, Maker] = {
    "register": register_jobs,
    "meeting-paper": meeting_paper_jobs,
    "board-edition": edition_jobs,
    "board-annex": annex_jobs,
    **PAPER_MAKERS,
}

__all__ = ["MAKERS", "Desk", "Maker", "Wanted", "left_over", "open_desk"]
