"""Ofsted's history: every overall grade up to February 2020, by URN and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.invented.boroughs import InventedSchool
from reportkit.invented.circumstances import Inspected
from reportkit.invented.circumstances.model import GRADED
from reportkit.invented.files.published import PLAIN, Published, Row, as_csv, header_of
from reportkit.invented.files.tabled import Country, schools_on
from reportkit.invented.inspections import inspections_of

_RATINGS = {"1": "Outstanding", "2": "Good", "3": "Requires Improvement", "4": "Inadequate"}
_ENDS = date(2020, 2, 26)
_OLDEST = Inspected(date(2013, 6, 11), date(2013, 7, 9))


def history_file(country: Country) -> Published:
    """A row an inspection, each school's newest first."""
    rows = [row for borough in country.boroughs for s in borough.schools for row in _history(s)]
    path = "ofsted/inspection-history-to-2018/ofsted_ratings_2018.csv"
    return Published(path, as_csv(header_of("ofsted_history"), rows, PLAIN))


def _history(school: InventedSchool) -> Iterator[Row]:
    graded = [each for each in inspections_of(school) if each.framework == GRADED]
    for then in schools_on(school, _ENDS):
        for each in (*graded, _OLDEST):
            if each.started <= _ENDS:
                day = each.started.strftime("%Y%m%d")
                yield {"URN": then.urn, "Rating": _RATINGS[each.grade], "Inspection Date": day}
