"""From files and folders to the database: found by content, dated by what was said, all or nothing."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from reportkit.evidence.siod import LoadReport, Siod
from reportkit.evidence.siod.loading import (
    SourceFile,
    Told,
    discard_copy,
    find_files,
    keep_copy,
    load_files,
    shown_name,
)
from reportkit.exceptions import SourceError, UnknownPeriod, UnreadableFile, UnrecognisedFile
from reportkit.pipeline.loading import load
from reportkit.places import Places
from reportkit.vocabulary import AcademicYear

KS2 = "URN,READPROG,WRITPROG,MATPROG,RECTYPE\n102368,1.5,0.2,-0.4,1\n102369,SUPP,SUPP,SUPP,1\n"
OTHER = KS2.replace("1.5", "2.5")
TOLD = Told(AcademicYear("201819"), "final", date(2019, 12, 31))


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.delenv("REPORTKIT_SIOD", raising=False)
    (tmp_path / "checkout" / "data").mkdir(parents=True)
    return Places(tmp_path / "checkout")


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    (tmp_path / "Downloads").mkdir()
    return tmp_path / "Downloads"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def kept(places: Places) -> list[Path]:
    folder = places.data / "local" / "sources"
    return sorted(path.relative_to(folder) for path in folder.rglob("*.csv")) if folder.is_dir() else []


def held(places: Places) -> dict[str, tuple[str, str, date]]:
    with Siod.open(places.siod) as siod:
        return {r.file: (r.time_period, r.vintage, r.published_on) for r in siod.releases()}


def test_a_folder_gives_every_readable_file_below_it_by_name(places: Places) -> None:
    for name in ("b/2.csv", "a/1.csv", "a/notes.txt", "c/3.csv.gz"):
        write(places.data / name, name)
    found = find_files([places.data], places.data)
    assert [file.shown_as for file in found] == ["a/1.csv", "b/2.csv", "c/3.csv.gz"]


def test_files_with_the_same_content_are_one_and_the_one_in_data_is_taken(
    places: Places, downloads: Path
) -> None:
    inside = write(places.data / "2018-2019" / "z.csv", KS2)
    outside = write(downloads / "a.csv", KS2)
    write(downloads / "b.csv", OTHER)
    found = find_files([downloads, places.data, outside], places.data)
    assert [file.shown_as for file in found] == ["2018-2019/z.csv", "Downloads/b.csv"]
    assert found[0].path == inside


def test_a_path_that_is_not_there_is_named(places: Places) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.csv: there is no such file or folder\. Check the name"):
        find_files([places.data / "gone.csv"], places.data)


@pytest.mark.parametrize(("where", "shown"), [("data/a/b.csv", "a/b.csv"), ("elsewhere/a/b.csv", "a/b.csv")])
def test_a_file_is_shown_by_its_place_below_data_or_its_folder(
    tmp_path: Path, where: str, shown: str
) -> None:
    assert shown_name(write(tmp_path / where, ""), tmp_path / "data") == shown


def test_loading_twice_loads_once(places: Places) -> None:
    write(places.data / "2018-2019" / "ks2_final.csv", KS2)
    first, second = load(places), load(places)
    assert [release.file for release in first.added] == ["2018-2019/ks2_final.csv"]
    assert second == LoadReport((), ("2018-2019/ks2_final.csv",))


def test_a_renamed_file_is_held_already(places: Places) -> None:
    path = write(places.data / "2018-2019" / "ks2_final.csv", KS2)
    load(places)
    path.rename(path.with_name("renamed_final.csv"))
    assert load(places) == LoadReport((), ("2018-2019/renamed_final.csv",))


def test_one_bad_file_in_a_folder_keeps_the_good_ones_out(places: Places) -> None:
    write(places.data / "2018-2019" / "a_final.csv", KS2)
    write(places.data / "2018-2019" / "b_final.csv", OTHER.replace("2.5", "QQ"))
    with pytest.raises(SourceError, match=r"b_final\.csv, row 2, column “READPROG”.*QQ"):
        load(places)
    assert held(places) == {}


def test_progress_names_each_file_and_says_when_all_are_done(places: Places) -> None:
    write(places.data / "2018-2019" / "a_final.csv", KS2)
    write(places.data / "2018-2019" / "b_final.csv", OTHER)
    seen: list[tuple[str, int, int]] = []
    with Siod.in_memory() as siod:
        files = find_files([places.data], places.data)
        load_files(siod, files, progress=lambda *step: seen.append(step))
    assert seen == [("2018-2019/a_final.csv", 0, 2), ("2018-2019/b_final.csv", 1, 2), ("", 2, 2)]


def test_a_file_from_elsewhere_is_copied_so_that_the_database_can_be_rebuilt(
    places: Places, downloads: Path
) -> None:
    source = write(downloads / "ks2.csv", KS2)
    load(places, [source], TOLD)
    shutil.rmtree(downloads)
    before = held(places)
    places.siod.unlink()
    load(places)
    assert held(places) == before
    assert list(before.values()) == [("201819", "final", date(2019, 12, 31))]


def test_what_was_told_survives_loading_the_same_file_anew_without_it(
    places: Places, downloads: Path
) -> None:
    source = write(downloads / "ks2.csv", KS2)
    load(places, [source], TOLD)
    places.siod.unlink()
    load(places, [source])
    assert list(held(places).values()) == [("201819", "final", date(2019, 12, 31))]
    assert len(kept(places)) == 1


def test_what_is_told_is_of_the_files_named_and_not_of_the_rest_of_data(
    places: Places, downloads: Path
) -> None:
    write(places.data / "2017-2018" / "england_ks2final.csv", KS2)
    source = write(downloads / "england_ks2.csv", OTHER)
    load(places, [source], TOLD)
    (told,) = (dated for file, dated in held(places).items() if file.startswith("local/"))
    assert told == ("201819", "final", date(2019, 12, 31))
    assert held(places)["2017-2018/england_ks2final.csv"] == ("201718", "final", date(2018, 12, 31))


def test_what_is_told_of_a_file_in_data_holds_for_it(places: Places) -> None:
    source = write(places.data / "mine" / "ks2.csv", KS2)
    load(places, [source], TOLD)
    assert held(places) == {"mine/ks2.csv": ("201819", "final", date(2019, 12, 31))}


@pytest.mark.parametrize(
    ("text", "told", "error"),
    [(KS2, Told(), UnknownPeriod), ("one,two,three\n1,2,3\n", TOLD, UnrecognisedFile)],
)
def test_a_copy_of_a_file_that_cannot_be_loaded_is_taken_away(
    places: Places, downloads: Path, text: str, told: Told, error: type[SourceError]
) -> None:
    source = write(downloads / "ks2.csv", text)
    with pytest.raises(error):
        load(places, [source], told)
    assert kept(places) == []
    assert source.is_file()


def test_a_failed_load_leaves_the_copies_made_before(places: Places, downloads: Path) -> None:
    load(places, [write(downloads / "good.csv", KS2)], TOLD)
    before = kept(places)
    with pytest.raises(SourceError):
        load(places, [write(downloads / "bad.csv", "one,two,three\n1,2,3\n")])
    assert kept(places) == before
    assert len(held(places)) == 1


def test_a_copy_stands_under_its_content_with_what_was_told_beside_it(
    places: Places, downloads: Path
) -> None:
    source = write(downloads / "ks2.csv", KS2)
    file = SourceFile(source, "Downloads/ks2.csv", "ab" * 32, TOLD)
    copy = keep_copy(file, places.data)
    assert copy.shown_as == "local/sources/abababababab/Downloads/ks2.csv"
    assert (copy.sha256, copy.told) == (file.sha256, TOLD)
    assert json.loads((copy.path.parent / "dating.json").read_text(encoding="utf-8")) == {
        "year": "201819",
        "vintage": "final",
        "published_on": "2019-12-31",
    }
    discard_copy(file, copy)
    assert kept(places) == []


def test_a_file_in_data_is_neither_copied_nor_taken_away(places: Places) -> None:
    (file,) = find_files([write(places.data / "ks2.csv", KS2)], places.data)
    assert keep_copy(file, places.data) is file
    discard_copy(file, file)
    assert file.path.is_file()


def test_fewer_rows_are_refused_until_a_person_says_they_are_right(places: Places) -> None:
    rows = "".join(f"{102368 + number},1.5,0.2,-0.4,1\n" for number in range(10))
    write(places.data / "2017-2018" / "england_ks2final.csv", KS2.splitlines()[0] + "\n" + rows)
    load(places)
    write(places.data / "2018-2019" / "england_ks2final.csv", KS2)
    with pytest.raises(SourceError, match=r"2 rows.*has 10\..*--accept-fewer-rows"):
        load(places)
    assert len(held(places)) == 1
    load(places, accept_fewer_rows=True)
    assert len(held(places)) == 2
