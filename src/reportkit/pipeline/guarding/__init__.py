"""The disclosure guard: of every built document its readers may see all of it, or it says what and where."""

from reportkit.pipeline.guarding.found import Found
from reportkit.pipeline.guarding.guarding import guard_files

__all__ = ["Found", "guard_files"]
