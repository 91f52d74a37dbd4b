"""Which counts of schools by something confidential may go out together (domain B5, finding 2).

A count of schools is no figure for pupils: who is on a register that public facts fill in part follows
from the total alone. `auditing` works out what a reader can deduce from everything that was released,
`releasing` finds the most useful set of counts from which nothing follows.
"""

from reportkit.judgement.release.auditing import Deduction, audit, deduce
from reportkit.judgement.release.releasing import Released, release
from reportkit.judgement.release.tables import Cell, Count, Earlier, Range, Reader

__all__ = [
    "Cell",
    "Count",
    "Deduction",
    "Earlier",
    "Range",
    "Reader",
    "Released",
    "audit",
    "deduce",
    "release",
]
