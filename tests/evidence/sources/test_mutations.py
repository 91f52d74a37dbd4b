"""Damaged copies of every kind of file: read right or refused, and never half read in silence.

REPORTKIT_SOAK=1 makes thousands of trials instead of two hundred; REPORTKIT_SEED picks others.
"""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import os
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from reportkit.evidence.sources import LAYOUTS, Reading, read_source, recognise
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.text_table import open_file
from reportkit.exceptions import SourceError
from tests.evidence.sources.damage import DAMAGES, Damaged, Original
from tests.evidence.sources.figures import tables_of
from tests.evidence.sources.slicing import SLICES
from tests.rows import each_row

SEED = int(os.environ.get("REPORTKIT_SEED", "1"))
TRIALS = 6000 if os.environ.get("REPORTKIT_SOAK") else 200
Record = tuple[object, ...]


def files() -> list[str]:
    """The slices kept as text, by name."""
    found = sorted(path for path in SLICES.rglob("*.csv"))
    return [str(path.relative_to(SLICES)) for path in found]


def trials() -> list[tuple[str, str, int]]:
    """File, damage and seed of each trial: every pair comes up before one comes up again."""
    random = Random(SEED)
    pairs = list(itertools.product(files(), DAMAGES))
    chosen: list[tuple[str, str, int]] = []
    while len(chosen) < TRIALS:
        random.shuffle(pairs)
        chosen += [(file, damage, random.randrange(10**9)) for file, damage in pairs]
    return chosen[:TRIALS]


def test_every_layout_is_tried() -> None:
    tried = {reading_of(file).release.layout for file in files()}
    assert tried == {layout.name for layout in LAYOUTS}


@pytest.mark.soak
@each_row(("file", "damage", "seed"), trials)
def test_a_damaged_file_is_read_right_or_refused(tmp_path: Path, file: str, damage: str, seed: int) -> None:
    damaged = DAMAGES[damage](original(file), Random(seed))
    path = tmp_path / f"damaged{damaged.suffix}"
    path.write_bytes(damaged.content)
    try:
        reading = read_source(path, Dating(file))
    except SourceError as error:
        assert file in str(error)
        assert error.problem
        assert error.remedy
    else:
        assert not damaged.is_refused
        check_account(reading, reading_of(file), path)
        check_traces(reading, cells_of(path))
        check_records(reading_of(file), reading, damaged)


def check_account(after: Reading, before: Reading, path: Path) -> None:
    """Every row of the file is loaded, set aside or passed over, and counted once."""
    assert (after.release.layout, after.release.time_period) == (
        before.release.layout,
        before.release.time_period,
    )
    assert after.rows_read == len(cells_of(path)) - open_file(path, "").title_rows - 1
    loaded = set(by_row(after))
    assert not loaded & set(after.quarantine["row"])
    if len(by_row(before)) == before.rows_loaded:
        assert len(loaded) == after.rows_loaded


def check_traces(after: Reading, cells: list[list[str]]) -> None:
    """Each figure stands in the cell that it says it comes from."""
    figures = after.measurements.frame().dropna(subset="value")
    headers = {name.casefold(): row for row in reversed(cells[:6]) for name in row}
    for figure in figures.to_dict("records"):
        column = str(figure["column"]).casefold()
        place = [name.casefold() for name in headers[column]].index(column)
        text = cells[int(figure["row"]) - 1][place]
        assert float(text.strip().strip("£%").replace(",", "")) == pytest.approx(figure["value"])


def check_records(before: Reading, after: Reading, damaged: Damaged) -> None:
    """The records of each row are those published, in the same order; a cut file has fewer."""
    published, found = list(by_row(before).values()), list(by_row(after).values())
    if damaged.is_cut:
        assert found[:-1] == published[: max(len(found) - 1, 0)]
    elif damaged.is_reworded and not_loaded(after) == not_loaded(before):
        assert list(map(numbers, found)) == list(map(numbers, published))
    elif damaged.is_reworded:
        assert not_loaded(after) == not_loaded(before) + 1
        assert len(found) == len(published) - 1
    elif damaged.is_narrower:
        assert len(found) == len(published)
        assert all(is_narrower(*pair) for pair in zip(found, published, strict=True))
    else:
        assert found == published


def not_loaded(reading: Reading) -> int:
    """How many rows were set aside or passed over."""
    return len(reading.quarantine) + sum(reading.passed_over.values())


def is_narrower(found: list[Record], published: list[Record]) -> bool:
    """Whether the records are the same but for parts that are blank."""
    pairs = zip(itertools.chain(*found), itertools.chain(*published), strict=True)
    return all(part == whole or part in (None, "") for part, whole in pairs)


def by_row(reading: Reading) -> dict[int, list[Record]]:
    """The records that each row of the file gave, by row, in the order of the rows."""
    found: dict[int, list[Record]] = {}
    for name, table in tables_of(reading).items():
        bare = table.astype(object).where(table.notna(), None)
        for row, *record in bare[["row", *bare.columns.drop("row")]].itertuples(index=False):
            found.setdefault(int(row), []).append((name, *record))
    return dict(sorted((row, sorted(records, key=str)) for row, records in found.items()))


def numbers(records: list[Record] | None) -> Counter[object]:
    """The numbers among the records of one row."""
    return Counter(part for record in records or [] for part in record if isinstance(part, float))


@cache
def reading_of(file: str) -> Reading:
    """The file as published, as read."""
    return read_source(SLICES / file, Dating(file))


@cache
def original(file: str) -> Original:
    """The file as published, as text."""
    opened = open_file(SLICES / file, file)
    needed = recognise(opened.header, file).columns(opened.header)
    positions = tuple(opened.header.index(column) for column in needed)
    path = SLICES / file
    return Original(path.read_bytes(), cells_of(path), opened.title_rows, positions)


def cells_of(path: Path) -> list[list[str]]:
    """The file's cells as text."""
    content = path.read_bytes()
    content = gzip.decompress(content) if path.suffix == ".gz" else content
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline="")))
