"""The school workforce census, school by school, and England's by phase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportkit.invented.files.published import Published, Row, as_csv, dated, header_of, tables_folder
from reportkit.invented.files.tabled import Tabled
from reportkit.invented.kinds import COUNTED_AS


def workforce_files(year: str, schools: Sequence[Tabled]) -> tuple[Published, Published]:
    """A year's school workforce census, and the day on which the tables took it in."""
    rows = [_staffed(school) for school in schools if school.phase != "nursery"]
    england = [
        {"LA Number": "NAT", "Establishment Number": word, **_teachers(1_000_000, ratio)}
        for word, ratio in (("PRI", 20.8), ("SEC", 16.8))
    ]
    folder, out = f"{tables_folder(year)}/workforce", date(2001 + int(year[4:]), 3, 19)
    content = as_csv(header_of("workforce"), [*rows, *england])
    return Published(f"{folder}/england_swf.csv", content), dated(folder, out)


def _staffed(school: Tabled) -> Row:
    is_primary = COUNTED_AS[school.phase] == "primary"
    ratio = {"special": 6.0, "pru": 5.0}.get(school.phase, 20.5 if is_primary else 16.5)
    who = {"LA Number": school.la, "Establishment Number": school.number, "URN": school.urn}
    return {**who, "School Phase": "Primary" if is_primary else "Secondary", **_teachers(school.roll, ratio)}


def _teachers(roll: int, ratio: float) -> Row:
    full_time = roll / ratio
    headcount, assistants = round(full_time * 1.15), full_time * 0.7
    cells = header_of("workforce")[4:]
    counts = (
        headcount,
        round(assistants * 1.3),
        round(full_time * 0.4),
        full_time,
        assistants,
        full_time * 0.3,
    )
    told = [str(count) if isinstance(count, int) else f"{count:.1f}" for count in counts]
    return dict(zip(cells, [*told, f"{ratio:.1f}", "£47,250"], strict=True))
