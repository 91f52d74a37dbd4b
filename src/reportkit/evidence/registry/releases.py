"""When each year's performance tables came out, read from releases.yaml beside this module."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from reportkit.settings.loader import parse_yaml
from reportkit.vocabulary import AcademicYear

_Months = Mapping[str, Mapping[str, Mapping[str, str]]]


def published_on(stage: str, year: AcademicYear, vintage: str) -> date | None:
    """The day the figures came out, or the last of the month if no more is known; None if nothing is.

    `stage` is one of the keys of releases.yaml; `vintage` is provisional, revised or final.
    """
    told = _read_releases()[stage].get(vintage, {}).get(year)
    if told is None:
        return None
    year_told, month, *day = [int(part) for part in told.split("-")]
    return date(year_told, month, day[0] if day else monthrange(year_told, month)[1])


@cache
def _read_releases() -> _Months:
    text = files(__package__).joinpath("releases.yaml").read_text(encoding="utf-8")
    return TypeAdapter(_Months).validate_python(parse_yaml(text)["releases"])
