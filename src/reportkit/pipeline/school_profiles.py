"""A profile for every head of an authority, from one notebook: only those whose inputs have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from reportkit.exceptions import UsageError
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.documents import releases_known
from reportkit.pipeline.executing import start_executor
from reportkit.pipeline.keeping import Step, kept_assessments
from reportkit.pipeline.right_school import check_right_school, names_and_numbers
from reportkit.places import Places
from reportkit.publishing.batch import (
    Batch,
    Executor,
    Expected,
    Job,
    Planned,
    Tally,
    build_batch,
    plan,
)
from reportkit.publishing.disclosure import Forbidden, WatchList
from reportkit.publishing.manifest import sha256_of
from reportkit.reports.profiles.school import read_school_profile
from reportkit.reports.sections.school import expected_parts
from reportkit.settings import read_terms
from reportkit.vocabulary import Urn

NOTEBOOK = "school_profile.ipynb"
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
    run = executor or start_executor()
    folder, jobs = _prepare(places, asked, step)
    step(f"Building {len(jobs)} school profile{'' if len(jobs) == 1 else 's'}")
    releases = releases_known(places, asked.as_at)
    return folder, build_batch(folder, jobs, run, releases, progress, force=force)


def plan_school_profiles(
    places: Places, asked: Asked, step: Step = lambda words: None, *, force: bool = False
) -> tuple[Planned, ...]:
    """What a run would build, and why; nothing is built."""
    folder, jobs = _prepare(places, asked, step)
    return plan(folder, jobs, force=force)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the jobs of one run share. `schools` is what a document may hold of no school but its own."""

    places: Places
    asked: Asked
    folder: Path
    locations: Mapping[str, str]
    schools: tuple[Forbidden, ...]
    settings: str

    def job(self, urn: Urn) -> Job:
        """The job for one school's document."""
        where = self.locations
        profile = read_school_profile(urn, where["snapshot"], where["earlier"], where["params"])
        facts = profile.facts
        own = tuple(filter(None, (urn, *facts.earlier_urns, facts.name, facts.trust)))
        return Job(
            document=f"schools/{urn}/school-profile-{urn}.docx",
            notebook=self.places.notebooks / NOTEBOOK,
            template=self.places.template,
            executed=self.folder / "working" / "schools" / f"school-profile-{urn}.ipynb",
            parameters={"urn": urn, "authority": self.asked.authority, "as_at": self.asked.as_at.isoformat()},
            as_at=self.asked.as_at,
            data={"what is known of the school": profile.build_id, "settings": self.settings},
            locations=where,
            prepare=partial(_rehearse, urn, where["snapshot"], where["earlier"], where["params"]),
            expected=Expected(
                *expected_parts(profile),
                exactly=True,
                check=partial(check_right_school, urn, WatchList(self.schools, own)),
            ),
        )


def _rehearse(urn: str, snapshot: str, earlier: str, params: str) -> None:
    """Read the assessment and draw one school's charts, so that both are at hand for every school's."""
    from reportkit.reports.sections import school

    profile = read_school_profile(urn, snapshot, earlier, params)
    for part in school.IN_ORDER:
        part(profile)


def _prepare(places: Places, asked: Asked, step: Step) -> tuple[Path, list[Job]]:
    kept = kept_assessments(
        places, asked.authority, asked.as_at, asked.policy, asked.crosswalk, step, for_heads=True
    )
    folder = places.term_folder(asked.authority, read_terms(places.params).at(asked.as_at))
    names = {urn: str(name) for urn, name in zip(kept.now.urns, kept.now.schools["name"], strict=True)}
    where = {"snapshot": str(kept.folder), "earlier": str(kept.earlier or ""), "params": str(places.params)}
    settings = settings_hash(places, asked.authority)
    run = _Run(places, asked, folder, where, names_and_numbers(names), settings)
    return folder, [run.job(urn) for urn in _chosen(kept.now.urns, asked)]


def _chosen(listed: Sequence[Urn], asked: Asked) -> Sequence[Urn]:
    unknown = [urn for urn in asked.urns if urn not in listed]
    if unknown:
        raise UsageError(
            f"{unknown[0]} is not an open state-funded school of {asked.authority}, as far as the lists "
            "held tell. If it is another authority's, name that with --authority."
        )
    return asked.urns or listed


def settings_hash(places: Places, authority: str) -> str:
    """A hash over every setting that a profile reads."""
    read = [
        *sorted(places.params.glob("*.yaml")),
        *sorted((places.params / "policies").glob("*.yaml")),
        places.params / "authorities" / f"{authority}.yaml",
    ]
    return sha256_of(b"\0".join(path.read_bytes() for path in read))
