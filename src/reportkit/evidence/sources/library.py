"""Every layout that can be read, and how a file finds its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportkit.evidence.sources.absence import ABSENCE_LAYOUTS
from reportkit.evidence.sources.census import CENSUS_LAYOUTS
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.destinations import KS4_DESTINATIONS
from reportkit.evidence.sources.ees_schools import EES_KS4_SCHOOLS
from reportkit.evidence.sources.finance import FINANCE_LAYOUTS
from reportkit.evidence.sources.gias_groups import GroupMembers, SchoolGroups, SchoolLinks
from reportkit.evidence.sources.gias_schools import GiasSchools, SchoolInformation
from reportkit.evidence.sources.ks2 import KS2_LAYOUTS
from reportkit.evidence.sources.ks4 import KS4_LAYOUTS
from reportkit.evidence.sources.ks5 import KS5_LAYOUTS
from reportkit.evidence.sources.lait import (
    AreaCodes,
    LaitDictionary,
    LaitFigures,
    StatisticalNeighbours,
)
from reportkit.evidence.sources.layout import Layout, Reading
from reportkit.evidence.sources.ofsted import (
    OfstedGraded,
    OfstedReportCards,
    TranscribedReportCards,
)
from reportkit.evidence.sources.ofsted_history import OfstedHistory
from reportkit.evidence.sources.text_table import Header, TextTable, open_file
from reportkit.evidence.sources.workforce import WORKFORCE_LAYOUTS
from reportkit.exceptions import Place, UnrecognisedFile

LAYOUTS: tuple[Layout, ...] = (
    LaitFigures(),
    LaitDictionary(),
    StatisticalNeighbours(),
    AreaCodes(),
    OfstedGraded(),
    OfstedReportCards(),
    TranscribedReportCards(),
    OfstedHistory(),
    GiasSchools(),
    SchoolInformation(),
    SchoolLinks(),
    SchoolGroups(),
    GroupMembers(),
    *KS2_LAYOUTS,
    *KS4_LAYOUTS,
    *KS5_LAYOUTS,
    KS4_DESTINATIONS,
    EES_KS4_SCHOOLS,
    *ABSENCE_LAYOUTS,
    *CENSUS_LAYOUTS,
    *WORKFORCE_LAYOUTS,
    *FINANCE_LAYOUTS,
)


def recognise(header: Header, shown_as: str) -> Layout:
    """The layout with this header. Raises UnrecognisedFile if there is none."""
    found = next((layout for layout in LAYOUTS if layout.recognises(header)), None)
    if found is None:
        raise UnrecognisedFile(
            Place(shown_as),
            f"its columns ({', '.join(header[:4])} …) are not those of any file that is known.",
            "The files that can be loaded are listed in data/README.md.",
        )
    return found


def read_source(path: Path, dating: Dating) -> Reading:
    """The validated reading of one file. Raises a SourceError; nothing is half read."""
    return _understand(_take_in(path, dating))


def read_sources(files: Iterable[tuple[Path, Dating]]) -> Iterator[Reading]:
    """The reading of each file in order; one is unpacked while the one before it is understood.

    Raises a SourceError for the first file that cannot be read. Files of no known layout are named all
    at once, at the end.
    """
    unrecognised: list[UnrecognisedFile] = []
    with ThreadPoolExecutor(max_workers=1) as ahead:
        waiting = deque(ahead.submit(_take_in, path, dating) for path, dating in files)
        try:
            while waiting:
                try:
                    taken_in = waiting.popleft().result()
                except UnrecognisedFile as error:
                    unrecognised.append(error)
                else:
                    yield _understand(taken_in)
        finally:
            for future in waiting:
                future.cancel()
    if unrecognised:
        raise _all_of(unrecognised)


def _all_of(errors: Sequence[UnrecognisedFile]) -> UnrecognisedFile:
    first, *others = errors
    if not others:
        return first
    names = "; ".join(error.place.file for error in others)
    return UnrecognisedFile(
        first.place, f"{first.problem} So it is with {len(others)} more: {names}.", first.remedy
    )


_TakenIn = tuple[Layout, TextTable, Dating]


def _take_in(path: Path, dating: Dating) -> _TakenIn:
    opened = open_file(path, dating.file)
    layout = recognise(opened.header, dating.file)
    return layout, opened.table(layout.columns(opened.header)), dating


def _understand(taken_in: _TakenIn) -> Reading:
    layout, table, dating = taken_in
    return layout.read(table, dating)
