"""Small assessments made by hand: one school or a few, each with the tests that a case is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.judgement.assessment.model import Assessment, Finding, Header
from reportkit.vocabulary import SourceCell
from reportkit.vocabulary.results import Outcome

NAN = float("nan")
HEADER = Header(
    "hillingdon", "312", date(2026, 11, 22), "hillingdon@2016-02", "dfe-stuck", "data", "rules", "code",
    date(2025, 8, 31),
)  # fmt: skip
CELL = SourceCell("a.csv", 2, "PTRWM_EXP", "A release", date(2025, 12, 11))


def finding(test: str = "1a", **known: Any) -> Finding:
    """A flagged sudden drop of 120 pupils, unless told otherwise (G12)."""
    values: dict[str, Any] = {
        "indicator": int(test.split("-", maxsplit=1)[0].rstrip("abcde")), "test": test,
        "title": "Sudden drop",
        "measure": "ks2_rwm_expected", "pupil_group": "all", "needed": True, "outcome": Outcome.FLAG,
        "reason": "", "strong": False, "year": "202425", "since": "202324", "comparator_name": "England",
        "figure": 60.0, "before": 73.0, "comparator": 62.0, "comparator_before": 61.0, "second": NAN,
        "statistic": -14.0, "lower": NAN, "upper": NAN, "pupils": 120.0, "pupils_before": 120.0, "z": -2.3,
        "line": -10.0, "margin": -4.0, "margin_pupils": -5.0, "chance": 0.05, "note": "",
        "lines": ("drop_points", "test_n"), "cells": (CELL,),
    }  # fmt: skip
    return Finding(**(values | known))


def unsaid(reason: str, test: str = "1a", **known: Any) -> Finding:
    """The same test where it cannot be made."""
    return finding(test, outcome=Outcome.CANNOT_SAY, reason=reason, **known)


@dataclass(frozen=True)
class Case:
    """A school as assessed: what differs from a good primary school that is placed by no rule."""

    urn: str = "102368"
    findings: tuple[Finding, ...] = ()
    category: str | None = None
    route: str = "none"
    words: str = "no rule gives a category: a person decides"
    applied: tuple[str, ...] = ()
    proposals: tuple[tuple[str, str, str], ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


def assessment(*cases: Case, **header: Any) -> Assessment:
    """An assessment of these schools; an indicator says what its tests say, the worst first."""
    findings = [(place, f) for place, case in enumerate(cases) for f in case.findings]
    inputs = [(at, cell) for at, (_, f) in enumerate(findings) for cell in f.cells]
    return Assessment(
        replace(HEADER, **header),
        pd.DataFrame([_school(case) for case in cases]),
        pd.DataFrame([_placement(case) for case in cases]),
        pd.DataFrame([row for place, case in enumerate(cases) for row in _results(place, case)]),
        pd.DataFrame([_row(place, f) for place, f in findings]),
        pd.DataFrame({"finding": [at for at, _ in inputs], "cell": range(len(inputs))}),
        pd.DataFrame(
            [(c.file, c.row, c.column, c.release, c.published_on) for _, c in inputs],
            columns=["file", "row", "column", "release", "published_on"],
        ),
        pd.DataFrame(columns=["id", "value", "unit"]),
        *(pd.DataFrame(), pd.DataFrame()),
    )


def _school(case: Case) -> dict[str, Any]:
    known = {
        "urn": case.urn, "name": "Oak School", "phase": Phase.PRIMARY.value, "status": "maintained",
        "pupils": 210, "earlier_urns": (), "replaces": (), "inspected_on": date(2023, 5, 10),
        "inspection": "Good.",
    }  # fmt: skip
    return known | case.facts


def _placement(case: Case) -> dict[str, Any]:
    return {
        "urn": case.urn, "category": case.category, "route": case.route, "register": "not on",
        "category_words": case.words, "applied": case.applied, "proposals": case.proposals,
        "open_questions": (),
    }  # fmt: skip


def _results(place: int, case: Case) -> list[dict[str, Any]]:
    return [
        {"school": place, "indicator": n, "outcome": _worst([f for f in case.findings if f.indicator == n]),
         "reason": "", "strong": False}
        for n in range(1, 12)
    ]  # fmt: skip


def _worst(findings: Sequence[Finding]) -> Outcome:
    said = [f.outcome for f in findings]
    order = (Outcome.FLAG, Outcome.CANNOT_SAY, Outcome.CLEAR)
    return next((outcome for outcome in order if outcome in said), Outcome.CANNOT_SAY)


def _row(place: int, one: Finding) -> dict[str, Any]:
    names = [name for name in Finding.__dataclass_fields__ if name not in ("lines", "cells", "outcome")]
    return {
        "school": place,
        **{name: getattr(one, name) for name in names},
        "outcome": one.outcome.value,
        "lines": " ".join(one.lines),
    }
