"""What the documents of one borough have in common, read once in a process and then at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from reportkit.exceptions import MissingData
from reportkit.judgement.assessment.changes import Change, find_changes
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.snapshots import read_snapshot
from reportkit.reports.assessing.cures import Cure, find_cures_by_school
from reportkit.reports.profiles.lines import History
from reportkit.settings import Authority, Terms, read_authority, read_terms
from reportkit.settings.policies import PolicyPack, read_pack
from reportkit.settings.questions import Questions, read_questions
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True)
class Settings:
    """What the team has set that a school's document uses."""

    authority: Authority
    pack: PolicyPack
    terms: Terms
    questions: Questions


@dataclass(frozen=True)
class Kept:
    """An assessment with what is looked up in it school by school: never changed once kept."""

    assessment: Assessment
    places: Mapping[Urn, int]

    @cached_property
    def history(self) -> History:
        """The figures to draw."""
        return History(self.assessment)

    @cached_property
    def thresholds(self) -> tuple[Mapping[str, str], ...]:
        """Every threshold as the assessment kept it, each column as text."""
        rows = self.assessment.lines.to_dict("records")
        return tuple({str(key): str(value) for key, value in row.items()} for row in rows)

    @cached_property
    def cures(self) -> Mapping[int, tuple[Cure, ...]]:
        """By school, the releases that would let more be said of it."""
        return find_cures_by_school(self.assessment)


LATEST = "latest"


def kept_assessment(folder: Path) -> Kept:
    """The assessment in the folder; one called `latest` is that which was kept last beside it.

    Raises MissingData if there is none.
    """
    if folder.name == LATEST:
        beside = (found for found in folder.parent.glob("*") if not found.name.startswith("."))
        folder = max(beside, key=lambda found: found.stat().st_mtime_ns, default=folder)
    return _kept(str(folder.resolve()))


@cache
def _kept(folder: str) -> Kept:
    try:
        assessment = read_snapshot(Path(folder))
    except FileNotFoundError as error:
        raise MissingData(
            f"There is no assessment in {folder}. Run  reportkit assess  to make one."
        ) from error
    places = {urn: place for place, urn in enumerate(assessment.urns)}
    return Kept(assessment, places)


def changes_of(earlier: Path, now: Path) -> Mapping[Urn, tuple[Change, ...]]:
    """What changed between two kept assessments, by school."""
    return _changes(str(earlier.resolve()), str(now.resolve()))


@cache
def _changes(earlier: str, now: str) -> Mapping[Urn, tuple[Change, ...]]:
    found: defaultdict[Urn, list[Change]] = defaultdict(list)
    for change in find_changes(_kept(earlier).assessment, _kept(now).assessment):
        found[change.urn].append(change)
    return {urn: tuple(changes) for urn, changes in found.items()}


def settings_of(params: Path, authority: str, policy: str) -> Settings:
    """The settings, read again only when one of the files has changed."""
    files = (params / "authorities" / f"{authority}.yaml", params / "policies" / f"{policy}.yaml")
    shared = (params / "terms.yaml", params / "questions.yaml")
    stamps = tuple(path.stat().st_mtime_ns if path.is_file() else 0 for path in (*files, *shared))
    return _settings(str(params), authority, policy, stamps)


@cache
def _settings(params: str, authority: str, policy: str, stamps: tuple[int, ...]) -> Settings:
    folder = Path(params)
    return Settings(
        read_authority(folder, authority),
        read_pack(folder, policy),
        read_terms(folder),
        read_questions(folder),
    )
