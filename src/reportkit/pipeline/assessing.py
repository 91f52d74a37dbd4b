"""Schools assessed and the assessment kept; the officers' overview; one school explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit.blocks.worksheets import Worksheet
from reportkit.evidence.siod.registers import read_list_limits
from reportkit.evidence.siod.schools import read_all_schools, read_schools
from reportkit.exceptions import MissingData, UsageError
from reportkit.judgement.assessment.changes import find_changes
from reportkit.judgement.assessment.departures import Departure, find_departures, gone_from
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.keeping import Kept, Step, assess_under, kept_assessments, open_data, terms_for
from reportkit.pipeline.workbooks import Written, write_workbook
from reportkit.places import Places
from reportkit.reports.assessing.explanation import explain
from reportkit.reports.assessing.overview import overview
from reportkit.reports.assessing.school_list import list_notes
from reportkit.reports.assessing.summary import summary
from reportkit.settings import read_authority
from reportkit.vocabulary import AreaCode, Urn, in_words

OVERVIEW = "restricted/borough-overview.xlsx"


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment, where it is kept, the overview made of it, and what an officer reads after the run."""

    assessment: Assessment
    snapshot: Path
    overview: Written
    summary: tuple[str, ...]


def assess_authority(
    places: Places,
    authority: str,
    as_at: date,
    policy: str = "",
    crosswalk: Crosswalk = Crosswalk.DFE_STUCK,
    step: Step = lambda words: None,
) -> Assessed:
    """Assess every school of the authority, keep the snapshot, and write the overview.

    It is compared with the start of the term before, assessed afresh (A3.24). Raises UsageError for an
    authority without a policy, and MissingData where no data or no school is held.
    """
    kept = kept_assessments(places, authority, as_at, policy, crosswalk, step)
    changes = find_changes(kept.then, kept.now) if kept.then else ()
    departures = _departures(places, kept)
    since = f"Compared with {in_words(kept.then.header.as_at)}." if kept.then else ""
    step("Writing the overview")
    notes = _list_notes(places, kept.now)
    sheets = overview(kept.now, kept.terms.pack, changes, departures, since, notes)
    told = summary(kept.now, changes, departures, notes, is_compared=kept.then is not None)
    return Assessed(kept.now, kept.folder, _write_overview(places, kept.now, sheets), tuple(told))


def _departures(places: Places, kept: Kept) -> tuple[Departure, ...]:
    """The schools that left the list since the term before; England's are read only if there are some."""
    if kept.then is None or not gone_from(kept.then, kept.now):
        return ()
    with open_data(places) as siod:
        england = read_all_schools(siod, kept.now.header.as_at).schools
    return find_departures(kept.then, kept.now, england)


def _list_notes(places: Places, now: Assessment) -> tuple[str, ...]:
    """What the list of the authority's schools may lack."""
    with open_data(places) as siod:
        limits = read_list_limits(siod, AreaCode(now.header.area), now.header.as_at)
    return list_notes(limits, now)


def _write_overview(places: Places, now: Assessment, sheets: Sequence[Worksheet]) -> Written:
    header = now.header
    title = f"Borough overview, {header.authority.capitalize()}, {in_words(header.as_at)}"
    rests_on = {
        "policy": header.policy,
        "crosswalk": header.crosswalk,
        "rules": header.rules_hash,
        "data": header.data_hash,
    }
    return write_workbook(places, header.authority, header.as_at, OVERVIEW, title, sheets, rests_on)


def explain_school(
    places: Places,
    authority: str,
    urn: Urn,
    as_at: date,
    policy: str,
    crosswalk: Crosswalk,
    decided: Sequence[str] = (),
) -> list[str]:
    """Everything an assessment says of one school, with what persons decided beside.

    Raises UsageError for a school that is not in it.
    """
    settings = read_authority(places.params, authority)
    terms = terms_for(places, settings, policy, crosswalk)
    with open_data(places) as siod:
        assessment = assess_under(places, siod, authority, as_at, terms)
    if urn not in assessment.urns:
        raise UsageError(
            f"{urn} is not an open state-funded school of {settings.name} on {in_words(as_at)}, as far as "
            "the lists held tell. If it is another authority's, name that with --authority."
        )
    return list(explain(assessment, assessment.of_school(urn), terms.pack, terms.thresholds, decided))


def authority_of(places: Places, urn: Urn, as_at: date) -> str:
    """The authority, among those with settings, that the school belongs to. Raises UsageError for none.

    Raises MissingData where no list of schools is held.
    """
    with open_data(places) as siod:
        for path in sorted((places.params / "authorities").glob("*.yaml")):
            area = read_authority(places.params, path.stem).area
            if any(school.urn == urn for school in read_schools(siod, area, as_at).schools):
                return path.stem
        listed = {school.urn: school.la for school in read_all_schools(siod, as_at).schools}
    if not listed:
        raise MissingData(
            f"No list of schools is held as known on {in_words(as_at)}. Run  reportkit status  to see which "
            "files are missing."
        )
    if urn not in listed:
        raise UsageError(f"{urn} is on no list of open state-funded schools held on {in_words(as_at)}.")
    raise UsageError(
        f"{urn} belongs to the authority with the code {listed[urn]}, for which there are no settings in "
        "params/authorities. Copy surrey.yaml and change it."
    )
