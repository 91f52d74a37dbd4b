"""Five headlines, each a sentence with a figure, and the four numbers heads ask for first."""

from __future__ import annotations

from reportkit.blocks import (
    Block,
    BulletList,
    Heading,
    Inline,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Span,
)
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import (
    against,
    against_two,
    cite_gap,
    cite_value,
    gap_movement,
    plain,
    state,
)
from reportkit.reports.wording import because
from reportkit.vocabulary import AcademicYear, Missing

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
        _newest(profile),
        ledger.evidence(),
    ]


def headline_sentences(profile: BoroughProfile, ledger: Ledger, *, brief: bool = False) -> tuple[Inline, ...]:
    """Early years, primary, secondary, attendance and the gap; in brief against England alone."""
    stated = [_headline(profile, ledger, measure, brief) for measure in _KEY]
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


def _headline(profile: BoroughProfile, ledger: Ledger, measure_id: str, brief: bool) -> Inline:
    measure = profile.measure(measure_id)
    if isinstance(measure, Missing):
        label = _KEY_LABELS[measure_id]
        return words(Span(f"{label}: ", bold=True), f"we cannot say because {because(measure)}.")
    compared = against(ledger, measure, "england", "England") if brief else against_two(ledger, measure)
    return (*state(ledger, measure, profile.name), *words(" "), *compared)


def _gap_headline(profile: BoroughProfile, ledger: Ledger) -> Inline:
    gap = profile.gap("ks2_rwm_expected", "disadvantaged", "not_disadvantaged")
    if isinstance(gap, Missing):
        return words(f"We cannot give the disadvantage gap because {because(gap)}.")
    return words(
        f"In {gap.own.latest.year.label} disadvantaged pupils in {profile.name} were ",
        cite_gap(ledger, gap, "borough"),
        " behind other pupils in reading, writing and maths at age 11. England's gap was ",
        cite_gap(ledger, gap, "england"),
        f". {profile.name}'s gap is ",
        *gap_movement(ledger, gap),
        ".",
    )


def _newest(profile: BoroughProfile) -> Paragraph:
    """Which year the headlines are about, and that newer results are not in them."""
    years = [m.latest.year for m in profile.key_measures]
    if not years:
        return Paragraph(words("We hold no results that are new enough to show."))
    newest = max(years)
    after = AcademicYear.ending(newest.end + 1)
    return Paragraph(
        words(
            f"{newest.label} is the newest full set of results that we hold. Results for {after.label} are "
            "not included."
        )
    )
