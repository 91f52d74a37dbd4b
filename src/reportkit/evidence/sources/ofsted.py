"""Ofsted's management information on state-funded schools, and a transcription of report cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from reportkit.evidence.contracts import check_table
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.layout import Reading, Release
from reportkit.evidence.sources.ofsted_columns import (
    LATEST_GRADED,
    LATEST_OEIF,
    LATEST_UNGRADED,
    LATEST_UNGRADED_2026,
    PREVIOUS_GRADED,
    REPORT_CARD,
    TRANSCRIBED_CARD,
    InspectionColumns,
)
from reportkit.evidence.sources.ofsted_inspections import read_inspections
from reportkit.evidence.sources.ofsted_schools import SCHOOL_COLUMNS, read_schools
from reportkit.evidence.sources.rows import refuse_duplicates, spelled, trimmed, with_urns
from reportkit.evidence.sources.text_table import Header, TextTable

_TITLE = "State-funded schools inspections and outcomes: management information"
# Ofsted puts each month's file out in the first half of the month that follows.
_UNTIL_OUT = timedelta(days=15)
_REPORT_CARDS_BEGIN = pd.Timestamp(2025, 11, 10)

_Tables = tuple[pd.DataFrame, pd.DataFrame]


class OfstedGraded:
    """The layout to 2025: every open school with its latest and previous graded inspections."""

    name = "ofsted_graded"
    publisher = "Ofsted"
    title = _TITLE
    _slots = (LATEST_GRADED, PREVIOUS_GRADED, LATEST_UNGRADED)

    def recognises(self, header: Header) -> bool:
        return {"Ofsted phase", "Overall effectiveness", "Quality of education"} <= set(header)

    def columns(self, header: Header) -> list[str]:
        return _needed(header, self._slots, SCHOOL_COLUMNS)

    def read(self, table: TextTable, dating: Dating) -> Reading:
        as_at = dating.as_at()
        held, quarantine = _schools_once(table)
        slots = [read_inspections(held, slot, as_at) for slot in _spelled(table, self._slots)]
        tables = {"school": read_schools(held, as_at)} | _joined(slots)
        return _reading(_release(self, table, dating, tables), tables, table, quarantine)


class OfstedReportCards:
    """The layout of 2026: report cards, and before them the last inspection graded in numbers.

    A school with both has the report card as its latest and the other as its previous inspection.
    """

    name = "ofsted_report_cards"
    publisher = "Ofsted"
    title = _TITLE
    _slots = (REPORT_CARD, LATEST_OEIF, LATEST_UNGRADED_2026)

    def recognises(self, header: Header) -> bool:
        return {"Ofsted phase", "Latest OEIF overall effectiveness", "Inclusion"} <= set(header)

    def columns(self, header: Header) -> list[str]:
        return _needed(header, self._slots, SCHOOL_COLUMNS)

    def read(self, table: TextTable, dating: Dating) -> Reading:
        as_at = dating.as_at()
        held, quarantine = _schools_once(table)
        card, graded, ungraded = _spelled(table, self._slots)
        cards = read_inspections(_without_older_full_inspections(held, card), card, as_at)
        older = _moved_back(read_inspections(held, graded, as_at), cards[0]["urn"])
        slots = [cards, older, read_inspections(held, ungraded, as_at)]
        tables = {"school": read_schools(held, as_at)} | _joined(slots)
        return _reading(_release(self, table, dating, tables), tables, table, quarantine)


class TranscribedReportCards:
    """Report cards typed from a public site; whatever prints them says so by this title."""

    name = "ofsted_report_cards_transcribed"
    publisher = "Ofsted"
    title = "Ofsted report cards (transcription)"

    def recognises(self, header: Header) -> bool:
        needed = {"URN", *TRANSCRIBED_CARD.names()}
        return needed <= set(header) and "Ofsted phase" not in header

    def columns(self, header: Header) -> list[str]:
        return _needed(header, (TRANSCRIBED_CARD,), ("URN",))

    def read(self, table: TextTable, dating: Dating) -> Reading:
        as_at = dating.as_at()
        held, quarantine = _schools_once(table)
        tables = _joined([read_inspections(held, TRANSCRIBED_CARD, as_at)])
        release = replace(_release(self, table, dating, tables), published_on=dating.published_on or as_at)
        return _reading(release, tables, table, quarantine)


def _needed(header: Header, slots: Sequence[InspectionColumns], schools: Sequence[str]) -> list[str]:
    names = [*schools, *(name for slot in slots for name in slot.names())]
    return list(dict.fromkeys(spelled(header, name) for name in names))


def _spelled(table: TextTable, slots: Sequence[InspectionColumns]) -> list[InspectionColumns]:
    return [slot.in_header(table.header) for slot in slots]


def _schools_once(table: TextTable) -> tuple[TextTable, pd.DataFrame]:
    held, quarantine = with_urns(table, "URN")
    refuse_duplicates(held, "URN")
    return held, quarantine


def _without_older_full_inspections(table: TextTable, card: InspectionColumns) -> TextTable:
    """The rows, with report-card columns blank where they repeat an inspection graded in numbers.

    The column is headed "latest full inspection"; one from before report cards stands again under
    the older framework's columns.
    """
    cells = trimmed(table, card.started)
    days = pd.to_datetime(cells, format="%d/%m/%Y", errors="coerce")
    areas = pd.concat([trimmed(table, column) for _, column in card.areas], axis=1)
    older = (days < _REPORT_CARDS_BEGIN) & (areas == "").all(axis=1)
    names = list(dict.fromkeys(card.names()))
    frame = table.frame.assign(**{name: table.frame[name].mask(older, "") for name in names})
    return replace(table, frame=frame)


def _moved_back(tables: _Tables, urns: pd.Series) -> _Tables:
    """The tables as "previous graded" for the schools named, as they are for the rest."""
    first, second = (
        table.assign(slot=table["slot"].mask(table["urn"].isin(urns), "previous graded")) for table in tables
    )
    return first, second


def _joined(slots: Sequence[_Tables]) -> dict[str, pd.DataFrame]:
    inspections, grades = zip(*slots, strict=True)
    return {
        "inspection": pd.concat(inspections, ignore_index=True),
        "inspection_grade": pd.concat(grades, ignore_index=True),
    }


def _release(
    layout: OfstedGraded | OfstedReportCards | TranscribedReportCards,
    table: TextTable,
    dating: Dating,
    tables: Mapping[str, pd.DataFrame],
) -> Release:
    """The release; out no earlier than the newest report it lists, which may be after its as-at day."""
    as_at = dating.as_at()
    newest = tables["inspection"]["published_on"].max()
    listed = as_at if pd.isna(newest) else date(newest.year, newest.month, newest.day)
    return Release(
        file=table.file,
        sha256=table.sha256,
        layout=layout.name,
        publisher=layout.publisher,
        title=layout.title,
        published_on=dating.published_on or max(as_at + _UNTIL_OUT, listed),
        as_at=as_at,
    )


def _reading(
    release: Release,
    tables: Mapping[str, pd.DataFrame],
    table: TextTable,
    quarantine: pd.DataFrame,
) -> Reading:
    checked = {name: check_table(name, frame, table.file) for name, frame in tables.items()}
    return Reading(release, checked, len(table.frame), quarantine)
