"""Schools assessed and the assessment kept; the officers' overview; one school explained; two policies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit import __version__
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.schools import read_all_schools
from reportkit.exceptions import MissingData, UsageError
from reportkit.judgement.assessment.assessing import Terms, assess, header_of
from reportkit.judgement.assessment.changes import Change, find_changes
from reportkit.judgement.assessment.comparison import compare
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.snapshots import find_snapshot, keep_snapshot, snapshot_folder
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.pipeline.documents import releases_known
from reportkit.places import Places
from reportkit.publishing.manifest import (
    BuiltDocument,
    path_for,
    record,
    sha256_of,
    write_atomically,
)
from reportkit.publishing.workbook import workbook_bytes
from reportkit.reports.assessing.comparison import lines_of
from reportkit.reports.assessing.cures import lines_of as lines_of_cures
from reportkit.reports.assessing.explanation import explain
from reportkit.reports.assessing.overview import overview
from reportkit.settings import Authority, read_authority, read_terms
from reportkit.settings.policies import read_pack, read_policy_thresholds
from reportkit.vocabulary import Urn, in_words
from reportkit.vocabulary.results import Outcome

Step = Callable[[str], None]
OVERVIEW = "restricted/borough-overview.xlsx"


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment, where it is kept, the overview made of it, and what moved since the last term."""

    assessment: Assessment
    snapshot: Path
    overview: Path
    changes: tuple[Change, ...]
    is_compared: bool

    @property
    def summary(self) -> list[str]:
        """What an officer reads after the run."""
        outcomes = Counter(self.assessment.results["outcome"])
        flags = int((self.assessment.findings["outcome"] == Outcome.FLAG).sum())
        made = self.assessment.findings["outcome"].isin([Outcome.FLAG, Outcome.CLEAR])
        expected = float(self.assessment.findings.loc[made, "chance"].sum())
        routes = Counter(self.assessment.placements["category_words"].str.split(";").str[0])
        header = self.assessment.header
        flagged = f"{flags} {'test is' if flags == 1 else 'tests are'}"
        return [
            f"As known on {in_words(header.as_at)}, under the policy {header.policy}; inspections are read "
            f"by the crosswalk {header.crosswalk}",
            f"{len(self.assessment.schools)} schools assessed, eleven indicators each: "
            + ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome),
            f"{flagged} flagged; chance alone would flag about {expected:.0f} if nothing had changed",
            *(f"  {count:4} {words}" for words, count in routes.most_common()),
            f"{len(self.changes)} results changed since the term before"
            if self.is_compared
            else "No school list goes back to the term before, so nothing is compared",
            *lines_of_cures(self.assessment),
        ]


def assess_authority(
    places: Places,
    authority: str,
    as_at: date,
    policy: str = "",
    crosswalk: Crosswalk = Crosswalk.DFE_STUCK,
    step: Step = lambda words: None,
) -> Assessed:
    """Assess every school of the authority, keep the snapshot, and write the overview.

    It is compared with the start of the term before, assessed afresh (A3.24). Raises UsageError for an
    authority without a policy, and MissingData where no data or no school is held.
    """
    kept = kept_assessments(places, authority, as_at, policy, crosswalk, step)
    changes = find_changes(kept.then, kept.now) if kept.then else ()
    since = f"Compared with {in_words(kept.then.header.as_at)}." if kept.then else ""
    step("Writing the overview")
    path = _write_overview(places, kept.now, kept.terms, changes, since)
    return Assessed(kept.now, kept.folder, path, changes, is_compared=kept.then is not None)


@dataclass(frozen=True, slots=True)
class Kept:
    """An assessment and the one at the start of the term before (None if there is none), as kept."""

    terms: Terms
    now: Assessment
    folder: Path
    then: Assessment | None
    earlier: Path | None


def kept_assessments(
    places: Places,
    authority: str,
    as_at: date,
    policy: str = "",
    crosswalk: Crosswalk = Crosswalk.DFE_STUCK,
    step: Step = lambda words: None,
) -> Kept:
    """Both assessments, made if they are not kept yet. Raises as `assess_authority` does."""
    settings = read_authority(places.params, authority)
    terms = _terms(places, settings, policy, crosswalk)
    days = read_terms(places.params)
    before = days.before(days.at(as_at))
    with _data(places) as siod:
        step(f"Assessing the schools of {settings.name}")
        now = _assess(places, siod, authority, as_at, terms)
        step("Comparing with the term before")
        then = _earlier(places, siod, authority, before.starts if before else None, terms)
    earlier = snapshot_folder(places.snapshots, then.header) if then else None
    return Kept(terms, now, snapshot_folder(places.snapshots, now.header), then, earlier)


@contextmanager
def _data(places: Places) -> Iterator[Siod]:
    """The loaded data, to be read."""
    with Siod.open(places.siod, read_only=True) as siod:
        yield siod


def _terms(places: Places, settings: Authority, policy: str, crosswalk: Crosswalk) -> Terms:
    named = policy or settings.policy
    if not named:
        raise UsageError(
            f"{settings.name} has no policy, so its schools cannot be assessed. Name one with --policy, such "
            "as hillingdon@2016-02, or put it in its file in params/authorities."
        )
    pack = read_pack(places.params, named)
    return Terms(pack, read_policy_thresholds(places.params, pack), crosswalk)


def _assess(places: Places, siod: Siod, authority: str, day: date, terms: Terms) -> Assessment:
    """The assessment kept with just this data, policy and code, else a new one, kept."""
    settings = read_authority(places.params, authority)
    header = header_of(siod, authority, settings.area, day, terms)
    if kept := find_snapshot(places.snapshots, header):
        return kept
    assessment = assess(siod, authority, settings.area, day, terms)
    keep_snapshot(places.snapshots, assessment)
    return assessment


def _earlier(places: Places, siod: Siod, authority: str, day: date | None, terms: Terms) -> Assessment | None:
    """The assessment to compare with, None where no list of schools goes back so far."""
    try:
        return _assess(places, siod, authority, day, terms) if day else None
    except MissingData:
        return None


def _write_overview(
    places: Places, now: Assessment, terms: Terms, changes: Sequence[Change], since: str
) -> Path:
    header = now.header
    title = f"Borough overview, {header.authority.capitalize()}, {in_words(header.as_at)}"
    content = workbook_bytes(title, overview(now, terms.pack, changes, since))
    folder = places.term_folder(header.authority, read_terms(places.params).at(header.as_at))
    path = path_for(folder, OVERVIEW)
    write_atomically(path, content)
    record(folder, [_entry(title, content, now)], releases_known(places, header.as_at))
    return path


def _entry(title: str, content: bytes, now: Assessment) -> BuiltDocument:
    header = now.header
    parameters = {"authority": header.authority, "as_at": header.as_at.isoformat()}
    rests_on = {
        "policy": header.policy,
        "crosswalk": header.crosswalk,
        "rules": header.rules_hash,
        "data": header.data_hash,
        "reportkit": __version__,
    }
    return BuiltDocument(OVERVIEW, title, sha256_of(content), parameters, rests_on, None, {}, ())


def explain_school(
    places: Places, authority: str, urn: Urn, as_at: date, policy: str, crosswalk: Crosswalk
) -> list[str]:
    """Everything an assessment says of one school. Raises UsageError for a school that is not in it."""
    settings = read_authority(places.params, authority)
    terms = _terms(places, settings, policy, crosswalk)
    with _data(places) as siod:
        assessment = _assess(places, siod, authority, as_at, terms)
    if urn not in assessment.urns:
        raise UsageError(
            f"{urn} is not an open state-funded school of {settings.name} on {in_words(as_at)}, as far as "
            "the lists held tell. If it is another authority's, name that with --authority."
        )
    return list(explain(assessment, assessment.of_school(urn), terms.pack, terms.thresholds))


def compare_policies(
    places: Places, authority: str, as_at: date, policies: tuple[str, str], crosswalk: Crosswalk
) -> list[str]:
    """Two policies over one borough, school by school."""
    settings = read_authority(places.params, authority)
    both = [_terms(places, settings, policy, crosswalk) for policy in policies]
    with _data(places) as siod:
        first, second = (_assess(places, siod, authority, as_at, terms) for terms in both)
    return list(lines_of(compare(first, second), [terms.pack for terms in both], first.header))


def authority_of(places: Places, urn: Urn, as_at: date) -> str:
    """The authority, among those with settings, that the school belongs to. Raises UsageError for none.

    Raises MissingData where no list of schools is held.
    """
    with _data(places) as siod:
        listed = {school.urn: school.la for school in read_all_schools(siod, as_at).schools}
    if not listed:
        raise MissingData(
            f"No list of schools is held as known on {in_words(as_at)}. Run  reportkit status  to see which "
            "files are missing."
        )
    if urn not in listed:
        raise UsageError(f"{urn} is on no list of open state-funded schools held on {in_words(as_at)}.")
    for path in sorted((places.params / "authorities").glob("*.yaml")):
        if read_authority(places.params, path.stem).area == listed[urn]:
            return path.stem
    raise UsageError(
        f"{urn} belongs to the authority with the code {listed[urn]}, for which there are no settings in "
        "params/authorities. Copy surrey.yaml and change it."
    )
