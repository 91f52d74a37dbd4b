"""A part for each phase: early years, primary, secondary, post-16, special and alternative."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.blocks import Block, Heading, Paragraph
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import against_two, state
from reportkit.reports.sections.spreads import school_spread
from reportkit.reports.sections.tables import measures_table
from reportkit.reports.sections.trends import trend_chart
from reportkit.reports.wording import because

_Keys = Sequence[tuple[str, str, str]]


def early_years(profile: BoroughProfile) -> list[Block]:
    """The chapter's heading; good level of development, with a chart and the groups."""
    keys = [
        ("gld", "all", "Good level of development"),
        ("gld", "fsm", "Children eligible for free school meals"),
        ("gld", "sen_support", "Children with SEN support"),
    ]
    return [Heading(1, "Results by phase"), *_phase(profile, "Early years", "gld", keys)]


def primary(profile: BoroughProfile) -> list[Block]:
    """Phonics, tables check and key stage 2, and how far schools differ."""
    keys = [
        ("phonics", "all", "Phonics, year 1"),
        ("multiplication", "all", "Times tables check, out of 25"),
        ("ks2_rwm_expected", "all", "Reading, writing and maths"),
        ("ks2_reading_expected", "all", "Reading"),
        ("ks2_writing_expected", "all", "Writing"),
        ("ks2_maths_expected", "all", "Maths"),
        ("ks2_rwm_higher", "all", "All three, higher standard"),
    ]
    spread = school_spread(profile, "ks2_rwm_expected")
    return [*_phase(profile, "Primary", "ks2_rwm_expected", keys), *spread]


def secondary(profile: BoroughProfile) -> list[Block]:
    """GCSE results, and how far schools differ."""
    keys = [
        ("attainment8", "all", "Attainment 8 score"),
        ("english_maths_5", "all", "English and maths, grade 5 or above"),
        ("english_maths_4", "all", "English and maths, grade 4 or above"),
        ("ebacc_entry", "all", "Entered the English Baccalaureate"),
        ("progress8", "all", "Progress 8 score"),
    ]
    spread = school_spread(profile, "attainment8")
    return [*_phase(profile, "Secondary", "attainment8", keys), *spread]


def post_16(profile: BoroughProfile) -> list[Block]:
    """Results at 18 and 19, and young people not in education, employment or training."""
    keys = [
        ("alevel_points", "all", "Points for each A level entry"),
        ("tech_level_points", "all", "Points for each tech level entry"),
        ("level3_at_19", "all", "Level 3 by age 19"),
        ("neet", "all", "Not in education, work or training"),
    ]
    return _phase(profile, "Post-16", "alevel_points", keys, chart=False)


def special(profile: BoroughProfile) -> list[Block]:
    """Special schools and alternative provision: what is published for the borough as a whole."""
    ledger = Ledger()
    keys = [
        ("ks2_rwm_expected", "ehcp", "Reading, writing and maths, pupils with a plan"),
        ("attainment8", "ehcp", "Attainment 8, pupils with a plan"),
        ("persistent_absence", "special", "Persistent absence, special schools"),
        ("suspensions", "special", "Suspensions for every 100 pupils, special schools"),
    ]
    return [
        Heading(2, "Special schools and alternative provision"),
        Paragraph(
            words(
                "A plan is an education, health and care (EHC) plan; many pupils with one are in "
                "mainstream schools. We do not show single special schools, to protect their pupils. We "
                "hold no figures for alternative provision; that does not mean there is nothing to say."
            )
        ),
        measures_table(profile, ledger, "Special schools and pupils with a plan", keys),
        ledger.evidence(),
    ]


def _phase(profile: BoroughProfile, title: str, main: str, keys: _Keys, *, chart: bool = True) -> list[Block]:
    ledger = Ledger()
    measure = profile.measure(main)
    blocks: list[Block] = [Heading(2, title)]
    if isinstance(measure, BoroughMeasure):
        blocks.append(_sentence(profile, measure, ledger))
        blocks += [trend_chart(profile, measure)] if chart else []
    else:
        blocks.append(Paragraph(words(f"We cannot say because {because(measure)}.")))
    return [*blocks, measures_table(profile, ledger, f"{title}, latest year held", keys), ledger.evidence()]


def _sentence(profile: BoroughProfile, measure: BoroughMeasure, ledger: Ledger) -> Paragraph:
    stated = state(ledger, measure, profile.name)
    return Paragraph((*stated, *words(" "), *against_two(ledger, measure)))
