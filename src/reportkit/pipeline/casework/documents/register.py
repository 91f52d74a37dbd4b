"""The register as a document for the School Improvement Team (F4)."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.pipeline.casework.documents.assessing import Assessed, assessed
from reportkit.pipeline.casework.documents.desk import Desk, Wanted
from reportkit.publishing.batch import Expected, Job
from reportkit.reports.profiles.register import register_profile
from reportkit.reports.sections.register import expected_parts

DOCUMENT, NOTEBOOK = "restricted/register.docx", "register.ipynb"


def register_jobs(desk: Desk, _wanted: Wanted) -> Sequence[Job]:
    """The one job: the register is of all schools, whichever are asked for."""
    return [register_job(desk, assessed(desk))]


def register_job(desk: Desk, held: Assessed) -> Job:
    """The job that puts the record beside these assessments."""
    profile = register_profile(desk.record, held.snapshot, held.earlier, str(desk.places.params))
    expected = Expected(*expected_parts(profile))
    return desk.job(DOCUMENT, NOTEBOOK, expected, locations=held.locations, data=held.data)
