"""The local returns workbook: what its sheets are, and what a filled one says, cell by cell."""

from reportkit.evidence.returns.layout import ColumnLayout, Kind, SheetLayout
from reportkit.evidence.returns.problems import Problem
from reportkit.evidence.returns.reading import ReadReturns, open_workbook, read_about, read_returns
from reportkit.evidence.returns.rows import Row
from reportkit.evidence.returns.schools import KnownSchools
from reportkit.evidence.returns.sheets import ABOUT, TEAMS, sheet_layouts

__all__ = [
    "ABOUT",
    "TEAMS",
    "ColumnLayout",
    "Kind",
    "KnownSchools",
    "Problem",
    "ReadReturns",
    "Row",
    "SheetLayout",
    "open_workbook",
    "read_about",
    "read_returns",
    "sheet_layouts",
]
