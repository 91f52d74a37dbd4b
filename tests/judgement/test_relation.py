"""Better, in line or worse: a difference equal to the tolerance is in line (A3.19)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.evidence.registry import Polarity
from reportkit.judgement.metrics import Relation, Verdict, relate, verdict_of
from tests.judgement.builders import SUPPRESSED, number

VALUES = st.decimals(0, 100, places=2).map(lambda value: number(str(value)))


@pytest.mark.parametrize(
    ("own", "other", "tolerance", "high", "low"),
    [
        ("61", "60", "1", Relation.IN_LINE, Relation.IN_LINE),
        ("59", "60", "1", Relation.IN_LINE, Relation.IN_LINE),
        ("61.01", "60", "1", Relation.BETTER, Relation.WORSE),
        ("58.99", "60", "1", Relation.WORSE, Relation.BETTER),
        ("60", "60", "0", Relation.IN_LINE, Relation.IN_LINE),
        ("60.01", "60", "0", Relation.BETTER, Relation.WORSE),
        ("0.3", "0.2", "0.1", Relation.IN_LINE, Relation.IN_LINE),
        ("-0.03", "0.08", "0.1", Relation.WORSE, Relation.BETTER),
    ],
)
def test_how_one_figure_stands_to_another(
    own: str, other: str, tolerance: str, high: Relation, low: Relation
) -> None:
    for polarity, expected in ((Polarity.HIGH, high), (Polarity.LOW, low)):
        assert (
            relate(number(own, decimals=2), number(other, decimals=2), polarity, Decimal(tolerance))
            is expected
        )


def test_figures_are_compared_as_they_are_printed() -> None:
    assert relate(number("61.4"), number("60"), Polarity.HIGH, Decimal(1)) is Relation.IN_LINE
    assert relate(number("61.5"), number("60"), Polarity.HIGH, Decimal(1)) is Relation.BETTER


@pytest.mark.parametrize("polarity", Polarity)
def test_a_missing_figure_is_never_better_or_worse(polarity: Polarity) -> None:
    for own, other in ((SUPPRESSED, number(1)), (number(1), SUPPRESSED), (SUPPRESSED, SUPPRESSED)):
        assert relate(own, other, polarity, Decimal(1)) is Relation.CANNOT_SAY


@given(VALUES, VALUES, st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_if_one_is_better_the_other_is_worse(own: object, other: object, polarity: Polarity) -> None:
    opposite = {
        Relation.BETTER: Relation.WORSE,
        Relation.WORSE: Relation.BETTER,
        Relation.IN_LINE: Relation.IN_LINE,
    }
    there = relate(own, other, polarity, Decimal(1))  # type: ignore[arg-type]  # numbers
    assert relate(other, own, polarity, Decimal(1)) is opposite[there]  # type: ignore[arg-type]  # numbers


@pytest.mark.parametrize(
    ("relation", "verdict"),
    [
        (Relation.BETTER, Verdict.MET),
        (Relation.IN_LINE, Verdict.MET),
        (Relation.WORSE, Verdict.NOT_MET),
        (Relation.CANNOT_SAY, Verdict.CANNOT_SAY),
    ],
)
def test_an_aim_to_be_in_line_is_met_by_in_line_or_better(relation: Relation, verdict: Verdict) -> None:
    assert verdict_of(relation) is verdict
