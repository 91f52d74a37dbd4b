"""The whole term: folder, load, assess, returns, casework, documents, and the cases checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from reportkit.exceptions import CasesFailed
from reportkit.invented.boroughs import invent_boroughs
from reportkit.invented.files import published_files
from reportkit.pipeline.demo.cases import read_cases
from reportkit.pipeline.demo.checks import Checked, check_cases
from reportkit.pipeline.demo.folder import check_folder, make_folder
from reportkit.pipeline.demo.inventing import Invented, with_team
from reportkit.pipeline.demo.page import cases_page
from reportkit.pipeline.demo.posting import Posted, post_letters
from reportkit.pipeline.demo.side_by_side import Say, run_side_by_side
from reportkit.pipeline.demo.working import DAY, build_documents, do_the_term, look
from reportkit.pipeline.loading import load
from reportkit.places import Places
from reportkit.publishing.batch import Tally
from reportkit.publishing.manifest import write_atomically
from reportkit.settings import read_terms
from reportkit.settings.policies import read_pack

CASES = "cases.md"


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told how far the run has come: what is done next, files loaded, documents built."""

    step: Callable[[str], None] = lambda words: None
    loading: Callable[[str, int, int], None] = lambda file, done, total: None
    building: Callable[[Tally], None] = lambda tally: None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many schools each borough has, from which seed, and whether documents are built too.

    `boroughs` are those whose term is run, both if none is named: what is published is of both in any case.
    """

    schools: int = 100
    seed: int = 1
    documents: bool = True
    boroughs: tuple[str, ...] = ()

    def is_run(self, one: Invented) -> bool:
        """Whether the borough's term is run."""
        return not self.boroughs or one.slug in self.boroughs


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as it was made: its folder and boroughs, and of each its cases checked and its letters."""

    places: Places
    day: date
    boroughs: tuple[Invented, ...]
    checked: tuple[tuple[Checked, ...], ...]
    posted: tuple[Posted, ...] = ()

    @property
    def wrong(self) -> tuple[Checked, ...]:
        """The cases that did not come out as they say."""
        return tuple(one for each in self.checked for one in each if one.wrong)

    @property
    def documents(self) -> int:
        """How many Word documents there are."""
        found = (path.relative_to(self.places.outputs) for path in self.places.outputs.rglob("*.docx"))
        return sum("working" not in path.parts for path in found)

    def check(self) -> None:
        """Raises CasesFailed, which names them, if a case did not come out."""
        if self.wrong:
            said = "\n".join(
                f"  {one.case.rule}, {one.case.at}: {'; '.join(one.wrong)}" for one in self.wrong
            )
            marked = self.places.root / CASES
            raise CasesFailed(
                f"{len(self.wrong)} of {sum(map(len, self.checked))} cases, marked in {marked}:\n{said}"
            )


def run_demo(checkout: Places, target: Path, wanted: Wanted, telling: Telling | None = None) -> Demo:
    """The demo made and checked. Raises UsageError for a folder that is not the demo's."""
    told = telling or Telling()
    check_folder(checkout, target)
    told.step(f"Inventing two boroughs of {wanted.schools} schools")
    boroughs = tuple(map(with_team, invent_boroughs(wanted.schools, wanted.seed)))
    places = make_demo_folder(checkout, target, boroughs, wanted.seed)
    (places.root / CASES).unlink(missing_ok=True)  # a run that is stopped leaves none that says all came out
    load(places, progress=told.loading)
    run = tuple(one for one in boroughs if wanted.is_run(one))
    came = _work(places, run, wanted, told)
    checked = tuple(one.checked for one in came)
    _write_cases(places, run, checked)
    return Demo(places, DAY, run, checked, tuple(each for one in came for each in one.posted))


def make_demo_folder(checkout: Places, target: Path, boroughs: Sequence[Invented], seed: int) -> Places:
    """The folder with the files that are published of the boroughs, and the stories of their teams."""
    of = [one.borough for one in boroughs]
    files = {f"data/{file.path}": file.content for file in published_files(of, seed)}
    stories = {f"stories/{one.slug}.json": one.team.model_dump_json(indent=1).encode() for one in boroughs}
    return make_folder(checkout, target, of, files | stories)


def _work(places: Places, boroughs: Sequence[Invented], wanted: Wanted, told: Telling) -> tuple[_Came, ...]:
    """Every borough's term, its cases checked and its letters: the boroughs side by side."""
    tasks = {one.borough.name: partial(_of_borough, places, one, wanted.documents) for one in boroughs}
    tallies: dict[str, Tally] = {}

    def hear(borough: str, said: object) -> None:
        if isinstance(said, Tally):
            tallies[borough] = said
            told.building(_together(tallies, wanted.schools * len(boroughs)))
        else:
            told.step(f"{borough}: {said}")

    results = run_side_by_side(tasks, hear)
    return tuple(results[one.borough.name] for one in boroughs)


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of one borough's term."""

    checked: tuple[Checked, ...]
    posted: tuple[Posted, ...]


def _of_borough(places: Places, one: Invented, documents: bool, say: Say) -> _Came:
    """One borough's term from its returns to its cases and letters."""
    term = do_the_term(places, one, say)
    if documents:
        build_documents(places, one, say)
    say("checking the cases")
    checked = check_cases(read_cases(one.slug), look(places, one, term), documents=documents)
    return _Came(checked, post_letters(places, one, say) if documents else ())


def _together(tallies: dict[str, Tally], total: int) -> Tally:
    done, failed = (sum(getattr(tally, name) for tally in tallies.values()) for name in ("done", "failed"))
    return Tally(done, failed, total)


def _write_cases(places: Places, boroughs: Sequence[Invented], checked: Sequence[Sequence[Checked]]) -> None:
    cases = [read_cases(one.slug) for one in boroughs]
    packs = [read_pack(places.params, one.borough.policy) for one in boroughs]
    term = read_terms(places.params).at(DAY).slug
    page = cases_page(list(zip(boroughs, packs, cases, checked, strict=True)), term)
    write_atomically(places.root / CASES, page.encode())
