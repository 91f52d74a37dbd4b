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
from reportkit.pipeline.guarding.heads import watched_for_heads
from reportkit.pipeline.guarding.let import Let, texts_let
from reportkit.pipeline.keeping import Kept, Step, kept_assessments
from reportkit.pipeline.right_school import ForHead, check_profile
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
from reportkit.publishing.disclosure.spotting import Spotter
from reportkit.publishing.manifest import sha256_of
from reportkit.publishing.private import new_private_folder, private_folder
from reportkit.reports.profiles.casework import handed_path, read_handed
from reportkit.reports.profiles.school import read_school_profile
from reportkit.reports.sections.school import expected_parts
from reportkit.settings import read_authority, read_terms
from reportkit.vocabulary import Urn

NOTEBOOK = "school_profile.ipynb"
KNOWN = "what is known of the school"
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
    private_folder(new_private_folder(folder) / "schools")
    return folder, build_batch(folder, jobs, run, releases, progress, force=force)


def plan_school_profiles(
    places: Places, asked: Asked, step: Step = lambda words: None, *, force: bool = False
) -> tuple[Planned, ...]:
    """What a run would build, and why; nothing is built."""
    folder, jobs = _prepare(places, asked, step)
    return plan(folder, jobs, force=force)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the jobs of one run share.

    `spotter` finds what only its own school's document may hold, `let` is what may stand all the same.
    """

    places: Places
    asked: Asked
    folder: Path
    locations: Mapping[str, str]
    spotter: Spotter
    let: Let
    settings: str

    def job(self, urn: Urn) -> Job:
        """The job for one school's document."""
        where = self.locations
        profile = read_school_profile(urn, **where)
        facts = profile.facts
        allowed = tuple(filter(None, (facts.name, facts.trust)))
        document = f"schools/{urn}/school-profile-{urn}.docx"
        let = texts_let(self.let, document)
        return Job(
            document=document,
            notebook=self.places.notebooks / NOTEBOOK,
            template=self.places.template,
            executed=self.folder / "working" / "schools" / f"school-profile-{urn}.ipynb",
            parameters={"urn": urn, "authority": self.asked.authority, "as_at": self.asked.as_at.isoformat()},
            as_at=self.asked.as_at,
            data={KNOWN: profile.build_id, "settings": self.settings},
            locations=where,
            prepare=partial(_rehearse, urn, where),
            expected=Expected(
                *expected_parts(profile),
                exactly=True,
                check=partial(check_profile, ForHead(urn, self.spotter, allowed, let)),
            ),
        )


def _rehearse(urn: str, where: Mapping[str, str]) -> None:
    """Read the assessment and draw one school's charts, so that both are at hand for every school's."""
    from reportkit.reports.sections import school

    profile = read_school_profile(urn, **where)
    if profile.casework:  # what commentary and dates need is at hand, though this school may have none
        school.read_prose("")
        school.dates_at_hand()
    for part in school.IN_ORDER:
        part(profile)


def _prepare(places: Places, asked: Asked, step: Step) -> tuple[Path, list[Job]]:
    kept = kept_assessments(
        places, asked.authority, asked.as_at, asked.policy, asked.crosswalk, step, for_heads=True
    )
    folder = places.term_folder(asked.authority, read_terms(places.params).at(asked.as_at))
    where = {
        "snapshot": str(kept.folder),
        "earlier": str(kept.earlier or ""),
        "params": str(places.params),
        "casework": _hand_casework(places, kept, folder),
    }
    settings = settings_hash(places, asked.authority)
    watched = watched_for_heads(places, asked.authority, asked.as_at, where["casework"])
    run = _Run(places, asked, folder, where, *watched, settings)
    return folder, [run.job(urn) for urn in _chosen(kept.now.urns, asked)]


def _hand_casework(places: Places, kept: Kept, folder: Path) -> str:
    """Where the casework is written for the run; "" without casework, for which nothing is loaded."""
    if not places.has_casework:
        return ""
    from reportkit.pipeline.for_heads.casework import hand_casework

    return str(hand_casework(places, kept, folder))


def before_sending(places: Places, asked: Asked) -> list[str]:
    """What the person who built the profiles must know before any is sent; nothing without casework.

    These are the profiles that may not be sent yet, and the recorded words that were left out, each with
    why: for the team alone.
    """
    folder = places.term_folder(asked.authority, read_terms(places.params).at(asked.as_at))
    policy = asked.policy or read_authority(places.params, asked.authority).policy
    path = handed_path(folder, policy, asked.as_at)
    if not places.has_casework or not path.is_file():
        return []
    handed = read_handed(path)
    urns = asked.urns or tuple(map(Urn, handed.schools))
    held = [(urn, handed.schools[urn].held) for urn in urns if handed.schools[urn].held]
    left = [one for one in handed.left_out if one.urn in urns]
    return [
        *(f"Not to be sent yet: the profile of {urn}. {why}" for urn, why in held),
        *(f"Left out of the profile of {one.urn}: {one.what}, because {one.why}." for one in left),
    ]


def _chosen(listed: Sequence[Urn], asked: Asked) -> Sequence[Urn]:
    unknown = [urn for urn in asked.urns if urn not in listed]
    if unknown:
        raise UsageError(
            f"{unknown[0]} is not an open state-funded school of {asked.authority}, as far as the lists "
            "held tell. If it is another authority's, name that with --authority."
        )
    return asked.urns or listed


def settings_hash(places: Places, authority: str) -> str:
    """A hash over every setting that a document reads; how letters go is in none."""
    read = [*sorted(places.params.glob("*.yaml")), *sorted((places.params / "policies").glob("*.yaml"))]
    own = read_authority(places.params, authority).model_dump_json(exclude={"mail"})
    return sha256_of(b"\0".join((*(path.read_bytes() for path in read), own.encode())))
