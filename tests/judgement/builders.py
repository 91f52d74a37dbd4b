"""Figures, boroughs and inspections made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from reportkit.evidence.registry import Measure, Polarity, read_registry
from reportkit.evidence.siod.inspections import Inspection
from reportkit.evidence.siod.schools import School
from reportkit.judgement.metrics.borough import BoroughMeasure, Peers, Standing
from reportkit.vocabulary import (
    AcademicYear,
    AreaCode,
    Figure,
    Missing,
    MissingReason,
    Number,
    SourceCell,
    Unit,
    Urn,
)

CELL = SourceCell("a.csv", 2, "X")
SUPPRESSED = Missing(MissingReason.SUPPRESSED)
RWM = read_registry()["ks2_rwm_expected"]
PEERS = Peers(AreaCode("312"), AreaCode("986"), (AreaCode("204"),))
GOOD_AREAS = {"Leadership and governance": "Expected standard", "Safeguarding": "Met"}


def number(
    value: str | float, decimals: int = 0, n: int | None = None, unit: Unit = Unit.PERCENT, row: int = 2
) -> Number:
    """A percentage unless told otherwise."""
    return Number(Decimal(str(value)), unit, decimals, (SourceCell("a.csv", row, "X"),), n)


def count(value: int) -> Number:
    """A number of pupils."""
    return Number(Decimal(value), Unit.COUNT)


def with_polarity(polarity: Polarity) -> Measure:
    """Key stage 2, better that way."""
    return RWM.model_copy(update={"polarity": polarity})


def _figure(value: str | None) -> Figure:
    return SUPPRESSED if value is None else number(value)


def borough(
    latest: str | None,
    base: str | None = "50",
    *,
    england: tuple[str | None, str | None] = ("60", "50"),
    region: tuple[str | None, str | None] = ("60", "50"),
    polarity: Polarity = Polarity.HIGH,
    has_base: bool = True,
    **changed: object,
) -> BoroughMeasure:
    """A borough's measure now and at the base year; England's and the region's as (now, base)."""
    now, then = (
        Standing(AcademicYear(year), _figure(own), _figure("60"), _figure(reg), _figure(eng))
        for year, own, reg, eng in (
            ("202425", latest, region[0], england[0]),
            ("202223", base, region[1], england[1]),
        )
    )
    values: dict[str, object] = {
        "measure": with_polarity(polarity),
        "group": RWM.groups[0],
        "peers": PEERS,
        "latest": now,
        "base": then if has_base else None,
        "history": (then, now),
        "authorities": number("60"),
        "position": Missing(MissingReason.NOT_HELD),
        "tolerance": Decimal(1),
    }
    return BoroughMeasure(**(values | changed))  # type: ignore[arg-type]  # the caller names fields


def inspection(
    era: int,
    grades: Mapping[str, str],
    *,
    urn: str = "102368",
    of: str | None = None,
    started: date = date(2024, 6, 12),
    published: date | None = date(2024, 7, 11),
    graded: bool = True,
) -> Inspection:
    """An inspection of a school, or where `of` is given of its predecessor."""
    return Inspection(
        Urn(urn), graded, era, started, published, Urn(of or urn), "", "", tuple(grades.items()), CELL
    )


def school(urn: str = "102368", *predecessors: str) -> School:
    """A primary school."""
    before = tuple(map(Urn, predecessors))
    return School(Urn(urn), "Oak", "Primary", "Community School", 210, CELL, predecessors=before)
