"""Local authorities by name."""

from __future__ import annotations

from reportkit.evidence.sources.la_names import read_la_names

FORMER = {"Bournemouth", "Cumbria", "Northamptonshire", "Poole"}


def test_every_authority_of_today_has_one_code() -> None:
    codes = {code for name, code in read_la_names().items() if name not in FORMER}
    assert len(codes) == 153


def test_codes_are_text_of_three_digits() -> None:
    assert all(len(code) == 3 and code.isdigit() for code in read_la_names().values())
