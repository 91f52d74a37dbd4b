"""Thresholds, apart from the rules that use them: each with owner, date and standing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from reportkit.exceptions import UsageError
from reportkit.settings.reading import Setting, read_settings
from reportkit.vocabulary import Unit


class Threshold(Setting):
    """A number somebody chose: "policy" if the policy gives it, else a "local setting"."""

    value: Decimal
    standing: Literal["policy", "local setting"]
    owner: str
    set_on: date


class Thresholds(Setting):
    """`params/thresholds.yaml`: by how much two figures may differ and still be "in line"."""

    in_line: dict[str, Threshold]

    def tolerance(self, measure: str, unit: Unit) -> Decimal:
        """The tolerance of a measure, else of its unit, in that unit (points for percentages).

        Raises UsageError if the file gives neither.
        """
        entry = self.in_line.get(measure) or self.in_line.get(unit.value)
        if entry is None:
            raise UsageError(
                f"params/thresholds.yaml says nothing under in_line for “{measure}” or “{unit.value}”. "
                "Add a line for one of them."
            )
        return entry.value


def read_thresholds(params: Path) -> Thresholds:
    """The thresholds."""
    return read_settings(params / "thresholds.yaml", Thresholds)
