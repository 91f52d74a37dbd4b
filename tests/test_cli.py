"""The commands as a person types them: what they print, and how they end."""

from __future__ import annotations

import gzip
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from os import environ
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from typer.main import get_command

from reportkit.cli import app
from reportkit.exceptions import MissingData, UnreadableFile, UnrecognisedFile, UsageError
from reportkit.publishing.manifest import read_manifest, sha256_of
from tests.built import AS_AT, SOURCE, TERM, UPDATE, Checkout, Here, make_checkout, run
from tests.rows import each_row

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]
POLICIES = ("hillingdon@2016-02", "hackney@2019-09")
ASSESS = ("assess", "--authority", "hackney", "--as-at", AS_AT)
OVERVIEW = f"outputs/hackney/{TERM}/restricted/borough-overview.xlsx"
COMPARISON = f"outputs/hackney/{TERM}/restricted/policy-comparison.xlsx"
BUILD = ("build", "termly-update", "--authority", "hackney")


@pytest.fixture(scope="module")
def siod(checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A loaded database for this file alone."""
    return checkout.copy_of_siod(tmp_path_factory.mktemp("cli") / "siod.duckdb")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout without data files; what is needed is in the database."""
    made = make_checkout(tmp_path_factory.mktemp("cli") / "checkout", data=())
    (made / "data").mkdir()
    return made


def refused(said: subprocess.CompletedProcess[str], code: int) -> str:
    """What a command that cannot be carried out says, after checking how it says so."""
    assert said.returncode == code, said.stderr
    assert "Traceback" not in said.stderr
    assert said.stdout == ""
    return said.stderr.strip()


def below(group: object, words: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every command and group of commands, as it is called, with its help."""
    for name, command in getattr(group, "commands", {}).items():
        yield " ".join((*words, name)), command.help
        yield from below(command, (*words, name))


@each_row(("command", "text"), list(below(get_command(app))))
def test_every_commands_help_has_an_example(command: str, text: str) -> None:
    assert re.search(rf"Example:\s+reportkit\s+{command}\b", text), f"{command} --help shows no example"


def test_help_is_shown_without_a_command_and_on_request(root: Path, siod: Path) -> None:
    asked, bare = run(root, siod, "--help"), run(root, siod)
    assert asked.returncode == bare.returncode == 0
    assert asked.stdout == bare.stdout
    assert all(command in bare.stdout for command in COMMANDS)


@pytest.mark.parametrize("group", ["register", "visit", "recommend", "notice", "strand", "returns"])
def test_a_group_without_a_command_shows_its_help_and_no_error(
    here: Here, root: Path, siod: Path, group: str
) -> None:
    bare, asked = here(root, siod, group), here(root, siod, group, "--help")
    assert (bare.returncode, bare.stderr) == (2, "")
    assert bare.stdout == asked.stdout
    assert f"reportkit {group}" in bare.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nonsense",), "nonsense"),
        (("build",), "(?i)missing argument"),
        (
            ("build", "board-packs"),
            "There is no document “board-packs”. There are: termly-update, school-profiles",
        ),
        (("build", "termly-update", "--wrong"), "--wrong"),
        (("build", "termly-update", "--authority", "nowhere"), "There are settings for: hackney, hillingdon"),
        (("build", "termly-update", "--authority", "../terms"), "There are settings for: hackney"),
        ((*BUILD, "--as-at", "22/11/2026"), "“22/11/2026” is not a day. Write it as 2026-11-22"),
        ((*BUILD, "--as-at", "2026-02-30"), "“2026-02-30” is not a day"),
        ((*BUILD, "--as-at", "2017-03-29"), "29/03/2017 is outside the term dates in params/terms.yaml"),
        ((*BUILD, "--as-at", "2031-01-01"), "01/01/2031 is outside the term dates"),
        (("assess", "--authority", "nowhere"), "There are settings for: hackney, hillingdon"),
        (("assess", "--authority", "hackney", "--policy", "nowhere@2020-01"), "nowhere@2020-01"),
        (("assess", "--crosswalk", "guess"), "There is no crosswalk “guess”. There are: dfe-stuck"),
        (("assess", "--authority", "surrey"), "Surrey has no policy, so its schools cannot be assessed"),
        (("explain", "102368", "--crosswalk", "guess"), "There is no crosswalk “guess”"),
        (("explain", "102368", "--policy", "nowhere@2020-01"), "nowhere@2020-01"),
        (("explain", "12"), "12"),
        (("explain", "999999"), "999999 is on no list of open state-funded schools"),
        (("explain", "125108"), "Surrey has no policy"),
        (("explain",), "(?i)missing argument"),
        (("compare", "hillingdon@2016-02"), "Give two policies"),
        (("compare", POLICIES[0], POLICIES[0]), "hillingdon@2016-02 was named twice"),
        (("compare", "hillingdon@2016-02", "nowhere@2020-01"), "nowhere@2020-01"),
        (("compare", *POLICIES, "--authority", "nowhere"), "There are settings for"),
        (("compare", *POLICIES, "--crosswalk", "guess"), "There is no crosswalk “guess”"),
        (("status", "--as-at", "yesterday"), "“yesterday” is not a day"),
        (("coverage", "--authority", "nowhere"), "There are settings for"),
        (("load", "--year", "2024"), "“2024” is not an academic year"),
        (("load", "--published", "April"), "“April” is not a day"),
    ],
)
def test_a_request_that_cannot_be_carried_out_says_what_is_wrong(
    here: Here, root: Path, siod: Path, words: tuple[str, ...], said: str
) -> None:
    assert re.search(said, refused(here(root, siod, *words), UsageError.exit_code))


def test_outside_a_checkout_it_says_where_to_go(here: Here, tmp_path: Path, siod: Path) -> None:
    said = refused(here(tmp_path, siod, "status"), UsageError.exit_code)
    assert "Change to the folder you cloned" in said


@pytest.mark.parametrize("day", ["2024-09-10", "2026-02-01"])
def test_before_the_data_was_published_nothing_is_built_and_it_says_why(
    here: Here, root: Path, siod: Path, day: str
) -> None:
    said = refused(here(root, siod, *BUILD, "--as-at", day), MissingData.exit_code)
    assert "Some data is missing" in said
    assert "published by then" in said


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("coverage",),
        ("trace", "312:gld.all.312.202425"),
        ("explain", "102368"),
        ("compare", *POLICIES),
    ],
)
def test_before_anything_is_loaded_or_built_it_says_what_to_do(
    here: Here, root: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = refused(here(root, tmp_path / "none.duckdb", *words), MissingData.exit_code)
    assert "reportkit load" in said or "prints a figure" in said


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("no such file.csv", None, UnreadableFile.exit_code),
        ("other.csv", b"colour,size,weight\nred,1,2\n", UnrecognisedFile.exit_code),
        ("cut short.parquet", b"PAR1 and then nothing", UnreadableFile.exit_code),
        ("empty.csv", b"", None),
    ],
)
def test_a_file_that_cannot_be_loaded_is_named_and_nothing_is_loaded(
    here: Here, root: Path, siod: Path, tmp_path: Path, name: str, content: bytes | None, code: int | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    said = here(root, siod, "load", str(tmp_path / name), "--quiet")
    assert name in refused(said, code or said.returncode)
    assert 10 <= said.returncode < 20
    assert not list((root / "data").rglob(f"*{name}"))


def test_a_database_that_is_in_use_is_said_to_be(root: Path, siod: Path, tmp_path: Path) -> None:
    held = tmp_path / "held.duckdb"
    with duckdb.connect(str(held)):
        said = refused(run(root, held, "status"), UsageError.exit_code)
    assert "another program is using it" in said


def test_a_build_says_in_plain_lines_what_it_does_and_what_it_wrote(checkout: Checkout) -> None:
    said = checkout.of("hackney")
    wrote = re.findall(r"^Wrote (.+)$", said.stdout, re.MULTILINE)
    assert len(wrote) == 2
    assert all((checkout.root / path).is_file() for path in wrote)
    assert re.search(r"^Building school-improvement-update.docx for Hackney", said.stderr, re.MULTILINE)
    assert not re.search(r"\x1b|\r|%\|", said.stdout + said.stderr), "a bar was drawn in a log"


def test_quiet_says_nothing(checkout: Checkout, siod: Path) -> None:
    said = run(checkout.root, siod, "load", "--quiet")
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


@pytest.mark.parametrize("kind", ["312.202425", "neighbours-median.202425", "312.place.202425"])
def test_trace_gives_file_row_and_column(here: Here, checkout: Checkout, kind: str) -> None:
    figure_id = f"312:gld.all.{kind}"
    printed = {f["id"]: f for f in checkout.of("hillingdon").figures(UPDATE)}[figure_id]
    said = here(checkout.root, checkout.siod, "trace", figure_id)
    assert said.returncode == 0
    assert said.stdout.startswith(printed["printed"])
    assert "hillingdon/2026-autumn/public/school-improvement-update.docx" in said.stdout
    for file, row, column in printed["cells"]:
        assert f"from data/{file}, row {row}, column {column}\n" in said.stdout


def test_trace_lists_as_many_cells_as_it_is_asked_to(here: Here, checkout: Checkout) -> None:
    checkout.of("hillingdon")
    figure_id = "312:gld.all.neighbours-median.202425"
    said = here(checkout.root, checkout.siod, "trace", figure_id, "--most", "3").stdout
    assert said.count("  from data/") == said.count("and 7 more cells") * 3 > 0


def test_trace_of_a_figure_that_no_document_prints_says_so(here: Here, checkout: Checkout) -> None:
    checkout.of("hillingdon")
    said = refused(here(checkout.root, checkout.siod, "trace", "312:nothing"), MissingData.exit_code)
    assert "No document in outputs/ prints a figure with the id 312:nothing" in said


def test_coverage_counts_schools_with_a_figure_and_why_others_have_none(
    here: Here, root: Path, siod: Path
) -> None:
    said = here(
        root, siod, "coverage", "--authority", "hillingdon", "--as-at", AS_AT, "--measure", "attainment8"
    )
    assert said.returncode == 0
    assert re.search(r"attainment8 +2024/25 +24 of \d+ schools", said.stdout)


def test_status_lists_what_is_held_and_what_is_due(here: Here, root: Path, siod: Path) -> None:
    said = here(root, siod, "status", "--as-at", AS_AT)
    assert said.returncode == 0
    assert "Local Authority Interactive Tool" in said.stdout
    assert "30 April 2026" in said.stdout
    assert re.search(r"Key stage 2 attainment, revised, 2025/26, is due by 31 December 2026", said.stdout)


def test_status_on_a_day_before_everything_does_not_stumble(root: Path, siod: Path) -> None:
    said = run(root, siod, "status", "--as-at", "2001-01-01")
    assert (said.returncode, said.stderr) == (0, "")


def test_an_interrupted_load_says_that_nothing_is_half_done(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "reportkit", "load"]
    root = make_checkout(tmp_path / "checkout")
    siod = tmp_path / "new.duckdb"
    with subprocess.Popen(
        words,
        cwd=root,
        env=environ | {"REPORTKIT_SIOD": str(siod)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert "Stopped." in said
    assert "Traceback" not in said
    with duckdb.connect(str(siod), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM release").fetchall() == [(0,)]


@pytest.fixture(scope="module")
def assessed(root: Path, siod: Path) -> subprocess.CompletedProcess[str]:
    """Hackney assessed once."""
    return run(root, siod, *ASSESS)


def snapshots(root: Path) -> dict[Path, bytes]:
    kept = root / "data" / "local" / "snapshots"
    return {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}


def test_assess_says_what_it_does_what_it_found_and_what_it_wrote(
    root: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    assert assessed.returncode == 0, assessed.stderr
    assert "Assessing the schools of Hackney …\n" in assessed.stderr
    assert assessed.stdout.startswith("As known on 22 November 2026, under the policy hackney@2019-09; ")
    assert "by the crosswalk dfe-stuck\n75 schools assessed, eleven indicators each: " in assessed.stdout
    assert re.search(r"\d+ tests? (?:is|are) flagged; chance alone would flag about \d+", assessed.stdout)
    assert re.search(r"school by school: indicators? .+ of \d+ schools. From \S", assessed.stdout)
    assert not re.search(r"\x1b|\r|%\|", assessed.stdout + assessed.stderr), "a bar was drawn in a log"
    assert f"Wrote {OVERVIEW}\n" in assessed.stdout
    (kept,) = re.findall(r"^Kept (.+)$", assessed.stdout, re.MULTILINE)
    assert (root / kept / "assessment.json").is_file()


def test_the_overview_has_a_row_a_school_and_a_column_an_indicator(
    root: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    sheet = load_workbook(root / OVERVIEW)["Schools"]
    _, heading, *rows = sheet.iter_rows(values_only=True)
    assert [h for h in heading if re.match(r"\d", str(h))] == list(heading[9:20])
    assert {"Category", "Next action", "Cannot say", "What changed"} <= set(heading)
    assert len(rows) == len({row[0] for row in rows}) == 75
    assert {cell for row in rows for cell in row[9:20]} <= {"flag", "clear", "cannot say", "not applicable"}
    assert sheet.auto_filter.ref.startswith("A2:") and sheet.freeze_panes == "C3"


def test_schools_that_had_left_by_the_term_before_are_not_told_again(
    root: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    """Two merged into others in September 2025, as a list of August 2026 tells."""
    assert "left the list" not in assessed.stdout
    _, _, *rows = load_workbook(root / OVERVIEW)["What changed"].iter_rows(values_only=True)
    assert not [row for row in rows if row[4] == "no longer on the list"]
    _, _, *rows = load_workbook(root / OVERVIEW)["Schools"].iter_rows(values_only=True)
    assert {"100256", "100257"} <= {row[0] for row in rows}
    assert not {"100244", "100251"} & {row[0] for row in rows}


def test_a_second_run_changes_no_snapshot_and_writes_the_same_overview_wherever_and_whenever(
    root: Path, siod: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    before, content = snapshots(root), (root / OVERVIEW).read_bytes()
    again = run(root, siod, *ASSESS, "--quiet", TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert snapshots(root) == before
    assert (root / OVERVIEW).read_bytes() == content


def test_an_overview_changed_by_hand_is_never_written_over_nor_cleaned_away(
    here: Here, root: Path, siod: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    path = root / OVERVIEW
    built = path.read_bytes()
    book = load_workbook(path)
    book["Schools"]["H3"] = "Rang the head on Monday"
    book.save(path)
    edited = path.read_bytes()
    said = here(root, siod, *ASSESS)
    beside = path.with_suffix(".new.xlsx")
    assert path.read_bytes() == edited
    assert beside.read_bytes() == built
    told = OVERVIEW.removesuffix(".xlsx")
    assert f"{OVERVIEW} was changed by hand, so the new one is {told}.new.xlsx\n" in said.stdout
    assert f"Wrote {told}" not in said.stdout
    cleaned = here(root, siod, "clean")
    assert "borough-overview.xlsx: it was changed by hand" in cleaned.stdout
    assert path.read_bytes() == edited
    assert not beside.exists()
    assert snapshots(root)


def test_explain_says_everything_of_one_school(
    here: Here, root: Path, siod: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    said = here(root, siod, "explain", "100218", "--as-at", AS_AT)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("Berger Primary School (100218), primary")
    assert [*map(int, re.findall(r"^(\d+)\. ", said.stdout, re.MULTILINE))] == [*range(1, 12)]


def test_a_school_of_another_authority_is_refused_with_what_to_do(here: Here, root: Path, siod: Path) -> None:
    words = ("explain", "102368", "--authority", "hackney", "--as-at", AS_AT)
    said = refused(here(root, siod, *words), UsageError.exit_code)
    assert "102368 is not an open state-funded school of Hackney on 22 November 2026" in said


def test_compare_puts_every_school_under_both_policies(
    here: Here, root: Path, siod: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    said = here(root, siod, "compare", *POLICIES, "--authority", "hackney", "--as-at", AS_AT)
    assert (said.returncode, said.stderr) == (0, "")
    first, *lines, last = said.stdout.splitlines()
    assert first.startswith("75 schools as known on 22 November 2026; ")
    assert last == f"Wrote {COMPARISON}"
    assert len(lines) == 3 * 75
    assert all(line.startswith("  hillingdon@2016-02: ") for line in lines[1::3])
    assert all(line.startswith("  hackney@2019-09: ") for line in lines[2::3])


def test_compare_writes_a_workbook_never_over_one_changed_by_hand_and_records_it(
    here: Here, root: Path, siod: Path, assessed: subprocess.CompletedProcess[str]
) -> None:
    words = ("compare", *POLICIES, "--authority", "hackney", "--as-at", AS_AT)
    here(root, siod, *words)
    path = root / COMPARISON
    built = path.read_bytes()
    _, heading, *rows = load_workbook(path)["Two policies"].iter_rows(values_only=True)
    assert heading[-1] == "The rules that differ"
    assert len({row[0] for row in rows}) == 75
    entry = read_manifest(root / "outputs" / "hackney" / TERM)["documents"][
        "restricted/policy-comparison.xlsx"
    ]
    assert entry["sha256"] == sha256_of(built)
    assert (entry["inputs"]["policy"], entry["inputs"]["policy compared"]) == POLICIES
    path.write_bytes(built + b"changed by hand")
    said = here(root, siod, *words)
    assert said.stdout.splitlines()[-1].startswith(f"{COMPARISON} was changed by hand, so the new one is ")
    assert path.read_bytes() == built + b"changed by hand"
    assert path.with_suffix(".new.xlsx").read_bytes() == built


@pytest.mark.parametrize("words", [("assess", "--authority", "surrey"), (*ASSESS, "--policy", "no@2020-01")])
def test_without_a_policy_nothing_is_loaded_before_that_is_said(
    here: Here, root: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    siod = tmp_path / "siod.duckdb"
    refused(here(root, siod, *words), UsageError.exit_code)
    assert not siod.exists()


def test_a_day_before_any_list_of_schools_says_what_is_missing(here: Here, root: Path, siod: Path) -> None:
    said = refused(
        here(root, siod, "explain", "102368", "--authority", "hillingdon", "--as-at", "2017-12-01"),
        MissingData.exit_code,
    )
    assert "schools is held as known on 1 December 2017. Run  reportkit status  to see" in said


@pytest.mark.parametrize("words", [("assess",), ("explain", "102368"), ("compare", *POLICIES)])
def test_with_nothing_loaded_nothing_is_assessed(
    here: Here, root: Path, tmp_path_factory: pytest.TempPathFactory, words: tuple[str, ...]
) -> None:
    empty = tmp_path_factory.mktemp("empty") / "siod.duckdb"
    assert here(root, empty, "load").returncode == 0
    said = refused(here(root, empty, *words, "--as-at", AS_AT), MissingData.exit_code)
    assert "Run  reportkit status  to see which files are missing" in said


LIST = "dfe-performance-tables/2021-2022/2021-2022_england_school_information.csv"


def test_with_a_list_of_schools_and_no_figure_it_says_which_files_to_load(here: Here, tmp_path: Path) -> None:
    root = make_checkout(tmp_path / "checkout", data=())
    with gzip.open(SOURCE / "data" / f"{LIST}.gz", "rt", encoding="utf-8-sig") as lines:
        head, *rows = lines
    listed = root / "data" / LIST
    listed.parent.mkdir(parents=True)
    listed.write_text("".join([head, *(row for row in rows if ",204," in row)]), encoding="utf-8")
    for words in (ASSESS, ("explain", "100225", "--authority", "hackney", "--as-at", AS_AT)):
        result = here(root, tmp_path / "siod.duckdb", *words)
        assert result.returncode == MissingData.exit_code
        assert "no figure of any school as known on 22 November 2026. Load the DfE's performance" in (
            result.stderr
        )
