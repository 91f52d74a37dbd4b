"""Schools that are new, or took the place of others."""

from __future__ import annotations

from datetime import date

from reportkit.invented.circumstances.model import Circumstance, Inspected, Results

_PRIMARY = ("primary",)
_CONVERTED, _JOINED, _OPENED = date(2025, 9, 1), date(2024, 9, 1), date(2025, 9, 1)

REGISTER = (
    Circumstance(
        "predecessor-ri",
        "became an academy in September 2025; graded 3 in 2023 as the school it was before",
        _PRIMARY,
        "trust",
        inspections=(Inspected(date(2023, 6, 13), date(2023, 7, 18), grade="3", before=True),),
        replaced_on=_CONVERTED,
    ),
    Circumstance(
        "predecessor-good",
        "became an academy in September 2025; graded 2 in 2022 as the school it was before",
        _PRIMARY,
        "trust",
        inspections=(Inspected(date(2022, 10, 11), date(2022, 11, 22), grade="2", before=True),),
        replaced_on=_CONVERTED,
    ),
    Circumstance(
        "new-school",
        "a free school that opened in September 2025: no results and no inspection yet",
        _PRIMARY,
        "trust",
        pupils=30,
        inspections=(),
        type="Free schools",
        opened=_OPENED,
    ),
    Circumstance(
        "joined",
        "an infant school and a junior school became one school in September 2024; not inspected since",
        _PRIMARY,
        "council",
        pupils=60,
        results=Results(disadvantaged_pupils=16),
        inspections=(),
        replaced_on=_JOINED,
        joined=True,
    ),
)
