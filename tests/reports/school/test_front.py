"""Who may read a profile, and of which school it is, stands on every page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportkit.blocks import Title
from reportkit.reports.sections.school import front
from reportkit.vocabulary import Urn
from tests.built import Checkout
from tests.reports.builders import body
from tests.reports.school.reading import CASES, profiles


@pytest.mark.parametrize(
    ("case", "readers", "called"),
    [(0, "headteacher", "profile"), (1, "headteacher and chair of governors", "performance booklet")],
)
def test_the_title_carries_marking_and_notice(
    checkout: Checkout, case: int, readers: str, called: str
) -> None:
    for profile in profiles(checkout, *CASES[case]):
        title = next(block for block in front(profile) if isinstance(block, Title))
        name = profile.facts.name.replace("'", "’")
        assert title.text == f"School {called}"
        assert title.marking.startswith(f"OFFICIAL-SENSITIVE: for the {readers} of {name} ")
        assert f"(URN {profile.facts.urn}) only. Do not forward without asking" in title.marking
        assert title.notice == f"This {called} may be disclosable; consult before release."


def test_a_policy_used_after_its_years_is_said_to_be(checkout: Checkout) -> None:
    """Hillingdon's plan of 2015-18, in 2026; Hackney's policy has no end."""
    for case, is_said in ((0, True), (1, False)):
        said = [body(front(profile)) for profile in profiles(checkout, *CASES[case])]
        assert all(("We take it to have ended on" in text) is is_said for text in said)


def test_a_type_that_is_not_known_leaves_no_gap(checkout: Checkout) -> None:
    profile = profiles(checkout, *CASES[0])[0]
    without = replace(
        profile, facts=replace(profile.facts, type="", earlier_urns=(Urn("100000"), Urn("100001")))
    )
    said = body(front(without))
    assert ", ," not in said
    assert "of the schools before it, URNs 100000 and 100001." in said
