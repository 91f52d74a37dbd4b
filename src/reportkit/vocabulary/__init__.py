"""The field's own words: schools, periods, and figures that are a number or a reason."""

from reportkit.vocabulary.areas import ENGLAND, LONDON, AreaCode
from reportkit.vocabulary.figures import (
    Figure,
    Missing,
    MissingReason,
    Number,
    SourceCell,
    Unit,
)
from reportkit.vocabulary.periods import AcademicYear, Season, Term, halves, in_words, plus_months
from reportkit.vocabulary.schools import Urn

__all__ = [
    "ENGLAND",
    "LONDON",
    "AcademicYear",
    "AreaCode",
    "Figure",
    "Missing",
    "MissingReason",
    "Number",
    "Season",
    "SourceCell",
    "Term",
    "Unit",
    "Urn",
    "halves",
    "in_words",
    "plus_months",
]
