"""The policies that ship, changed in one place for one test."""

from __future__ import annotations

from pathlib import Path

PARAMS = Path(__file__).parents[3] / "params"
HACKNEY = "hackney@2019-09.yaml"
HILLINGDON = "hillingdon@2016-02.yaml"
THRESHOLDS = "thresholds.yaml"


def change(folder: Path, file: str, old: str, new: str, *, saved_as: str = "") -> tuple[Path, int]:
    """Settings with one file of `params/policies`, its first `old` changed; and the line that stands on."""
    text = (PARAMS / "policies" / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    path = folder / "policies" / (saved_as or file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder, text[: text.index(old)].count("\n") + 1
