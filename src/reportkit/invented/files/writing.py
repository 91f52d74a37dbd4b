"""Every published file of the invented boroughs, in the folders that the publishers' names ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from reportkit.invented.boroughs import Borough
from reportkit.invented.england import other_schools
from reportkit.invented.files.absence import absence_files
from reportkit.invented.files.census import census_files
from reportkit.invented.files.destinations import destinations_table
from reportkit.invented.files.finance import finance_files
from reportkit.invented.files.gias import gias_files
from reportkit.invented.files.ks2 import ks2_table
from reportkit.invented.files.ks4 import ks4_provisional, ks4_table
from reportkit.invented.files.lait import lait_files
from reportkit.invented.files.ofsted_cards import report_cards_file
from reportkit.invented.files.ofsted_graded import graded_file
from reportkit.invented.files.ofsted_history import history_file
from reportkit.invented.files.published import Published
from reportkit.invented.files.readme import readme
from reportkit.invented.files.tabled import Country, Tabled, invent_country
from reportkit.invented.files.workforce import workforce_files

_FIRST, *_SINCE = ("201819", "202223", "202324", "202425")
_STAGE_2, _STAGE_4 = ("primary", "junior", "all-through"), ("secondary", "all-through")
_EVERY = ("primary", "secondary", "all-through", "special", "pru")
_ACCOUNTS = ("202324", "202425")
_GRADED_DAYS = (date(2024, 8, 31), date(2025, 8, 31))
_CARD_DAYS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 10, 31))
_REGISTER_DAYS = (date(2025, 8, 31), date(2026, 3, 31), date(2026, 10, 31))


def write_files(boroughs: Sequence[Borough], seed: int, data: Path) -> tuple[Path, ...]:
    """The files' paths, each written below the data folder unless it stands there already as it is."""
    written = []
    for file in published_files(boroughs, seed):
        path = data / file.path
        if not path.is_file() or path.read_bytes() != file.content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        written.append(path)
    return tuple(written)


def published_files(boroughs: Sequence[Borough], seed: int) -> Iterator[Published]:
    """Every file; the same boroughs and seed give the same bytes."""
    others = other_schools(np.random.default_rng([seed, 970, 1]))
    country = invent_country(tuple(boroughs), others, seed)
    yield readme(boroughs)
    yield from _results(country)
    yield from _running(country, seed)
    for day in _REGISTER_DAYS:
        yield from gias_files(country, day)
    yield from (graded_file(country, day) for day in _GRADED_DAYS)
    yield from (report_cards_file(country, day) for day in _CARD_DAYS)
    yield history_file(country)
    yield from lait_files(country, seed)


def _results(country: Country) -> Iterator[Published]:
    yield ks2_table(_FIRST, country.tabled(_FIRST, *_STAGE_2))
    yield ks4_table(_FIRST, country.tabled(_FIRST, *_STAGE_4))
    for year in _SINCE:
        yield ks2_table(year, _everywhere(country, year, _STAGE_2))
        yield ks4_table(year, _everywhere(country, year, _STAGE_4))
    yield ks4_provisional(_SINCE[-1], country.tabled(_SINCE[-1], *_STAGE_4))
    yield destinations_table(country.tabled("202223", *_STAGE_4))


def _everywhere(country: Country, year: str, phases: Sequence[str]) -> list[Tabled]:
    return [*country.tabled(year, *phases), *country.tabled_elsewhere(*phases)]


def _running(country: Country, seed: int) -> Iterator[Published]:
    for year in _SINCE:
        absent = [*country.tabled(year), *country.tabled_elsewhere(*_EVERY)]
        yield from absence_files(year, absent, seed)
    for year in _ACCOUNTS:
        yield from census_files(year, [*country.tabled(year), *country.tabled_elsewhere(*_EVERY)])
        yield from workforce_files(year, country.tabled(year))
        yield from finance_files(year, country.tabled(year))
