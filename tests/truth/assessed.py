"""Three authorities' schools as assessed on a day, worked out once for all test processes."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from reportkit.evidence.siod import Siod
from reportkit.judgement.assessment.assessing import assess
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.terms import Terms
from reportkit.settings.policies import read_pack, read_policy_thresholds
from reportkit.vocabulary import AreaCode
from tests.built import SOURCE, Checkout, alone

HILLINGDON, HACKNEY, SURREY = AREAS = ("312", "204", "936")
KEY = ["urn", "test", "measure", "pupil_group"]


@dataclass(frozen=True)
class Assessed:
    """A row a school, a row a test of a school (in the order of KEY), and a row a cell of a test."""

    schools: pd.DataFrame
    findings: pd.DataFrame
    results: pd.DataFrame
    cells: pd.DataFrame

    def of(self, area: str) -> Assessed:
        """One authority's part."""
        schools = self.schools[self.schools["la"] == area]
        findings = self.findings[self.findings["urn"].isin(schools["urn"])]
        results = self.results[self.results["urn"].isin(schools["urn"])]
        return Assessed(schools, findings, results, self.cells[self.cells["finding"].isin(findings.index)])


def terms() -> Terms:
    """Hillingdon's policy with the thresholds as they ship."""
    pack = read_pack(SOURCE / "params", "hillingdon@2016-02")
    return Terms(pack, read_policy_thresholds(SOURCE / "params", pack))


def assessed(checkout: Checkout, day: date) -> Assessed:
    """The three authorities on a day, assessed with all of England by whichever test needs it first."""
    siod, path = checkout.siod, checkout.shared / f"assessed-{day}.pickle"
    with alone(path):
        if not path.exists():
            path.write_bytes(pickle.dumps(assess_areas(siod, day)))
    found: Assessed = pickle.loads(path.read_bytes())
    return found


def assess_areas(siod: Path, day: date, areas: Sequence[str] = AREAS) -> Assessed:
    """The areas out of an assessment of all England; of one area alone if there is one."""
    only = AreaCode(areas[0]) if len(areas) == 1 else None
    with Siod.open(siod, read_only=True) as opened:
        return _plain(assess(opened, "england", only, day, terms()), areas)


def _plain(whole: Assessment, areas: Sequence[str]) -> Assessed:
    schools = whole.schools[whole.schools["la"].isin(areas)]
    findings = _with_urns(whole.findings, schools)
    inputs = whole.inputs[whole.inputs["finding"].isin(findings.index)]
    cells = inputs.join(whole.cells, on="cell").reset_index(drop=True)
    return Assessed(schools, findings, _with_urns(whole.results, schools), cells)


def _with_urns(table: pd.DataFrame, schools: pd.DataFrame) -> pd.DataFrame:
    kept = table[table["school"].isin(schools.index)].copy()
    for name in kept.select_dtypes("category"):
        kept[name] = kept[name].astype("str")
    kept["urn"] = schools["urn"].loc[kept["school"]].to_numpy()
    return kept.drop(columns="school")
