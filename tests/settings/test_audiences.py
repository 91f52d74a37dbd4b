"""Who may see what is said once, and holds together."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.settings.audiences import May, read_audiences
from reportkit.settings.policies import read_pack
from tests.built import SOURCE

PARAMS = SOURCE / "params"
TEXT = (PARAMS / "audiences.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "audience", "urn", "marking"),
    [
        ("schools/102368/school-profile-102368.docx", "head", "102368", "OFFICIAL-SENSITIVE"),
        ("public/heads-briefing.docx", "all-schools", "", ""),
        ("public/anything.pdf", "public", "", ""),
        ("sspb/2026-12-03/papers/paper-c-support.docx", "members", "", ""),
        ("sspb/2026-12-03/forum-handover.docx", "public", "", ""),
        ("restricted/register.docx", "team", "", "OFFICIAL-SENSITIVE"),
        ("restricted/dispatch/profiles/102368.eml", "head", "102368", "OFFICIAL-SENSITIVE"),
        ("restricted/dispatch/update/102368.eml", "all-schools", "102368", ""),
    ],
)
def test_a_folder_is_an_audience(path: str, audience: str, urn: str, marking: str) -> None:
    audiences = read_audiences(PARAMS)
    placed = audiences.place(path)
    assert placed is not None
    assert (placed.rule.audience, placed.urn, audiences.marking_of(placed.rule)) == (audience, urn, marking)


def test_no_folder_that_nobody_named_is_for_anybody() -> None:
    assert read_audiences(PARAMS).place("elsewhere/x.docx") is None


@pytest.mark.parametrize(
    ("policy", "may"), [("hillingdon@2016-02", May.CONSENT), ("hackney@2019-09", May.OWN)]
)
def test_the_chair_reads_a_risk_profile_where_the_policy_names_the_chair(policy: str, may: May) -> None:
    chair = read_audiences(PARAMS).audience("chair")
    assert chair is not None
    assert chair.may("I4", read_pack(PARAMS, policy)) is may


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("holds: [I0, I1, I4]}", "holds: [I0, I6]}", "may never see"),
        ("audience: members, holds", "audience: bystanders, holds", "no audience here"),
        ("handling: for named readers only", 'handling: ""', "a handling line"),
        (
            "classes: [I6, I7], may: own",
            "classes: [I6], may: own",
            "officers must say once what it gets of i7",
        ),
        ("may: aggregate", "may: some", "may"),
        ("called: members", "called: members\n    extra: 1", "extra"),
    ],
)
def test_what_does_not_hold_together_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in TEXT
    (tmp_path / "audiences.yaml").write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_audiences(tmp_path)
