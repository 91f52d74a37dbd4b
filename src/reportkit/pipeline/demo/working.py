"""One borough's term by the product's own doors: returns, casework, assessment, documents, a look at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.store import open_store
from reportkit.invented.team.returns import returned_rows
from reportkit.pipeline.assessing import assess_authority
from reportkit.pipeline.board import AskedPack, build_board_pack
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.books import open_register
from reportkit.pipeline.casework.documents import MAKERS, Wanted, open_desk
from reportkit.pipeline.demo.filling import fill_workbook
from reportkit.pipeline.demo.inventing import Invented
from reportkit.pipeline.demo.recording import Term, record_term
from reportkit.pipeline.demo.seeing import Seen
from reportkit.pipeline.demo.side_by_side import Say
from reportkit.pipeline.documents import build_termly_update
from reportkit.pipeline.executing import start_executor
from reportkit.pipeline.keeping import kept_assessments
from reportkit.pipeline.returns.forms import write_template
from reportkit.pipeline.returns.loading import load_returns
from reportkit.pipeline.returns.standing import returns_standing
from reportkit.pipeline.school_profiles import Asked as AskedProfiles
from reportkit.pipeline.school_profiles import build_school_profiles
from reportkit.places import Places
from reportkit.publishing.batch import Executor
from reportkit.settings import read_terms
from reportkit.settings.policies import read_pack

DAY = date(2026, 11, 22)
MEETING = date(2026, 12, 3)
# The last has every paper of a school: notes of visits, plans, notices and the rest.
_RESTRICTED = ("register", "meeting-paper", "casework-documents")
_RETURNED_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
_READ_AT = datetime(2026, 11, 22, 17, tzinfo=UTC)


def do_the_term(places: Places, one: Invented, say: Say) -> Term:
    """What came of the borough's casework, once returns are loaded and its schools are assessed."""
    say("loading the returns")
    load_returns(places, _workbook(places, one), _RETURNED_AT)
    say("recording the casework")
    *_, term = record_term(places, one.slug, one.team, one.cast)
    assess_authority(places, one.slug, DAY, step=say)
    return term


def _workbook(places: Places, one: Invented) -> Path:
    """The returns workbook filled in; one that is there already is left as it is."""
    term = read_terms(places.params).at(DAY)
    path = places.data / "local" / "returns" / f"{one.slug}-returns-{term.slug}.xlsx"
    if not path.exists():
        write_template(places, one.slug, DAY, path)
        rows = returned_rows(one.team, one.borough.schools, one.cast)
        fill_workbook(path, one.team.name_of("head of service"), rows)
    return path


def build_documents(places: Places, one: Invented, say: Say) -> None:
    """Every document that the product has for a term. Raises SomeFailed if one could not be built."""
    executor = start_executor()
    build_termly_update(places, one.slug, DAY, say)
    _, batch = build_school_profiles(places, AskedProfiles(one.slug, DAY), say, say, executor=executor)
    batch.check()
    for name in _RESTRICTED:
        _build_restricted(places, one, name, executor, say)
    if has_board(places, one):
        _build_pack(places, one, executor, say)


def _build_restricted(places: Places, one: Invented, name: str, executor: Executor, say: Say) -> None:
    say(f"building {name}")
    desk = open_desk(places, _reader(one, f"To build: {name}."), name)
    desk.build(MAKERS[name](desk, Wanted(one.urns)), executor).check()


def has_board(places: Places, one: Invented) -> bool:
    """Whether the borough's policy knows a board."""
    return read_pack(places.params, one.borough.policy).deadline("papers_due") is not None


def _build_pack(places: Places, one: Invented, executor: Executor, say: Say) -> None:
    """The pack of the next meeting, which is whole: raises PackIncomplete if it is not."""
    by = one.team.person("head of service")
    asked = AskedPack(one.slug, MEETING, DAY, by, "For the papers of the board.", at=_READ_AT)
    build_board_pack(places, asked, executor, say).check()


def _reader(one: Invented, why: str) -> Asked:
    by = one.team.person("head of service")
    return Asked(authority=one.slug, by=by, at=_READ_AT, on=DAY, why=why)


def look(places: Places, one: Invented, term: Term) -> Seen:
    """Everything that came out."""
    opened = open_register(places, _reader(one, "To check the cases of the demo."), "register")
    events = open_store(places.casework).events(one.slug)
    return Seen(
        one,
        kept_assessments(places, one.slug, DAY).now,
        opened,
        term,
        returns_standing(places, one.slug, DAY),
        frozenset(event.who for event in events if isinstance(event.payload, Reading)),
        places.term_folder(one.slug, read_terms(places.params).at(DAY)),
    )
