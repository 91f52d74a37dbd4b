"""What every source module gives: a layout it recognises, and a validated reading of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import numpy as np
import pandas as pd

from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.measurements import NOTHING_MEASURED, Measurements
from reportkit.evidence.sources.text_table import Header, TextTable


@dataclass(frozen=True, slots=True)
class Release:
    """One published file: what it is, which period it covers and when the public could see it.

    `published_on` is the last day of the month where only the month is known, so that nothing is
    used before it was out.
    """

    file: str
    sha256: str
    layout: str
    publisher: str
    title: str
    published_on: date
    time_period: str = ""
    vintage: str = "final"
    as_at: date | None = None

    @property
    def release_id(self) -> str:
        """First twelve digits of the content's SHA-256."""
        return self.sha256[:12]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: measurements, other tables for SIOD by name, and an account of every row.

    Each table carries `row`, the row of the file (header included) that a record came from.
    `quarantine` has the columns row and reason; `passed_over` counts rows that were understood and
    are not needed, by reason. Rows read = rows loaded + rows quarantined + rows passed over.
    """

    release: Release
    tables: Mapping[str, pd.DataFrame]
    rows_read: int
    quarantine: pd.DataFrame = field(default_factory=lambda: quarantined({}))
    passed_over: Mapping[str, int] = field(default_factory=dict)
    measurements: Measurements = NOTHING_MEASURED

    @property
    def rows_loaded(self) -> int:
        """Rows of the file that the tables represent."""
        return self.rows_read - len(self.quarantine) - sum(self.passed_over.values())


def quarantined(reasons: Mapping[int, str]) -> pd.DataFrame:
    """Rows set aside, with the reason for each: columns row, reason."""
    if not reasons:
        return _NONE_SET_ASIDE.copy()
    rows = np.fromiter(reasons, dtype=np.int64)
    return pd.DataFrame({"row": rows, "reason": pd.array(list(reasons.values()), dtype="str")})


_NONE_SET_ASIDE = pd.DataFrame({"row": np.array([], np.int64), "reason": pd.array([], dtype="str")})


class Layout(Protocol):
    """A published layout. `needs` limits what is read from wide files to what is used."""

    @property
    def name(self) -> str: ...

    @property
    def publisher(self) -> str: ...

    @property
    def title(self) -> str: ...

    def recognises(self, header: Header) -> bool:
        """Whether a file with this header is laid out so."""
        ...

    def columns(self, header: Header) -> list[str]:
        """The columns of the header that `read` needs, as the file spells them."""
        ...

    def read(self, table: TextTable, dating: Dating) -> Reading:
        """The validated reading. Raises a SourceError naming file, row and column."""
        ...
