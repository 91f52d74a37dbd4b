"""What YAML refuses is told in the same words whichever reader met it, with the file and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.settings.policies.strict import read_strictly
from reportkit.settings.reading import Setting, read_settings

READERS: tuple[Callable[[Path, type[Setting]], object], ...] = (read_settings, read_strictly)


def told_of(path: Path) -> set[str]:
    """What the readers say of a file."""
    said = set()
    for read in READERS:
        with pytest.raises(UsageError) as caught:
            read(path, Setting)
        said.add(str(caught.value))
    return said


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a: [", "x.yaml, line 2: this is not valid YAML. Check the indents and quotes."),
        (b"a: 1\n b: 2", "x.yaml, line 2: this is not valid YAML. Check the indents and quotes."),
        (
            b"a: 2026-09-31",
            "x.yaml: it has a date that cannot be (day is out of range for month). Correct it in x.yaml.",
        ),
        (b"\xff\xfe", "x.yaml is not saved as UTF-8. Save it again with that encoding."),
        (None, "There is no settings file x.yaml in params. Put it back from the project's copy."),
    ],
)
def test_both_readers_say_the_same(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "params" / "x.yaml"
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    assert told_of(path) == {told}
