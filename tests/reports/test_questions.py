"""The questions that end a profile: those that a policy asks for come first (K5, K12, K13)."""

from __future__ import annotations

from reportkit.reports.profiles.asking import questions_for
from reportkit.reports.profiles.kept import settings_of
from tests.settings.policies.builders import PARAMS


def asked(authority: str, policy: str) -> tuple[str, ...]:
    return questions_for(settings_of(PARAMS, authority, policy), "primary", ())


def test_hackney_s_schools_are_asked_about_targets_and_what_governors_look_at() -> None:
    found = asked("hackney", "hackney@2019-09")
    assert "What targets have you set for this year, and how sure are you of them?" in found
    assert "What should governors look at before they sign off the targets?" in found


def test_hillingdon_s_are_asked_neither() -> None:
    found = asked("hillingdon", "hillingdon@2016-02")
    assert found
    assert not any("targets" in question for question in found)
