"""What the authority tells all its schools, and until when (H22, H29, H31, H34)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from reportkit.blocks import Block, BulletList, Paragraph, Table, text_of
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.update.briefing import _coming
from reportkit.reports.sections.update.local import events_and_offers, networks
from reportkit.settings import read_terms
from reportkit.settings.authority import Authority
from tests.settings.policies.builders import PARAMS

DAY = date(2026, 11, 22)


def told(**said: Any) -> BoroughProfile:
    """An invented borough's profile that has nothing but its settings and dates."""
    authority = Authority.model_validate({"name": "Wexcombe", "code": "999", "team": "team", **said})
    terms = read_terms(PARAMS)
    dates = {"as_at": DAY, "terms": terms, "term": terms.at(DAY), "next_releases": (), "changes": ()}
    return cast("BoroughProfile", SimpleNamespace(authority=authority, name="Wexcombe", **dates))


def text(blocks: list[Block]) -> str:
    said: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                said.append(text_of(block.spans))
            case BulletList():
                said.extend(map(text_of, block.items))
            case Table():
                said.extend(" | ".join(map(text_of, row)) for row in block.rows)
            case _:
                continue
    return "\n".join(said)


@pytest.mark.parametrize(("ends", "is_told"), [(DAY, True), (date(2026, 11, 21), False)])
def test_a_network_is_told_until_its_last_day_and_no_longer(ends: date, is_told: bool) -> None:
    network = {"theme": "Writing", "starts": date(2026, 1, 5), "ends": ends, "how_to_join": "Write to us."}
    assert ("Writing" in text(networks(told(networks=(network,))))) is is_told


def test_the_offer_of_a_review_and_pages_with_the_day_they_were_checked_are_told() -> None:
    link = {"title": "ENHANCE", "address": "https://enhance.example", "checked_on": date(2026, 11, 1)}
    said = text(events_and_offers(told(review_offer="Ask us for a review.", links=(link,))))
    assert "Ask us for a review." in said
    assert "ENHANCE (checked 1 November 2026)" in said


def test_the_briefing_has_what_is_coming_in_the_order_of_its_days() -> None:
    events = [{"day": day, "title": day.isoformat()} for day in (date(2027, 2, 1), DAY, date(2026, 11, 21))]
    assert _coming(told(events=events)) == [
        "22 November 2026: 2026-11-22.",
        "4 January 2027: start of spring term 2027.",
        "1 February 2027: 2027-02-01.",
    ]
