"""Every school of an authority assessed under a policy, from what was public on the day."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, replace
from datetime import date

import numpy as np
import pandas as pd

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.areas import read_all_neighbours
from reportkit.evidence.siod.inspections import Inspection, read_inspections, read_urns_ofsted_lists
from reportkit.evidence.siod.schools import School
from reportkit.evidence.siod.series import Cells
from reportkit.exceptions import MissingData
from reportkit.judgement.assessment.battery import Inspected, every_test, inspected_of
from reportkit.judgement.assessment.gathering import gather, places_of
from reportkit.judgement.assessment.history import read_history
from reportkit.judgement.assessment.model import Assessment, Header
from reportkit.judgement.assessment.peers import list_peers
from reportkit.judgement.assessment.since import known_since
from reportkit.judgement.assessment.terms import Terms, header_of
from reportkit.judgement.crosswalks import Crosswalk, InspectionStatus, read_inspection_status
from reportkit.judgement.indicators.combining import combine
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.returns import Returns
from reportkit.judgement.indicators.sheets import Sheet, inputs_of, to_table
from reportkit.judgement.policies.engine import evaluate
from reportkit.settings.policies import PolicyThresholds
from reportkit.vocabulary import AreaCode, SourceCell, in_words
from reportkit.vocabulary.arrays import Whole


def assess(
    siod: Siod,
    authority: str,
    area: AreaCode | None,
    as_at: date,
    terms: Terms,
    gathered: Evidence | None = None,
) -> Assessment:
    """Every open state-funded school of the area, or of England, as known on the day.

    Everything national is worked out once, whatever the area, from the evidence of England's schools;
    `gathered` spares reading that anew, if another assessment of the day was made of it.
    Raises MissingData if no list of schools is held, or no figure of any.
    """
    with _no_collecting():
        return _assess(siod, header_of(siod, authority, area, as_at, terms), terms, gathered)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing made in an assessment is garbage before its end; looking for some costs a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _assess(siod: Siod, header: Header, terms: Terms, gathered: Evidence | None) -> Assessment:
    as_at, area = header.as_at, AreaCode(header.area) if header.area else None
    evidence = replace(gathered, lines=terms.lines) if gathered else gather(siod, as_at, terms.lines)
    subjects = np.arange(evidence.size) if area is None else places_of(evidence, area)
    if not len(subjects):
        raise MissingData(
            f"No list of the authority's schools is held as known on {in_words(as_at)}. "
            "Run  reportkit status  to see which files are missing."
        )
    if not evidence.series.years:
        raise MissingData(
            f"A list of schools is held, and no figure of any school as known on {in_words(as_at)}. Load the "
            "DfE's performance tables (key stage 2, key stage 4, absence, census) into data/.  reportkit "
            "status  says which files are missing and where each is published."
        )
    statuses = _read_statuses(siod, [evidence.schools[place] for place in subjects], terms.crosswalk, as_at)
    added, inspected = _inspection_cells(evidence, subjects, statuses)
    first_return = len(evidence.series.cells) + len(added)
    neighbours = read_all_neighbours(siod, as_at)
    battery = every_test(evidence, inspected, neighbours, terms.returns, first_return)
    findings, inputs = _collect(battery.sheets, subjects, evidence.series.years)
    results = combine(evidence, battery.sheets, subjects)
    schools = _describe(evidence, subjects, statuses, terms.returns)
    facts = _facts(schools, results).assign(in_special_measures=_special_measures(statuses))
    placements = evaluate(terms.pack, facts, terms.thresholds.value("coverage"))
    every = [evidence.schools[at] for at in subjects]
    listed = [school.listed_on for school in every if school.listed_on and not school.is_added]
    return Assessment(
        replace(header, listed_on=min(listed, default=None)),
        schools,
        placements,
        results,
        findings,
        *_used_cells(evidence.series.cells, (*added, *terms.returns.every_cell), inputs),
        _lines_table(terms.thresholds),
        list_peers(siod, evidence, subjects, battery.groups),
        read_history(siod, evidence, subjects, area),
    )


def _inspection_cells(
    evidence: Evidence, subjects: Whole, statuses: Sequence[InspectionStatus]
) -> tuple[Sequence[SourceCell], Inspected]:
    """The cells that speak of safeguarding, placed behind the evidence's, and what they say."""
    found = [
        (int(at), s.safeguarding.cell) for at, s in zip(subjects, statuses, strict=True) if s.safeguarding
    ]
    places = {at: len(evidence.series.cells) + n for n, (at, _) in enumerate(found)}
    return [cell for _, cell in found], inspected_of([int(at) for at in subjects], statuses, places)


def _read_statuses(
    siod: Siod, schools: Sequence[School], crosswalk: Crosswalk, as_at: date
) -> list[InspectionStatus]:
    urns = {urn for school in schools for urn in school.urns}
    by_urn: dict[str, list[Inspection]] = {}
    for inspection in read_inspections(siod, sorted(urns), as_at):
        by_urn.setdefault(inspection.urn, []).append(inspection)
    listed = read_urns_ofsted_lists(siod, as_at)
    return [
        read_inspection_status(
            school,
            _newest_first(school, by_urn),
            crosswalk,
            as_at,
            is_on_ofsteds_list=not listed.isdisjoint(school.urns),
        )
        for school in schools
    ]


def _newest_first(school: School, by_urn: Mapping[str, Sequence[Inspection]]) -> list[Inspection]:
    """The inspections under every number of the school: those that its figures are read under too."""
    found = [inspection for urn in school.urns for inspection in by_urn.get(urn, ())]
    return sorted(found, key=lambda inspection: inspection.started_on, reverse=True)


def _collect(
    sheets: Sequence[Sheet], subjects: Whole, years: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every finding, a school's together, and the cells that each rests on."""
    pairs = [inputs_of(sheet, subjects) for sheet in sheets]
    starts = np.arange(len(sheets)) * len(subjects)
    inputs = pd.DataFrame(
        {
            "finding": np.concatenate([start + at for start, (at, _) in zip(starts, pairs, strict=True)]),
            "cell": np.concatenate([cells for _, cells in pairs]),
        }
    ).drop_duplicates(ignore_index=True)
    return to_table(sheets, subjects, years), inputs


def _used_cells(
    cells: Cells, added: Sequence[SourceCell], inputs: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The inputs with cells counted among the used ones, and those; `added` stand behind `cells`."""
    places, codes = np.unique(inputs["cell"].to_numpy(), return_inverse=True)
    held, further = places[places < len(cells)], places[places >= len(cells)] - len(cells)
    rows = [astuple(added[place]) for place in further]
    known = cells.frame(held)
    behind = pd.DataFrame(rows, columns=known.columns)
    return inputs.assign(cell=codes), pd.concat([known, behind], ignore_index=True)


def _describe(
    evidence: Evidence, subjects: Whole, statuses: Sequence[InspectionStatus], returns: Returns
) -> pd.DataFrame:
    """A row a school: who it is, where it is listed, what its inspection says and what is known since."""
    schools = [evidence.schools[place] for place in subjects]
    each = zip(schools, statuses, strict=True)
    rows = [_describe_one(school, status) | known_since(school, status, returns) for school, status in each]
    return pd.DataFrame(rows).astype({"monitoring_visits": "Int64"})


def _describe_one(school: School, status: InspectionStatus) -> dict[str, object]:
    found = status.inspection
    return {
        "urn": str(school.urn),
        "name": school.name,
        "phase": str(school.phase_group) or school.phase,
        "type": school.type,
        "status": _status_words(school.is_academy),
        "maintained": school.is_maintained,
        "la": school.la or "",
        "trust": school.trust_name,
        "pupils": school.pupils,
        "opened": school.opened,
        "earlier_urns": [str(urn) for urn in school.sole_predecessors],
        "replaces": [str(urn) for urn in (*school.merged_from, *school.split_from)],
        "listed_in": str(school.cell),
        "added": school.is_added,
        "reading": status.reading.value,
        "inspected_on": found.started_on if found else None,
        "inspection_is_own": status.is_own,
        "repeated": status.repeated,
        "previous_on": status.previous.started_on if status.previous else None,
        "inspection": status.in_words,
        "by_area": status.by_area,
    }


def _status_words(is_academy: bool | None) -> str:
    if is_academy is None:
        return "maintained or academy not known"
    return "academy" if is_academy else "maintained"


def _facts(schools: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """What the policy's rules look at (see `policies.facts.COLUMNS`)."""
    outcomes = results.pivot_table(index="school", columns="indicator", values="outcome", aggfunc="first")
    strong = results[results["indicator"] == 1].set_index("school")["strong"]
    return pd.DataFrame(
        {
            "urn": schools["urn"],
            "maintained": schools["maintained"],
            "phase": schools["phase"],
            "inspection_status": schools["reading"].str.replace(" ", "_"),
            "inspection_is_own": schools["inspection_is_own"],
            "repeated_ri": schools["repeated"],
            **{f"indicator_{number}": outcomes[number] for number in range(1, 12)},
            "indicator_1_strong": strong,
            "head_changed": schools["head_changed"],
            "monitoring_visits": schools["monitoring_visits"],
            "decision": None,
            "decision_reason": None,
        }
    )


def _special_measures(statuses: Sequence[InspectionStatus]) -> pd.Series:
    """Whether each school's inspection put it there; missing where its source does not name the category."""
    return pd.Series([status.is_in_special_measures for status in statuses], dtype="boolean")


def _lines_table(thresholds: PolicyThresholds) -> pd.DataFrame:
    return pd.DataFrame(
        [{name: str(value) for name, value in entry.model_dump().items()} for entry in thresholds.thresholds]
    )
