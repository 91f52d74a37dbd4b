"""Tables that several sections share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportkit.blocks import Align, Column, Inline, Table
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import cite_change, cite_value
from reportkit.reports.sections.keys import key_for
from reportkit.reports.wording import because, in_sentence
from reportkit.vocabulary import Missing, Unit

_WIDTHS = (4.6, 1.8, 2.0, 1.5, 1.6, 1.6)


def measures_table(
    profile: BoroughProfile,
    ledger: Ledger,
    caption: str,
    keys: Sequence[tuple[str, str, str]],
) -> Table:
    """Rows of (measure id, pupil group, row label): borough, neighbours, region, England, change.

    A measure that cannot be shown keeps its row with the symbol; a note says why.
    """
    rows, reasons = [], []
    for measure_id, group, label in keys:
        measure = profile.measure(measure_id, group)
        if isinstance(measure, Missing):
            rows.append(_missing_row(label))
            reasons.append(f"{label}: we cannot say because {because(measure)}.")
        else:
            rows.append(_row(ledger, measure, label))
    return Table(
        caption,
        _columns(profile),
        tuple(rows),
        f"{caption}: {profile.name}, its neighbours, {profile.region.name} and England, with change.",
        notes=(*_change_note(profile, keys), *reasons, *key_for(rows)),
    )


def _columns(profile: BoroughProfile) -> tuple[Column, ...]:
    labels = ("Measure", profile.name, "Neighbours", profile.region.name, "England", "Change")
    return tuple(
        Column(label, Align.LEFT if place == 0 else Align.RIGHT, _WIDTHS[place])
        for place, label in enumerate(labels)
    )


def _row(ledger: Ledger, measure: BoroughMeasure, label: str) -> tuple[Inline, ...]:
    return (
        words(label),
        words(cite_value(ledger, measure, "borough")),
        words(cite_value(ledger, measure, "neighbours")),
        words(cite_value(ledger, measure, "region")),
        words(cite_value(ledger, measure, "england")),
        words(cite_change(ledger, measure, "borough")),
    )


def _missing_row(label: str) -> tuple[Inline, ...]:
    return (words(label), *(words("[x]") for _ in range(5)))


def _change_note(profile: BoroughProfile, keys: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """Which years the table is about, what its columns mean, and changes too large to trust."""
    shown = [
        (label, measure)
        for measure_id, group, label in keys
        if isinstance(measure := profile.measure(measure_id, group), BoroughMeasure)
    ]
    if not shown:
        return ()
    bases = sorted({measure.base.year.label for _, measure in shown if measure.base})
    since = f" Change: {profile.name} since {' or '.join(bases)}." if bases else ""
    note = f"{years_of(shown)} Neighbours: their median.{since}"
    return (note, *(_LARGE.format(label) for label, measure in shown if _is_implausible(measure)))


_LARGE = "{}: so large a change may come from who was entered. Do not read it as improvement."
_LARGE_SHARE = Decimal("0.4")


def _is_implausible(measure: BoroughMeasure) -> bool:
    """A score that moved by more than two fifths of where it started."""
    moved = measure.borough_change
    if measure.base is None or isinstance(moved, Missing) or measure.measure.unit is not Unit.SCORE:
        return False
    start = measure.base.borough
    is_points = measure.measure.decimals == 2 and not isinstance(start, Missing) and start.value > 5
    return is_points and not isinstance(start, Missing) and abs(moved.value) > _LARGE_SHARE * start.value


def years_of(shown: Sequence[tuple[str, BoroughMeasure]]) -> str:
    """The year most rows are for, then rows for other years: "2024/25, but 2023/24 for: ..."."""
    if not shown:
        return "Year: none is held."
    years = [measure.latest.year for _, measure in shown]
    usual = max(sorted(set(years), reverse=True), key=years.count)
    others: dict[str, list[str]] = {}
    for label, measure in shown:
        if measure.latest.year != usual:
            others.setdefault(measure.latest.year.label, []).append(in_sentence(label))
    but = "".join(f", but {year} for {'; '.join(labels)}" for year, labels in others.items())
    return f"Year: {usual.label}{but}."
