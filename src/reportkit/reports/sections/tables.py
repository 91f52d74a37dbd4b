"""Tables that several sections share."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.blocks import Align, Column, Inline, Table
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import cite_change, cite_value
from reportkit.reports.sections.keys import key_for
from reportkit.reports.wording import because
from reportkit.vocabulary import Missing

_WIDTHS = (3.3, 1.5, 1.75, 1.95, 1.4, 1.5, 1.55)


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
    labels = ("Measure", "Year", profile.name, "Neighbours", profile.region.name, "England", "Change")
    return tuple(
        Column(label, Align.LEFT if place < 2 else Align.RIGHT, _WIDTHS[place])
        for place, label in enumerate(labels)
    )


def _row(ledger: Ledger, measure: BoroughMeasure, label: str) -> tuple[Inline, ...]:
    return (
        words(label),
        words(measure.latest.year.label),
        words(cite_value(ledger, measure, "borough")),
        words(cite_value(ledger, measure, "neighbours")),
        words(cite_value(ledger, measure, "region")),
        words(cite_value(ledger, measure, "england")),
        words(cite_change(ledger, measure, "borough")),
    )


def _missing_row(label: str) -> tuple[Inline, ...]:
    return (words(label), *(words("[x]") for _ in range(6)))


def _change_note(profile: BoroughProfile, keys: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    bases = {
        measure.base.year.label
        for measure_id, group, _ in keys
        if isinstance(measure := profile.measure(measure_id, group), BoroughMeasure) and measure.base
    }
    if not bases:
        return ()
    return (f"Neighbours: the middle of the ten. Change: {profile.name} since {' or '.join(sorted(bases))}.",)
