"""The paper for the half-termly risk assessment meeting (H27, H94 to H97, K30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportkit.pipeline.casework.documents.assessing import Assessed, assessed
from reportkit.pipeline.casework.documents.desk import Desk, Wanted
from reportkit.publishing.batch import Expected, Job
from reportkit.reports.profiles.register import register_profile
from reportkit.reports.sections.meeting_paper import expected_parts

DOCUMENT, NOTEBOOK = "restricted/meeting-paper.docx", "meeting_paper.ipynb"


def meeting_paper_jobs(desk: Desk, _wanted: Wanted) -> Sequence[Job]:
    """The one job: the paper of the half-term that the day is in."""
    return [meeting_paper_job(desk, assessed(desk))]


def meeting_paper_job(desk: Desk, held: Assessed) -> Job:
    """The job that puts the record beside these assessments; who read it is no part of the paper."""
    desk = replace(desk, record=desk.record.without_readings())
    profile = register_profile(desk.record, held.snapshot, held.earlier, str(desk.places.params))
    expected = Expected(*expected_parts(profile))
    return desk.job(DOCUMENT, NOTEBOOK, expected, locations=held.locations, data=held.data)
