"""Five headlines, each a sentence with a figure, and the four numbers heads ask for first."""

from __future__ import annotations

from reportkit.blocks import Block, BulletList, Heading, Inline, KeyFigure, KeyFigures, Span
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import (
    against,
    cite_gap,
    cite_value,
    gap_movement,
    plain,
    state,
)
from reportkit.reports.wording import because
from reportkit.vocabulary import Missing

_KEY = ("gld", "ks2_rwm_expected", "attainment8", "persistent_absence")
_KEY_LABELS = {
    "gld": "Good level of development",
    "ks2_rwm_expected": "Reading, writing and maths",
    "attainment8": "Attainment 8",
    "persistent_absence": "Persistent absence",
}


def headlines(profile: BoroughProfile) -> list[Block]:
    """Four key figures and five sentences; a headline without data says so."""
    ledger = Ledger()
    return [
        Heading(1, "Headlines"),
        _key_figures(profile, ledger),
        BulletList(headline_sentences(profile, ledger)),
        ledger.evidence(),
    ]


def headline_sentences(profile: BoroughProfile, ledger: Ledger) -> tuple[Inline, ...]:
    """Early years, primary, secondary, attendance and the gap, in that order."""
    stated = [_headline(profile, ledger, measure) for measure in _KEY]
    return (*stated, _gap_headline(profile, ledger))


def _key_figures(profile: BoroughProfile, ledger: Ledger) -> KeyFigures:
    return KeyFigures(
        f"Four key figures for {profile.name}",
        tuple(_key_figure(profile, ledger, measure) for measure in _KEY),
    )


def _key_figure(profile: BoroughProfile, ledger: Ledger, measure_id: str) -> KeyFigure:
    measure = profile.measure(measure_id)
    label = _KEY_LABELS[measure_id]
    if isinstance(measure, Missing):
        return KeyFigure(label, Span("[x]"), "not available")
    england = plain(measure.latest.england)
    note = f"{measure.latest.year.label}; England {england}"
    return KeyFigure(label, cite_value(ledger, measure, "borough"), note)


def _headline(profile: BoroughProfile, ledger: Ledger, measure_id: str) -> Inline:
    measure = profile.measure(measure_id)
    if isinstance(measure, Missing):
        label = _KEY_LABELS[measure_id]
        return words(Span(f"{label}: ", bold=True), f"we cannot say because {because(measure)}.")
    return (*_stated(profile, ledger, measure), *words(" "), *against(ledger, measure, "england", "England"))


def _stated(profile: BoroughProfile, ledger: Ledger, measure: BoroughMeasure) -> Inline:
    return state(ledger, measure, profile.name)


def _gap_headline(profile: BoroughProfile, ledger: Ledger) -> Inline:
    gap = profile.gap("ks2_rwm_expected", "disadvantaged", "not_disadvantaged")
    if isinstance(gap, Missing):
        return words(f"We cannot give the disadvantage gap because {because(gap)}.")
    behind = cite_gap(ledger, gap, "borough")
    return words(
        "In reading, writing and maths at age 11, disadvantaged pupils are ",
        behind,
        " behind other pupils; ",
        *gap_movement(ledger, gap),
        ".",
    )
