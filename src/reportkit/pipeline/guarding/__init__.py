"""The disclosure guard: of every built document its readers may see all of it, or it says what and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportkit.pipeline.guarding.found import Found
    from reportkit.pipeline.guarding.guarding import guard_files

__all__ = ["Found", "guard_files"]


def __getattr__(name: str) -> Any:
    """What is asked for, brought in only then: a build needs no more than what schools are called."""
    if name not in __all__:
        raise AttributeError(name)
    from reportkit.pipeline.guarding import found, guarding

    return found.Found if name == "Found" else guarding.guard_files
