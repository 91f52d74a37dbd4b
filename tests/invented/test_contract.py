"""What the generator may know of the rest of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import reportkit.invented

ROOM = Path(reportkit.invented.__file__).parent
MAY_IMPORT = ("reportkit.invented", "reportkit.vocabulary", "reportkit.settings", "reportkit.exceptions")


def test_whoever_invents_a_borough_imports_nothing_that_knows_a_rule_s_outcome() -> None:
    imported = {
        name for path in ROOM.rglob("*.py") for name in _imports(path) if name.startswith("reportkit")
    }
    assert imported
    assert {name for name in imported if not name.startswith(MAY_IMPORT)} == set()


def test_nothing_in_the_room_looks_at_the_clock() -> None:
    assert not [
        path for path in ROOM.rglob("*.py") if ".today()" in path.read_text() or ".now(" in path.read_text()
    ]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
