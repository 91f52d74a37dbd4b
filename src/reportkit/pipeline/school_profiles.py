"""A profile for every head of an authority, from one notebook: only those whose inputs have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from reportkit.blocks import Block, Chart, Table
from reportkit.blocks import text_of as plain
from reportkit.exceptions import DocumentError, UsageError
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.assessing import Step, kept_assessments
from reportkit.pipeline.documents import releases_known
from reportkit.places import Places
from reportkit.publishing.batch import (
    Batch,
    Executor,
    Expected,
    Job,
    LocalExecutor,
    Planned,
    Tally,
    build_batch,
    plan,
)
from reportkit.publishing.manifest import sha256_of
from reportkit.publishing.readability import body_text
from reportkit.reports.profiles.school import Kind, SchoolProfile, read_school_profile
from reportkit.settings import read_terms
from reportkit.vocabulary import Urn

NOTEBOOK = "school_profile.ipynb"
_ALWAYS = ("At a glance", "Your latest inspection", "The eleven indicators", "What you can expect")
_FULL = ("Questions for our next conversation",)
_WARM = ("reportkit.reports.profiles.school", "reportkit.reports.sections.school")
Progress = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose profiles, as known on which day, under which policy ("" for the authority's own)."""

    authority: str
    as_at: date
    policy: str = ""
    crosswalk: Crosswalk = Crosswalk.DFE_STUCK
    urns: tuple[Urn, ...] = ()


def build_school_profiles(
    places: Places,
    asked: Asked,
    step: Step = lambda words: None,
    progress: Progress = lambda tally: None,
    *,
    force: bool = False,
    executor: Executor | None = None,
) -> tuple[Path, Batch]:
    """The term's folder and what became of each profile. The assessment is made, or read if it is kept.

    Raises UsageError for a school that is not the authority's, and MissingData where nothing is held.
    """
    folder, jobs = _prepare(places, asked, step)
    step(f"Building {len(jobs)} school profiles")
    run = executor or LocalExecutor(warm=_WARM)
    releases = releases_known(places, asked.as_at)
    return folder, build_batch(folder, jobs, run, releases, progress, force=force)


def plan_school_profiles(
    places: Places, asked: Asked, step: Step = lambda words: None, *, force: bool = False
) -> tuple[Planned, ...]:
    """What a run would build, and why; nothing is built."""
    folder, jobs = _prepare(places, asked, step)
    return plan(folder, jobs, force=force)


def _prepare(places: Places, asked: Asked, step: Step) -> tuple[Path, list[Job]]:
    kept = kept_assessments(places, asked.authority, asked.as_at, asked.policy, asked.crosswalk, step)
    folder = places.term_folder(asked.authority, read_terms(places.params).at(asked.as_at))
    urns = _chosen(kept.now.urns, asked)
    names = {urn: str(name) for urn, name in zip(kept.now.urns, kept.now.schools["name"], strict=True)}
    settings = _settings_hash(places, asked.authority)
    where = {"snapshot": str(kept.folder), "earlier": str(kept.earlier or ""), "params": str(places.params)}
    profiles = (
        read_school_profile(urn, where["snapshot"], where["earlier"], where["params"]) for urn in urns
    )
    return folder, [_job(places, asked, folder, where, p, names, settings) for p in profiles]


def _chosen(listed: Sequence[Urn], asked: Asked) -> Sequence[Urn]:
    unknown = [urn for urn in asked.urns if urn not in listed]
    if unknown:
        raise UsageError(
            f"{unknown[0]} is not an open state-funded school of {asked.authority}, as far as the lists "
            "held tell. If it is another authority's, name that with --authority."
        )
    return asked.urns or listed


def _job(
    places: Places,
    asked: Asked,
    folder: Path,
    where: dict[str, str],
    profile: SchoolProfile,
    names: dict[Urn, str],
    settings: str,
) -> Job:
    urn = profile.facts.urn
    full = profile.kind is Kind.FULL
    others = tuple(sorted({str(other) for other in names if other not in (urn, *profile.facts.earlier_urns)}))
    return Job(
        document=f"schools/{urn}/school-profile-{urn}.docx",
        notebook=places.notebooks / NOTEBOOK,
        template=places.template,
        executed=folder / "working" / "schools" / f"school-profile-{urn}.ipynb",
        parameters={"urn": urn, "authority": asked.authority, "as_at": asked.as_at.isoformat()},
        as_at=asked.as_at,
        data={"assessment": profile.build_id, "settings": settings},
        locations=where,
        expected=Expected(
            (*_ALWAYS, *(_FULL if full else ())),
            charts=0,
            tables=2,
            check=partial(check_right_school, urn, others),
        ),
    )


def check_right_school(urn: str, others: Iterable[str], blocks: Sequence[Block], content: bytes) -> None:
    """Raises DocumentError if the document is not of the school, or holds another school's URN."""
    said = "\n".join([*body_text(blocks), *_elsewhere(blocks)])
    if urn not in said:
        raise DocumentError(f"The document for {urn} does not name it. It was not written.")
    found = next((other for other in others if other in said), None)
    if found:
        raise DocumentError(f"The document for {urn} would hold the URN {found}. It was not written.")


def _elsewhere(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of tables and charts."""
    for block in blocks:
        if isinstance(block, Table):
            yield block.caption
            yield from (plain(cell) for row in block.rows for cell in row)
            yield from block.notes
        elif isinstance(block, Chart):
            yield from (block.title, block.caption, block.alt_text)


def _settings_hash(places: Places, authority: str) -> str:
    """A hash over every setting that a profile reads."""
    read = [
        *sorted(places.params.glob("*.yaml")),
        *sorted((places.params / "policies").glob("*.yaml")),
        places.params / "authorities" / f"{authority}.yaml",
    ]
    return sha256_of(b"\0".join(path.read_bytes() for path in read))
