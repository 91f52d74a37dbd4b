"""What finds in a head's document another school, or somebody who told the team something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from reportkit.casework.events import Event
from reportkit.evidence.siod.called import read_called
from reportkit.evidence.siod.schools import School, read_schools
from reportkit.pipeline.guarding.let import Let, let_through_by
from reportkit.pipeline.guarding.naming import spotter_of
from reportkit.pipeline.guarding.people import people_wanted
from reportkit.pipeline.keeping import open_data
from reportkit.places import Places
from reportkit.publishing.disclosure.spotting import Spotter
from reportkit.reports.profiles.casework import OwnCasework, read_handed
from reportkit.settings import Authority, read_authority


def watched_for_heads(places: Places, authority: str, as_at: date, handed: str) -> tuple[Spotter, Let]:
    """That of a build, and what was let through.

    `handed` is the file of what heads are told from casework, "" where there is none.
    """
    settings = read_authority(places.params, authority)
    with open_data(places) as siod:
        schools = read_schools(siod, settings.area, as_at).schools
    found = schools_spotter(places, settings, schools)
    if not handed:
        return found, {}
    from reportkit.casework.store import open_store

    events = open_store(places.casework).events(authority)
    told = read_handed(Path(handed)).schools
    return with_people(found, settings, events, told), let_through_by(events, as_at)


def schools_spotter(places: Places, settings: Authority, schools: Sequence[School]) -> Spotter:
    """What finds any of the schools by any name or number, each owned by its school."""
    urns = {urn for one in schools for urn in (*one.urns, *one.predecessors, *one.merged_from)}
    with open_data(places) as siod:
        called = read_called(siod, urns)
    files = (*sorted((places.params / "policies").glob("*.yaml")), places.params / "questions.yaml")
    printed = "\n".join(path.read_text(encoding="utf-8") for path in files if path.is_file())
    return spotter_of(schools, called, (settings.name, *settings.board.not_schools), printed)


def with_people(
    spotter: Spotter, settings: Authority, events: Iterable[Event], told: Mapping[str, OwnCasework]
) -> Spotter:
    """The same with the people on record, each owned by the schools whose heads are told of them."""
    spared = (settings.contact, settings.team)
    return Spotter((*spotter.wanted, *people_wanted(events, told, spared)))
