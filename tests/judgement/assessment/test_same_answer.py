"""Two assessments on the same files are kept as the same bytes, however their rows are stored and read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from reportkit.evidence.siod import Siod
from reportkit.judgement.assessment.assessing import assess
from reportkit.judgement.assessment.snapshots import keep_snapshot, snapshot_folder
from reportkit.vocabulary import AreaCode
from tests.built import LONG, Checkout
from tests.judgement.assessment.real import PAST, terms_of

SURREY = AreaCode("936")
pytestmark = list(LONG)


def test_neither_threads_nor_the_order_of_rows_change_a_byte_of_a_snapshot(
    checkout: Checkout, tmp_path: Path
) -> None:
    shuffled = checkout.copy_of_siod(tmp_path / "shuffled.duckdb")
    with Siod.open(shuffled) as siod:
        for (name,) in siod.connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
        ).fetchall():
            rows = f'SELECT * FROM "{name}" ORDER BY hash(rowid)'
            siod.connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS {rows}')
    assert hashes(checkout.siod, tmp_path / "one", 1) == hashes(shuffled, tmp_path / "other", 4)


def hashes(path: Path, folder: Path, threads: int, day: date = PAST) -> dict[str, str]:
    """The hash of each table of Surrey's assessment, as kept."""
    with Siod.open(path, read_only=True) as siod:
        siod.connection.execute(f"SET threads = {threads}")
        found = assess(siod, "surrey", SURREY, day, terms_of())
    assert keep_snapshot(folder, found) == snapshot_folder(folder, found.header)
    said = json.loads((snapshot_folder(folder, found.header) / "assessment.json").read_text("utf-8"))
    kept: dict[str, str] = said["sha256"]
    assert len(found.cells) > 1000
    return kept
