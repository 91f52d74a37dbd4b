"""From loaded data to documents on disk, checked before they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from reportkit import __version__
from reportkit.evidence.siod import ReleaseSummary, Siod
from reportkit.evidence.siod.areas import read_area, read_neighbours, read_region
from reportkit.exceptions import MissingData, UsageError
from reportkit.places import Places
from reportkit.publishing.batch.job import Check, Expected, Job, Made
from reportkit.publishing.batch.making import make_document
from reportkit.publishing.manifest import (
    path_for,
    read_manifest,
    record,
    sha256_of,
    write_atomically,
)
from reportkit.publishing.turns import sole_writer
from reportkit.settings import Authority, read_authority, read_terms

Step = Callable[[str], None]
_PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document: its notebook, the file it becomes, and what it must at least hold.

    A chart whose place is taken by a plain "we cannot say" counts as held.
    """

    notebook: str
    file: str
    headings: tuple[str, ...]
    charts: int
    tables: int


@dataclass(frozen=True, slots=True)
class _Run:
    """What the documents of one run share; `params` is the folder of settings that the notebooks read.

    `check` gives for a document the guard's look at it.
    """

    places: Places
    authority: str
    as_at: date
    folder: Path
    params: Path
    check: Callable[[str], Check]


UPDATE = (
    Document(
        "school_improvement_update.ipynb",
        "public/school-improvement-update.docx",
        (
            "Headlines",
            "Results by phase",
            "Early years",
            "Primary",
            "Secondary",
            "Post-16",
            "Special schools and alternative provision",
            "Attendance and exclusion",
            "Closing gaps",
            "Ofsted outcomes",
            "National changes that affect you",
            "Working together",
            "Dates",
            "Data notes",
        ),
        charts=9,
        tables=8,
    ),
    Document("heads_briefing.ipynb", "public/heads-briefing.docx", ("Headlines", "Coming up"), 0, 0),
)


def build_termly_update(
    places: Places, authority: str, as_at: date, step: Step = lambda words: None
) -> tuple[Path, ...]:
    """The School Improvement Update and the Headteachers' Briefing; the paths written.

    Raises UsageError, MissingData, NotebookFailed, DocumentError or FolderInUse; then no document is changed.
    """
    settings = read_authority(places.params, authority)
    folder = places.term_folder(authority, read_terms(places.params).at(as_at))
    releases = releases_known(places, as_at)
    _check_area(places, settings, as_at)
    run = _Run(
        places,
        authority,
        as_at,
        folder,
        _params(places, authority, as_at, folder),
        _checks(places, authority, as_at),
    )
    built = []
    for document in UPDATE:
        step(f"Building {Path(document.file).name} for {settings.name}")
        built.append(_build(run, document))
    step("Checking and writing")
    with sole_writer(folder, _PATIENCE_SECONDS):
        return _write(folder, built, releases)


def _checks(places: Places, authority: str, as_at: date) -> Callable[[str], Check]:
    """For each document the guard's look at it; what is known for it is worked out once."""
    from reportkit.pipeline.guarding.building import check_open, known_for_build

    known = known_for_build(places, authority, as_at)
    return lambda document: partial(check_open, known, document)


def why_out_of_date(places: Places, authority: str, as_at: date) -> tuple[str, ...]:
    """What has changed since the Update and the Briefing were built; nothing where all is as it was."""
    folder = places.term_folder(authority, read_terms(places.params).at(as_at))
    params, entries = _params(places, authority, as_at, folder), read_manifest(folder)["documents"]
    found: list[str] = []
    for document in UPDATE:
        if entry := entries.get(document.file):
            found += _changed(_inputs(places, authority, params, document), entry["inputs"])
    return tuple(dict.fromkeys(found))


def _changed(now: Mapping[str, str], then: Mapping[str, str]) -> Iterator[str]:
    names = sorted(now.keys() | then.keys())
    yield from (f"{name} changed" for name in names if now.get(name) != then.get(name))


def _params(places: Places, authority: str, as_at: date, folder: Path) -> Path:
    """The settings, with what the returns tell all schools. Without casework nothing is loaded for it."""
    if not places.has_casework:
        return places.params
    from reportkit.pipeline.returns.telling import params_with_returns

    return params_with_returns(places, authority, as_at, folder / "working")


def _check_area(places: Places, settings: Authority, as_at: date) -> None:
    """Checks the authority before any notebook is run.

    Raises UsageError if its name is not that of its code, and MissingData if it is not known what to
    compare it with.
    """
    with Siod.open(places.siod, read_only=True) as siod:
        area = read_area(siod, settings.area, as_at)
        read_region(siod, settings.area, as_at)
        read_neighbours(siod, settings.area, as_at)
    if not _long_words(area.name) & _long_words(settings.name):
        raise UsageError(
            f"The settings say that {settings.name} has the code {settings.code}, but DfE gives that code "
            f"to {area.name}. Put it right in params/authorities."
        )


def _long_words(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", name.casefold()) if len(word) > 3}


def releases_known(places: Places, as_at: date) -> list[dict[str, str]]:
    """What was public on the day, for a manifest. Raises MissingData where nothing is loaded."""
    if not places.siod.is_file():
        raise MissingData("No data is loaded yet. Run  reportkit load  first.")
    with Siod.open(places.siod, read_only=True) as siod:
        return [_release_entry(r) for r in siod.releases() if r.published_on <= as_at]


def _release_entry(release: ReleaseSummary) -> dict[str, str]:
    return {
        "release": release.release_id,
        "file": release.file,
        "publisher": release.publisher,
        "title": release.title,
        "published_on": release.published_on.isoformat(),
        "vintage": release.vintage,
    }


def _build(run: _Run, document: Document) -> Made:
    working = run.folder / "working"
    made = make_document(
        Job(
            document=document.file,
            notebook=run.places.notebooks / document.notebook,
            template=run.places.template,
            executed=working / document.notebook,
            parameters={"authority": run.authority, "as_at": run.as_at.isoformat()},
            as_at=run.as_at,
            data={},
            locations={"siod": str(run.places.siod), "params": str(run.params)},
            expected=Expected(document.headings, document.charts, document.tables, run.check(document.file)),
            paper=working / Path(document.file).with_suffix(".html").name,
        )
    )
    return replace(
        made, entry=replace(made.entry, inputs=_inputs(run.places, run.authority, run.params, document))
    )


def _inputs(places: Places, authority: str, params: Path, document: Document) -> dict[str, str]:
    settings = f"authorities/{authority}.yaml"
    read = [
        places.notebooks / document.notebook,
        places.template,
        *sorted(places.params.glob("*.yaml")),
        places.params / settings,
    ]
    hashes = {path.relative_to(places.root).as_posix(): sha256_of(path.read_bytes()) for path in read}
    if params != places.params:
        hashes["settings with returns"] = sha256_of((params / settings).read_bytes())
    with Siod.open(places.siod, read_only=True) as siod:
        return hashes | {"data": siod.data_hash(), "reportkit": __version__}


def _write(folder: Path, built: Sequence[Made], releases: Sequence[Mapping[str, str]]) -> tuple[Path, ...]:
    paths = []
    for document in built:
        path = path_for(folder, document.entry.path)
        write_atomically(path, document.content)
        working = folder / "working" / Path(document.entry.path).with_suffix(".html").name
        write_atomically(working, document.html.encode())
        paths.append(path)
    record(folder, [document.entry for document in built], releases)
    return tuple(paths)
