"""Each group of pupils in its own right, and how far it is behind the others."""

from __future__ import annotations

from reportkit.blocks import Align, Block, Column, Heading, Inline, Paragraph, Table
from reportkit.judgement.aims import judge_gap
from reportkit.judgement.metrics import Relation, Verdict
from reportkit.judgement.metrics.borough import Gap
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import (
    cite_change,
    cite_gap,
    cite_gap_change,
    cite_value,
)
from reportkit.reports.sections.keys import key_for
from reportkit.reports.sections.tables import years_of
from reportkit.reports.wording import because
from reportkit.vocabulary import Missing

_ROWS = (
    ("gld", "fsm", "not_fsm", "Reception: free school meals"),
    ("ks2_rwm_expected", "disadvantaged", "not_disadvantaged", "Age 11: disadvantaged"),
    ("ks2_rwm_expected", "sen_support", "no_sen", "Age 11: SEN support"),
    ("attainment8", "disadvantaged", "not_disadvantaged", "Attainment 8: disadvantaged"),
    ("attainment8", "sen_support", "no_sen", "Attainment 8: SEN support"),
    ("level3_at_19", "fsm", "not_fsm", "Level 3 by 19: free school meals"),
)


def gaps_by_group(profile: BoroughProfile) -> list[Block]:
    """The groups' own figures with their change, their gap and how it has moved."""
    ledger = Ledger()
    rows, reasons = [], []
    for measure, own, others, label in _ROWS:
        gap = profile.gap(measure, own, others)
        if isinstance(gap, Missing):
            rows.append((words(label), *(words("[x]") for _ in range(6))))
            reasons.append(f"{label}: we cannot say because {because(gap)}.")
        else:
            rows.append(_row(ledger, gap, label))
    return [
        Heading(1, "Closing gaps"),
        Paragraph(
            words(
                "A gap can narrow because other pupils do less well, so this table starts with how "
                "each group did itself. Disadvantaged pupils have had free school meals in the last six "
                "years, or have been in care. SEN is special educational needs. Age 11 is reading, "
                "writing and maths."
            )
        ),
        _table(profile, rows, reasons),
        ledger.evidence(),
    ]


def _result(gap: Gap) -> str:
    """What the gap has done, in the words of the test."""
    match judge_gap(gap):
        case Verdict.MET:
            return "Closing"
        case Verdict.CANNOT_SAY:
            return "Cannot say"
        case _ if gap.closing is Relation.IN_LINE:
            return "About the same"
        case _:
            return "Others fell back" if gap.closing is Relation.BETTER else "Wider"


def _row(ledger: Ledger, gap: Gap, label: str) -> tuple[Inline, ...]:
    return (
        words(label),
        words(cite_value(ledger, gap.own, "borough")),
        words(cite_change(ledger, gap.own, "borough")),
        words(cite_gap(ledger, gap, "borough", bare=True)),
        words(cite_gap_change(ledger, gap, "borough")),
        words(cite_gap(ledger, gap, "england", bare=True)),
        words(_result(gap)),
    )


def _table(profile: BoroughProfile, rows: list[tuple[Inline, ...]], reasons: list[str]) -> Table:
    shown = [(label, gap.own) for *key, label in _ROWS if isinstance(gap := profile.gap(*key), Gap)]
    bases = {
        gap.own.base.year.label
        for measure, own, others, _ in _ROWS
        if isinstance(gap := profile.gap(measure, own, others), Gap) and gap.own.base
    }
    return Table(
        "Groups of pupils and their gaps, latest year held",
        (
            Column("Group", width=4.4),
            Column(profile.name, Align.RIGHT, 1.8),
            Column("Change", Align.RIGHT, 1.4),
            Column("Gap", Align.RIGHT, 1.1),
            Column("Gap moved", Align.RIGHT, 1.3),
            Column("Gap in England", Align.RIGHT, 1.5),
            Column("Result", width=1.5),
        ),
        tuple(rows),
        f"Six groups of pupils in {profile.name}: figure, change, gap to other pupils and how it moved.",
        notes=(
            f"{years_of(shown)} Gap: points behind other pupils. Moved: minus is narrower, plus is wider. "
            f"Change and movement are since {' or '.join(sorted(bases)) or 'the base year'}.",
            "About the same: the gap moved by no more than the limit for “in line”. Others fell back: it is "
            "narrower, but only because other pupils did less well.",
            *reasons,
            *key_for(rows),
        ),
    )
