"""How far an authority's schools differ: one unnamed dot a school, small numbers withheld."""

from __future__ import annotations

from decimal import Decimal

from reportkit.blocks import Block, Chart, Inline, Paragraph
from reportkit.judgement.spread import Spread
from reportkit.reports.charts import draw_spread
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.wording import because, counted, printed
from reportkit.vocabulary import Missing, Number, Unit
from reportkit.vocabulary.figures import cells_of

_STEPS = {Unit.PERCENT: 4.0, Unit.SCORE: 2.0}
_NAMES = {"ks2_rwm_expected": "Reading, writing and maths", "attainment8": "Attainment 8"}
_AXES = {
    "ks2_rwm_expected": "% of pupils at the expected standard in reading, writing and maths",
    "attainment8": "average Attainment 8 score",
}


def school_spread(profile: BoroughProfile, measure_id: str) -> list[Block]:
    """A sentence and a chart of the schools, or why there is none."""
    spread = profile.spreads[measure_id]
    if isinstance(spread, Missing):
        phase = _PHASES[measure_id]
        return [Paragraph(words(f"We cannot say how far {phase} schools differ: {because(spread)}."))]
    ledger = Ledger()
    return [
        Paragraph(_sentence(profile, spread, ledger)),
        _chart(spread, measure_id),
        ledger.evidence(),
    ]


_PHASES = {"ks2_rwm_expected": "primary", "attainment8": "secondary"}


def _sentence(profile: BoroughProfile, spread: Spread, ledger: Ledger) -> Inline:
    measure, year = spread.source.measure, spread.source.year
    stem = f"{profile.authority.code}:{measure.id}.schools"
    spans = {
        name: ledger.cite(
            f"{stem}.{name}.{year}",
            f"{measure.label}: {name.replace('-', ' ')} of schools, {year.label}",
            figure,
            "median of the published figures of schools, or of their lower or upper half",
        )
        for name, figure in (
            ("lower-quarter", spread.lower_quarter),
            ("middle", spread.middle),
            ("upper-quarter", spread.upper_quarter),
        )
    }
    left_out = (
        f" {counted(spread.left_out, 'other', 'others').capitalize()} had too few pupils to show, or no "
        "figure. Special schools and pupil referral units are not shown."
        if spread.left_out
        else " Special schools and pupil referral units are not shown."
    )
    shown = ledger.cite(
        f"{stem}.shown.{year}",
        f"{measure.label}: schools shown, {year.label}",
        Number(Decimal(len(spread.numbers)), Unit.COUNT, 0, cells_of(spread.numbers)),
        "count of schools with a figure that may be shown",
    )
    return words(
        f"In {year.label}, half of ",
        shown,
        " mainstream schools were between ",
        spans["lower-quarter"],
        " and ",
        spans["upper-quarter"],
        "; the school in the middle of the list was at ",
        spans["middle"],
        f".{left_out}{_older(profile, spread)}",
    )


def _older(profile: BoroughProfile, spread: Spread) -> str:
    """That single schools' figures are of an older year than the borough's, where they are."""
    ours = profile.measure(spread.source.measure.id)
    if isinstance(ours, Missing) or ours.latest.year == spread.source.year:
        return ""
    return f" We hold no figures of single schools for {ours.latest.year.label}."


def _chart(spread: Spread, measure_id: str) -> Chart:
    unit = spread.source.measure.unit
    values = [float(number.value) for number in spread.numbers]
    lower, upper = printed(spread.lower_quarter), printed(spread.upper_quarter)
    middle = spread.middle
    label = f"School in the middle: {printed(middle)}"
    place = values[len(values) // 2] if isinstance(middle, Missing) else float(middle.value)
    return Chart(
        f"{_NAMES[measure_id]}: half of schools are between {lower} and {upper}",
        f"Each dot is a mainstream school, {spread.source.year.label}. None is named, and dots are "
        f"grouped in steps of {_STEPS[unit]:.0f}. Source: {spread.source.title}.",
        f"{_NAMES[measure_id]}, {len(values)} mainstream schools. {label}. "
        f"Half are between {lower} and {upper}.",
        draw_spread(values, place, label, _AXES[measure_id], _STEPS[unit]),
    )
