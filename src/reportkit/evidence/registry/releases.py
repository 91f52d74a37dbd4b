"""When each year's performance tables came out, read from releases.yaml beside this module."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter

from reportkit.vocabulary import AcademicYear

_Months = Mapping[str, Mapping[str, Mapping[str, str]]]


def published_on(stage: str, year: AcademicYear, vintage: str) -> date | None:
    """The last day of the month in which the figures came out; None if that is not known.

    `stage` is ks2 or ks4; `vintage` is provisional, revised or final.
    """
    month = _read_releases()[stage].get(vintage, {}).get(year)
    if month is None:
        return None
    return date(int(month[:4]), int(month[5:]), monthrange(int(month[:4]), int(month[5:]))[1])


@cache
def _read_releases() -> _Months:
    text = files(__package__).joinpath("releases.yaml").read_text(encoding="utf-8")
    return TypeAdapter(_Months).validate_python(yaml.safe_load(text)["releases"])
