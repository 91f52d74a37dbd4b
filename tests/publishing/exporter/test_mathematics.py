"""Formulas read as text."""

from __future__ import annotations

import pytest

from reportkit.publishing.exporter.mathematics import readable


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("x^2", "x^2"),
        (r"R \times \beta = 0", "R × β = 0"),
        (r"\hat{\epsilon}_i", "ε̂_i"),
        (r"\frac{a}{b} \leq \sqrt{N}", "(a) / (b) ≤ √{N}"),
        (r"\text{Residuals} + B_i\,X_i", "Residuals + B_i X_i"),
        (r"\Delta y \unknown{z}", r"Δ y \unknown{z}"),
    ],
)
def test_letters_and_signs_stand_for_their_commands(latex: str, text: str) -> None:
    assert readable(latex) == text
