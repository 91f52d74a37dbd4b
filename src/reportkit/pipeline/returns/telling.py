"""What the returns say to all schools: networks, events, and good practice with the school's consent (F2)."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import yaml

from reportkit.casework.events import Event
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.store import open_store
from reportkit.evidence.returns import SheetLayout, sheet_layouts
from reportkit.evidence.returns.layout import URN
from reportkit.evidence.returns.network_sheets import NETWORKS
from reportkit.evidence.returns.sheets import CALENDAR, GOOD_PRACTICE
from reportkit.evidence.siod.schools import read_schools
from reportkit.pipeline.keeping import open_data
from reportkit.pipeline.returns.answers import loaded_workbooks
from reportkit.pipeline.returns.screening import check_told, typed_in, typed_in_settings
from reportkit.places import Places
from reportkit.settings import read_authority

_TOLD_BY_SETTINGS = (
    "networks",
    "events",
    "good_practice",
    "review_offer",
    "links",
    "networks_called",
    "contact",
)
Told = Mapping[str, Sequence[Mapping[str, object]]]


def params_with_returns(places: Places, authority: str, as_at: date, folder: Path) -> Path:
    """The settings for a document to all schools: the authority's own, and what the returns add.

    Without such returns it is the folder of settings itself, else a copy of it in `folder`. Raises
    DocumentError where casework is kept and a text for all schools tells how the team sees a school.
    """
    check_settings(places, authority, as_at)
    told = told_to_all(places, authority, as_at)
    if not any(told.values()):
        return places.params
    target = folder / "params"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(places.params, target)
    path = target / "authorities" / f"{authority}.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, entries in told.items():
        settings[name] = [*(settings.get(name) or []), *map(dict, entries)]
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    read_authority(target, authority)
    return target


def told_to_all(places: Places, authority: str, as_at: date) -> Told:
    """Entries for the authority's settings, by their name there."""
    if not places.has_casework:
        return {}
    events = open_store(places.casework).events(authority)
    networks, days, practice = (newest_rows(events, sheet) for sheet in (NETWORKS, CALENDAR, GOOD_PRACTICE))
    told = (*networks, *days, *filter(_is_consented, practice))
    names = _names(places, authority, as_at) if told else {}
    check_told(typed_in(told), places.params, names, _spared(places, authority))
    return {
        "networks": [_network(row.cells) for row in networks],
        "events": [_event(row.cells) for row in days],
        "good_practice": list(_practices(practice, names)),
    }


def check_settings(places: Places, authority: str, as_at: date) -> None:
    """Raises DocumentError for what the settings tell all schools and may not, where casework is kept."""
    if places.has_casework:
        file = f"authorities/{authority}.yaml"
        settings = yaml.safe_load((places.params / file).read_text(encoding="utf-8"))
        typed = tuple(typed_in_settings(settings, _TOLD_BY_SETTINGS, f"params/{file}"))
        if typed:
            names = _names(places, authority, as_at)
            check_told(typed, places.params, names, _spared(places, authority))


def newest_rows(events: Iterable[Event], sheet: str) -> tuple[ReturnedRow, ...]:
    """A sheet's rows of every workbook that stands; of those with one key the one loaded last."""
    layout: SheetLayout = next(layout for layout in sheet_layouts(()) if layout.name == sheet)
    found: dict[tuple[str, ...], ReturnedRow] = {}
    for event in loaded_workbooks(events):
        if isinstance(event.payload, ReturnsLoaded):
            for row in event.payload.rows:
                if row.sheet == sheet:
                    found[tuple(row.cells.get(heading, "").casefold() for heading in layout.key)] = row
    return tuple(found[key] for key in sorted(found))


def _names(places: Places, authority: str, as_at: date) -> Mapping[str, str]:
    """The schools' names by every number they have had."""
    area = read_authority(places.params, authority).area
    with open_data(places) as siod:
        schools = read_schools(siod, area, as_at).schools
    return {str(urn): school.name for school in schools for urn in school.urns}


def _spared(places: Places, authority: str) -> tuple[str, ...]:
    """Short names of schools that mean something else too."""
    settings = read_authority(places.params, authority)
    return (settings.name, settings.team, *settings.board.not_schools)


def _network(cells: Mapping[str, str]) -> Mapping[str, object]:
    starts, ends = date.fromisoformat(cells["Starts"]), date.fromisoformat(cells["Ends"])
    return {"theme": cells["Theme"], "starts": starts, "ends": ends, "how_to_join": cells["How to join"]}


def _event(cells: Mapping[str, str]) -> Mapping[str, object]:
    day = date.fromisoformat(cells["Day"])
    return {"day": day, "title": cells["Title"], "where": cells.get("Where", "")}


def _is_consented(row: ReturnedRow) -> bool:
    return "Consent withdrawn on" not in row.cells


def _practices(rows: Iterable[ReturnedRow], names: Mapping[str, str]) -> Iterator[Mapping[str, object]]:
    """Those whose consent stands. One that was withdrawn is never printed again, for whatever day."""
    for row in rows:
        if _is_consented(row) and row.cells[URN] in names:
            yield {
                "school": names[row.cells[URN]],
                "what": row.cells["What works"],
                "consent_given_by": row.cells["Consent given by"],
                "consent_given_on": date.fromisoformat(row.cells["Consent given on"]),
            }
