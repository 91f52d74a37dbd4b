"""A desk with the record of invented schools, and an assessment of them as it is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reportkit.casework.record import Record
from reportkit.casework.requirements import Rules
from reportkit.judgement.assessment.snapshots import keep_snapshot
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.documents.assessing import Assessed
from reportkit.pipeline.casework.documents.desk import Desk
from reportkit.places import Places
from reportkit.publishing.batch import Job, Made
from reportkit.publishing.batch.making import make_document
from reportkit.settings import read_terms
from reportkit.settings.policies import read_pack
from tests.built import SOURCE
from tests.casework.events.builders import TODAY
from tests.judgement.assessment.builders import Case, assessment

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def places_at(root: Path) -> Places:
    """A checkout with settings, notebooks and templates, and no data."""
    for folder in ("params", "notebooks", "report_templates"):
        (root / folder).symlink_to(SOURCE / folder)
    return Places(root)


def asked(authority: str = "hillingdon", **said: str) -> Asked:
    return Asked(
        authority=authority, at=NOON, on=TODAY, **{"by": "Ann Officer", "why": "Half-termly meeting"} | said
    )


def desk(root: Path, record: Record) -> Desk:
    """The record as if it had just been opened."""
    places = places_at(root)
    rules = Rules(read_pack(places.params, record.policy), read_terms(places.params))
    folder = places.term_folder(record.authority, rules.terms.at(record.as_at))
    return Desk(places, asked(record.authority), record, rules, folder)


def kept(root: Path, policy: str, *cases: Case, authority: str = "hillingdon") -> Assessed:
    """An assessment of these cases, kept."""
    made = assessment(*cases, policy=policy, authority=authority)
    return Assessed(str(keep_snapshot(root / "snapshots", made)), "")


def make(job: Job) -> Made:
    """The document, made by the engine that forks nothing."""
    return make_document(job)
