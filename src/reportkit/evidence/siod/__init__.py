"""The School Improvement Overview Database (H24): one DuckDB file, rebuilt from sources at will."""

from reportkit.evidence.siod.store import LoadReport, ReleaseSummary, Siod

__all__ = ["LoadReport", "ReleaseSummary", "Siod"]
