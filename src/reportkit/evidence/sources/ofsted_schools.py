"""The schools Ofsted's management information lists: every state-funded school open that day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reportkit.evidence.sources.days import DayRange, no_days, parse_register_days
from reportkit.evidence.sources.la_names import la_codes
from reportkit.evidence.sources.rows import numbers, trimmed
from reportkit.evidence.sources.text_table import TextTable

SCHOOL_COLUMNS = (
    "URN",
    "LAESTAB",
    "School name",
    "Ofsted phase",
    "Type of education",
    "School open date",
    "Local authority",
    "Multi-academy trust UID",
    "Multi-academy trust name",
    "Total number of pupils",
    "Statutory lowest age",
    "Statutory highest age",
)


def read_schools(table: TextTable, as_at: date) -> pd.DataFrame:
    """The table school; status is Open for all. Raises ImpossibleValue for an unknown authority."""
    within = DayRange.until(as_at, date(1800, 1, 1), days_ahead=60)
    return pd.DataFrame(
        {
            "row": table.frame.index.astype("int64"),
            "urn": table.frame["URN"],
            "laestab": trimmed(table, "LAESTAB"),
            "name": trimmed(table, "School name"),
            "la": la_codes(table, "Local authority"),
            "la_name": trimmed(table, "Local authority"),
            "phase": trimmed(table, "Ofsted phase"),
            "type": trimmed(table, "Type of education"),
            "status": "Open",
            "opened": parse_register_days(table, "School open date", within),
            "closed": no_days(table.frame.index),
            "age_low": numbers(table, "Statutory lowest age"),
            "age_high": numbers(table, "Statutory highest age"),
            "pupils": numbers(table, "Total number of pupils"),
            "trust_uid": trimmed(table, "Multi-academy trust UID"),
            "trust_name": trimmed(table, "Multi-academy trust name"),
        },
        index=table.frame.index,
    )
