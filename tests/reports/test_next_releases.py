"""Which releases come next for a borough: the year for all pupils first, groups of pupils apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportkit.vocabulary import AcademicYear
from tests.reports.builders import made, profile, standing

KS2, PHONICS = "Key stage 2 attainment, revised", "Phonics screening check attainment"
NEW = standing(AcademicYear("202526"), "phonics", {"borough": "80.0"})


def test_a_release_of_which_all_that_is_held_has_one_year_is_one_row() -> None:
    borough = profile(made("phonics", borough="80.0"), made("phonics", "fsm", borough="70.0"))
    assert borough.next_releases == ((date(2026, 10, 31), PHONICS, "2025/26"),)


def test_groups_that_wait_for_an_older_year_stand_apart_and_say_so() -> None:
    pupils = replace(made("phonics", borough="80.0"), latest=NEW)
    borough = profile(pupils, made("phonics", "fsm", borough="70.0"))
    assert borough.next_releases == (
        (date(2026, 10, 31), f"{PHONICS} (groups of pupils)", "2025/26"),
        (date(2027, 10, 31), PHONICS, "2026/27"),
    )


def test_after_provisional_figures_the_final_ones_of_the_same_year_come_next() -> None:
    phonics = replace(made("phonics", borough="80.0"), latest=NEW, provisional=True)
    ks2 = replace(made(borough="60.0"), latest=NEW, provisional=True)
    borough = replace(profile(phonics, ks2), as_at=date(2026, 10, 30))
    assert borough.next_releases == (
        (date(2026, 10, 31), f"{PHONICS} (final figures)", "2025/26"),
        (date(2026, 12, 31), KS2, "2025/26"),
    )


def test_once_the_month_of_the_final_figures_is_over_the_year_after_is_awaited() -> None:
    phonics = replace(made("phonics", borough="80.0"), provisional=True)
    assert profile(phonics).next_releases == ((date(2026, 10, 31), PHONICS, "2025/26"),)
