"""Charts of a school are not drawn where only words are looked at."""

from __future__ import annotations

import pytest

from reportkit.reports.sections.school import pictures


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("draw_trend", "draw_interval", "draw_dots"):
        monkeypatch.setattr(pictures, name, lambda *args, **kwargs: b"")
