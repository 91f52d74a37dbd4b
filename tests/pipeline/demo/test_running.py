"""A term of two invented boroughs comes out, case by case, as the policies say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportkit.casework.events.board_kinds import Meeting
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.store import open_store
from reportkit.exceptions import CasesFailed, DisclosureFound, PackIncomplete, SomeFailed, UsageError
from reportkit.invented.boroughs import invent_boroughs
from reportkit.invented.team.returns import returned_rows
from reportkit.pipeline.demo.cases import Cases, Expected, read_cases
from reportkit.pipeline.demo.checks import check_cases
from reportkit.pipeline.demo.filling import fill_workbook
from reportkit.pipeline.demo.folder import MARK
from reportkit.pipeline.demo.inventing import Invented, with_team
from reportkit.pipeline.demo.recording import record_term
from reportkit.pipeline.demo.running import CASES, Demo, Wanted, make_demo_folder, run_demo
from reportkit.pipeline.demo.seeing import Seen
from reportkit.pipeline.demo.stationery import SAYS
from reportkit.pipeline.demo.working import MEETING, look
from reportkit.pipeline.returns.forms import write_template
from reportkit.places import Places
from reportkit.publishing.disclosure import read_everything
from reportkit.settings.policies import read_pack
from tests.built import LONG, SOURCE
from tests.marking import faults
from tests.pipeline.demo.packs import at_risk_in_secret, build_pack, everything_in, write_down

FEW = Wanted(schools=80, seed=1, documents=False, boroughs=("wexcombe",))


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "demo"


@pytest.fixture(scope="module", autouse=True)
def _own_databases() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("REPORTKIT_SIOD", raising=False)
        patch.delenv("REPORTKIT_DATABASE_URL", raising=False)
        yield


@pytest.fixture(scope="module")
def demo(target: Path) -> Demo:
    return run_demo(Places(SOURCE), target, FEW)


@pytest.fixture(scope="module")
def wexcombe(demo: Demo) -> Seen:
    one = demo.boroughs[0]
    *_, term = record_term(demo.places, one.slug, one.team, one.cast)
    return look(demo.places, one, term)


def test_every_case_of_a_borough_comes_out_as_its_policy_says(demo: Demo) -> None:
    assert {one.case.rule: one.wrong for one in demo.wrong} == {}
    assert [len(each) for each in demo.checked] == [len(read_cases("wexcombe").cases)]


@pytest.mark.parametrize("borough", ["wexcombe", "marlhaven"])
def test_every_rule_of_both_policies_has_a_case_or_says_why_not(borough: str) -> None:
    cases = read_cases(borough)
    pack = read_pack(SOURCE / "params", cases.policy)
    assert cases.rules == {rule.id for rule in pack.rules} | {one.id for one in pack.not_carried}
    assert {one.rule for one in cases.cases}.isdisjoint(one.rule for one in cases.none)


@pytest.mark.parametrize(
    ("at", "holds", "said"),
    [
        ("gobar-no-link", {"keeps": ["H47"]}, "H47 is broken: No School Improvement Link is named."),
        ("gobar-kept", {"lacks": ["H47"]}, "H47 is not broken, but nothing"),
        ("gobar-kept", {"clear": ["1a"]}, ", not clear"),
        ("gobar-kept", {"on_register": {"by": "H45", "as": "ri_b"}}, "by decision, not by H45"),
        ("watched", {"proposes": ["H98 gobar"]}, "it is not proposed (H98 gobar)"),
        ("watched", {"refused": ["no such words"]}, "no act was refused with “no such words”"),
        ("isolated", {"isolated": False}, "it is among the schools without contact"),
        ("review-due", {"review": "overdue"}, "its School Review is due, not overdue"),
        ("gobar-not-visited", {"promise": {"H115": "met"}}, "what H115 promises is overdue, not met"),
        ("borough", {"says": {"public/none.docx": ["a word"]}}, "public/none.docx does not say “a word”"),
        ("borough", {"silent": {"public/none.docx": ["a word"]}}, "there is no public/none.docx"),
        ("borough", {}, "The case checks nothing."),
    ],
)
def test_a_wrong_expectation_is_told(wexcombe: Seen, at: str, holds: dict[str, object], said: str) -> None:
    case = Expected(rule="H1", at=at, out="", holds=holds)
    cases = Cases(policy="hillingdon@2016-02", cases=(case,), none=())
    (checked,) = check_cases(cases, wexcombe)
    assert any(said in one for one in checked.wrong), checked.wrong


def test_a_wrong_expectation_makes_the_run_fail_and_says_where(demo: Demo) -> None:
    ((first, *others),) = demo.checked
    failed = replace(demo, checked=((replace(first, wrong=("it is not so",)), *others),))
    with pytest.raises(CasesFailed, match=r"(?s)1 of \d+ cases.*H1, borough: it is not so"):
        failed.check()
    demo.check()


def test_a_case_at_no_known_place_stops_the_run(wexcombe: Seen) -> None:
    case = Expected(rule="H1", at="nowhere", out="", holds={"flag": [1]})
    with pytest.raises(KeyError, match="nowhere"):
        check_cases(Cases(policy="hillingdon@2016-02", cases=(case,), none=()), wexcombe)


def test_the_page_names_each_case_with_its_school_and_what_was_done(demo: Demo) -> None:
    page = (demo.places.root / CASES).read_text(encoding="utf-8")
    assert f"All {sum(map(len, demo.checked))} cases were checked" in page
    one = demo.boroughs[0]
    school = one.cast["gobar-no-link"]
    (line,) = (row for row in page.splitlines() if row.startswith("| H47") and school.urn in row)
    assert school.name in line
    assert "no School Improvement Link named" in line
    assert "outputs/wexcombe/2026-autumn/restricted/register.docx" in line


def test_the_folder_holds_no_real_authority_and_finds_itself(demo: Demo) -> None:
    authorities = {path.stem for path in (demo.places.params / "authorities").iterdir()}
    assert authorities == {"wexcombe", "marlhaven"}
    assert Places.find(demo.places.root / "outputs") == demo.places
    assert (demo.places.root / MARK).is_file()


def test_acts_that_were_recorded_are_not_recorded_again(demo: Demo) -> None:
    one, before = demo.boroughs[0], _recorded(demo)
    *_, term = record_term(demo.places, one.slug, one.team, one.cast)
    assert _recorded(demo) == before
    assert set(term.events.values()) <= set(before)


def test_a_file_that_somebody_changed_is_left_and_no_other_is_written_anew(demo: Demo, target: Path) -> None:
    mine = target / "params" / "questions.yaml"
    mine.write_bytes(mine.read_bytes() + b"# mine\n")
    before = _written(target)
    _make(target, 80, 1)
    assert _written(target) == before


def test_a_folder_of_other_schools_is_refused(demo: Demo, target: Path) -> None:
    with pytest.raises(UsageError, match="holds a demo of other schools"):
        _make(target, 80, 2)


def _make(target: Path, schools: int, seed: int) -> None:
    both = tuple(map(with_team, invent_boroughs(schools, seed)))
    make_demo_folder(Places(SOURCE), target, both, seed)


def test_the_workbook_is_the_same_to_the_byte(demo: Demo, target: Path, tmp_path: Path) -> None:
    one = demo.boroughs[0]
    (held,) = (target / "data" / "local" / "returns").glob("wexcombe*.xlsx")
    again = write_template(demo.places, one.slug, demo.day, tmp_path / "again.xlsx").path
    rows = returned_rows(one.team, one.borough.schools, one.cast)
    fill_workbook(again, one.team.name_of("head of service"), rows)
    assert again.read_bytes() == held.read_bytes()


@LONG[0]
@LONG[1]
def test_a_whole_demo_comes_out_in_every_document_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    first = run_demo(Places(SOURCE), tmp_path / "demo", Wanted())
    first.check()
    acts, files = _recorded(first), _written(tmp_path / "demo")
    second = run_demo(Places(SOURCE), tmp_path / "demo", Wanted())
    second.check()
    assert (_recorded(second), _written(tmp_path / "demo")) == (acts, files)


def _recorded(demo: Demo) -> list[str]:
    """Every event but that somebody read the register."""
    store = open_store(demo.places.casework)
    events = (event for one in demo.boroughs for event in store.events(one.slug))
    return [event.id for event in events if not isinstance(event.payload, Reading)]


def _written(target: Path) -> dict[Path, int]:
    """When each setting, notebook, file of data and workbook was written."""
    kept = (path for folder in ("params", "notebooks", "data") for path in (target / folder).rglob("*"))
    ours = (".yaml", ".ipynb", ".csv", ".gz", ".xlsx")
    return {path: path.stat().st_mtime_ns for path in kept if path.suffix in ours}


@pytest.mark.parametrize("name", ["REPORTKIT_SIOD", "REPORTKIT_DATABASE_URL"])
def test_nothing_invented_goes_where_real_data_are(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "real"))
    with pytest.raises(UsageError, match=f"unset {name}"):
        run_demo(Places(SOURCE), tmp_path / "demo", FEW)
    assert not (tmp_path / "demo").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds something else"):
        run_demo(Places(SOURCE), tmp_path, FEW)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_every_page_of_a_document_will_say_that_it_is_invented(demo: Demo) -> None:
    footer = next(
        passage.text
        for passage in read_everything(demo.places.template.read_bytes())
        if passage.where.startswith("word/footer") and passage.where.endswith("a paragraph")
    )
    assert footer.startswith(SAYS)


def test_events_stand_on_the_days_the_stories_say_and_not_on_todays(demo: Demo, wexcombe: Seen) -> None:
    one: Invented = demo.boroughs[0]
    subject = wexcombe.subjects[one.cast["gobar-kept"].urn]
    assert [event.happened_on for event in subject.file.events if event.kind == "decision"] == [
        date(2026, 6, 9)
    ]
    assert {event.recorded_at.date() for event in subject.file.events} <= {
        *one.team.written_on,
        date(2026, 11, 20),
    }


@pytest.fixture(scope="module")
def pack(demo: Demo, wexcombe: Seen) -> Path:
    """The folder of the next meeting, its pack whole."""
    built = build_pack(demo)
    built.check()
    return demo.places.outputs / "wexcombe" / "2026-autumn" / "sspb" / "2026-12-03"


def test_nothing_for_the_board_names_a_school_at_risk_that_no_inspection_gives_away(
    pack: Path, wexcombe: Seen
) -> None:
    secret = at_risk_in_secret(wexcombe)
    files = [path for path in pack.rglob("*") if path.is_file()]
    assert len(secret) > 8 and len(files) > 12
    for path in files:
        said = everything_in(path).casefold()
        told = [one.name for one in secret if one.name.casefold() in said or one.urn in said]
        assert told == [], path.name
        if "paper-e" not in path.name and path.name != "board-pack.docx":
            assert not re.search(r"\bgobar\b|\bsarr\b|\bri ?\([ab]\)", said), path.name


def test_what_members_and_officers_get_is_marked_where_it_must_be_and_tells_nobodys_name(
    pack: Path, demo: Demo, target: Path
) -> None:
    boards = [*pack.rglob("*.docx")]
    ours = [*(pack.parents[1] / "restricted").rglob("*.*x"), *(target / "data" / "local").rglob("*.xlsx")]
    assert len(boards) > 11 and len(ours) > 1
    assert [one for path in boards for one in faults(path, is_marked=False)] == []
    assert [one for path in ours for one in faults(path, is_marked=True)] == []


def test_the_combined_pack_holds_every_document_of_it_in_order(pack: Path) -> None:
    said = everything_in(pack / "board-pack.docx")
    titles = (
        "Notice of the meeting",
        "Agenda",
        "Draft minutes",
        *(f"Paper {letter}:" for letter in "ABCDEFG"),
    )
    places = [said.rindex(title) for title in titles]
    assert len(set(places)) == len(titles)
    assert "The pack is complete" in said


def test_a_paper_that_names_such_a_school_is_not_written_whoever_typed_it(
    demo: Demo, pack: Path, wexcombe: Seen
) -> None:
    school = wexcombe.invented.cast["gobar-kept"]
    short = school.name.removesuffix(school.kind.suffix)
    steps: list[str] = []
    kept = [pack / name for name in ("agenda.docx", "draft-minutes.docx")]
    before, bound = [path.read_bytes() for path in kept], (pack / "board-pack.docx").read_bytes()
    planted = (
        write_down(demo, "minute", meeting="2026-07-02", item="5", said=f"Members spoke of {school.name}."),
        write_down(
            demo,
            "agenda-item",
            meeting="2026-12-03",
            title=f"The case of {short}",
            purpose="note",
            owner="Clerk",
            minutes=5,
        ),
    )
    with pytest.raises(SomeFailed, match=r"(?s)2 of \d+ .*agenda\.docx: .*draft-minutes\.docx: ") as told:
        build_pack(demo, steps.append)
    assert "The pack is not bound" in steps[-1]
    assert not (pack / "board-pack.docx").exists()
    aside = pack.parents[1] / "working" / "sspb" / pack.name / "older"
    assert [path.read_bytes() for path in aside.iterdir()] == [bound]
    assert short.casefold() in str(told.value)
    assert [path.read_bytes() for path in kept] == before
    for event in planted:
        write_down(demo, "withdrawal", corrects=event)
    write_down(demo, "minutes-approved", meeting="2026-07-02", approved_by="m2")


def test_a_pack_whose_meeting_loses_its_venue_is_a_draft_and_says_what_to_do(demo: Demo, pack: Path) -> None:
    events = open_store(demo.places.casework).events("wexcombe")
    (held,) = (one for one in events if isinstance(one.payload, Meeting) and one.payload.on == MEETING)
    write_down(demo, "meeting", corrects=held.id, board="SSPB", on=MEETING, begins="16:00")
    built = build_pack(demo)
    with pytest.raises(PackIncomplete, match=r"One part is missing(?s:.*)does not give the venue"):
        built.check()
    for name in ("board-pack.docx", "notice.docx", "agenda.docx"):
        assert "DRAFT" in everything_in(pack / name)


def test_files_that_somebody_puts_where_others_read_stop_the_pack(
    demo: Demo, pack: Path, wexcombe: Seen
) -> None:
    secret, term = at_risk_in_secret(wexcombe)[0], pack.parents[1]
    put = [term / "public" / "notes.txt", term / "sspb" / "2026-11-05" / "notes.txt"]
    for path in put:
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"To be visited: {secret.name}.", encoding="utf-8")
    with pytest.raises(DisclosureFound, match="The pack is not bound") as told:
        build_pack(demo)
    for path in put:
        assert f"{path.relative_to(term).as_posix()}, the text: “{secret.name}”" in str(told.value)
        path.unlink()
    assert not (pack / "board-pack.docx").exists()
