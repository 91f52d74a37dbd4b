"""A policy is read strictly: whatever is wrong is named with its file, its line and what to do."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.settings.policies import PlacingRule, read_pack, read_packs, read_policy_thresholds
from tests.settings.policies.builders import HACKNEY, HILLINGDON, PARAMS, THRESHOLDS, change

# What is changed in Hackney's policy, how many lines below the change the error stands, what it says.
WRONG = [
    ("borough: Hackney\n", "borough: Hackney\ncolour: blue\n", 1, "“colour”: no such entry is known"),
    ("borough: Hackney\n", "borough: no\n", 0, "“borough”: YAML reads it as False, which is not text"),
    ("borough: Hackney\n", "borough: 0123\n", 0, "“borough”: YAML reads it as 83, which is not text"),
    ("borough: Hackney\n", "borough: ''\n", 0, "“borough”: it is empty"),
    ("borough: Hackney\n", "borough: Hackney\nborough: Hackney\n", 1, "“borough” stands here a second time"),
    ("valid_from: 2019-09-01", "valid_from: 2019", 0, "“valid_from”"),
    ("valid_from: 2019-09-01", 'valid_from: "2019-09-01"', 0, "“valid_from”"),
    ('clause: "2.5.4"\n', "clause: 2.5\n", 0, "“categories > core > clause”: YAML reads it as 2.5"),
    ("- id: core\n", "- id: enhanced\n", 10, "“enhanced” stands a second time"),
    ("kind: default", "kind: perhaps", -2, "“rules > K42”: “perhaps” is no kind of rule"),
    ("kind: default\n", "\n", -2, "“rules > K42”: it has no kind"),
    (
        "- inspection: good_or_better",
        "- inspection: lovely",
        0,
        "“rules > K42 > when > all > 0 > inspection”",
    ),
    ("- inspection: good_or_better", "- weather: fine", 0, "all > 0 > weather”: no such entry"),
    ("- not: {indicator: 1}", "- not: {indicator: 12}", 0, "not > indicator”"),
    ("- not: {indicator: 1}", '- not: {indicator: "1"}', 0, "not > indicator”"),
    ("- not: {indicator: 1}", "- not: {indicator: yes}", 0, "not > indicator”"),
    ("- not: {indicator: 1}", "- not: {}", 0, "a condition has one entry"),
    ("- not: {indicator: 1}", "- not: {indicator: 1, decision: none}", 0, "a condition has one entry"),
    ("then: {category: core}", "then: {category: green}", 0, "“green” is no category of this policy"),
    ("then: {category: core}", "then: {}", 0, "neither a category nor register"),
    ("categories: [enhanced], is", "categories: [purple], is", 0, "“purple” is no category of this policy"),
    ("id: K43\n", "id: K42\n", 0, "“K42” stands a second time"),
    ("id: K43\n", "id: forty-three\n", 0, "“rules > forty-three > id”"),
    ("number: 2\n", "number: 1\n", 0, "“1” stands a second time"),
    ("rules: [K44, K49]", "rules: [K44, K99]", 0, "there is no rule “K99”"),
    ("    missing_in_source: true\n", "", -3, "give the policy's wording, or say missing_in_source"),
    ("missing_in_source: true", 'missing_in_source: "yes"', 0, "missing_in_source”"),
    ("count: 2, per: year", "count: 2", 0, "“count” and “per” stand together"),
    ("count: 2, per: year", 'count: "2", per: year', 0, "count”"),
    ('until: "12-31"', 'until: "31 December"', 0, "until”"),
    ("relation: every, of: term}", 'relation: every, of: term, until: "12-31"}', 0, "only a school year has"),
    (
        "count: 2, per: year, visit: true}",
        "count: 2, per: year, makes_certain: tea}",
        0,
        "no rule offers “tea”",
    ),
    ("    means: The pack", "    meaning: The pack", -4, "“rules > K1 > means”: it is missing"),
    ("    kind: default", "    kind: automatic", 0, "“rules > K42 > kind”: only H45, H46, K48, K54 place"),
    (
        "valid_from: 2019-09-01",
        "valid_from: 2019-09-01\nvalid_to: 2019-08-31",
        1,
        "“valid_to”: it is before valid_from, 2019-09-01",
    ),
    ("borough: Hackney\n", "borough: '  '\n", 0, "“borough”: it is blank"),
    ("id: hackney@2019-09", "id: hackney@2019-10", 0, "the file is named hackney@2019-09.yaml"),
    ("borough: Hackney\n", "borough: Hackney\n  title: x\n", None, "this is not valid YAML"),
]


@pytest.mark.parametrize(("old", "new", "below", "said"), WRONG)
def test_what_is_wrong_is_named_with_file_and_line(
    tmp_path: Path, old: str, new: str, below: int | None, said: str
) -> None:
    params, line = change(tmp_path, HACKNEY, old, new)
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        read_packs(params)
    assert str(caught.value).startswith(f"{HACKNEY}, line ")
    if below is not None:
        assert f"line {line + below}:" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("old", ["otherwise: not_on_sarr"])
def test_a_school_cannot_be_left_in_a_category_that_is_not_there(tmp_path: Path, old: str) -> None:
    params, line = change(tmp_path, HILLINGDON, old, "otherwise: fine")
    with pytest.raises(UsageError, match=rf"line {line}: “otherwise”: “fine” is no category"):
        read_packs(params)


def test_two_versions_in_force_on_one_day_are_refused(tmp_path: Path) -> None:
    change(tmp_path, HACKNEY, "valid_from", "valid_from")
    params, _ = change(
        tmp_path, HACKNEY, "id: hackney@2019-09", "id: hackney@2027-01", saved_as="hackney@2027-01.yaml"
    )
    with pytest.raises(
        UsageError, match=r"hackney@2027-01\.yaml, line \d+: “valid_from”.*2019-09-01"
    ) as caught:
        read_packs(params)
    assert "Set valid_to of the earlier one" in str(caught.value)


def test_a_version_may_follow_another_the_day_after(tmp_path: Path) -> None:
    change(tmp_path, HACKNEY, "valid_from: 2019-09-01", "valid_from: 2019-09-01\nvalid_to: 2026-12-31")
    params, _ = change(
        tmp_path, HACKNEY, "id: hackney@2019-09", "id: hackney@2027-01", saved_as="hackney@2027-01.yaml"
    )
    path = params / "policies" / "hackney@2027-01.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2019-09-01", "2027-01-01", 1), encoding="utf-8")
    assert [pack.id for pack in read_packs(params)] == ["hackney@2019-09", "hackney@2027-01"]


def test_two_boroughs_may_have_policies_at_one_time() -> None:
    assert [pack.borough for pack in read_packs(PARAMS)] == ["Hackney", "Hillingdon"]


def test_a_policy_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"no policy “surrey@2020-01”.*hackney@2019-09, hillingdon@2016-02"):
        read_pack(PARAMS, "surrey@2020-01")


@pytest.mark.parametrize(
    ("old", "new", "below", "said"),
    [
        (
            "    owner: as shipped with reportkit until the team sets its own\n",
            "",
            -5,
            "“thresholds > show_n > owner”: it is missing",
        ),
        ('value: "6"', "value: 6", 0, "a number is written in quotes"),
        ('value: "6"', "value: 0123", 0, "a number is written in quotes"),
        ('value: "6"', 'value: "six"', 0, "“thresholds > show_n > value”"),
        ("standing: local setting", "standing: guess", 0, "“thresholds > show_n > standing”"),
        ("set_on: 2026-11-22", "set_on: today", 0, "“thresholds > show_n > set_on”"),
        ("id: test_n", "id: show_n", 0, "“show_n” stands a second time"),
        ("indicator: 1\n", "indicator: 12\n", 0, "“thresholds > drop_points > indicator”"),
        ("id: drop_z\n", "id: drop_zz\n", 0, "“drop_z” is missing"),
        ('value: "0.80"', 'value: "5"', 0, "“thresholds > decline_confidence > value”: 5 is not between"),
        ('value: "11"', 'value: "-11"', 0, "“thresholds > test_n > value”: -11 is not between 5 and 100"),
        ('value: "5"\n    unit: fifth\n', 'value: "55"\n    unit: fifth\n', 0, "55 is not between 1 and 5"),
        ('value: "-1.645"', 'value: "1.645"', 0, "“thresholds > drop_z > value”: 1.645 is not between"),
        ('value: "10"\n    unit: schools', 'value: "2.5"\n    unit: schools', 0, "comparable_k > value”"),
        (
            'value: "10"\n    unit: schools',
            'value: "10.5"\n    unit: schools',
            0,
            "10.5 is not a whole number",
        ),
        ('value: "10"\n    unit: schools', 'value: "7"\n    unit: schools', 11, "may not be above"),
        ('value: "6"', 'value: "NaN"', 0, "“thresholds > show_n > value”"),
        ("unit: pupils", "unit: percent", 0, "“thresholds > show_n > unit”: it is counted in pupils"),
        (
            "owner: as shipped with reportkit until the team sets its own",
            "owner: '  '",
            0,
            "“thresholds > show_n > owner”: it is blank",
        ),
    ],
)
def test_a_threshold_without_value_owner_or_standing_is_refused(
    tmp_path: Path, old: str, new: str, below: int, said: str
) -> None:
    params, line = change(tmp_path, THRESHOLDS, old, new)
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        read_policy_thresholds(params)
    assert str(caught.value).startswith(f"{THRESHOLDS}, line {line + below}:")


_OVERRIDE = '{value: "-8", standing: policy, owner: Board, set_on: 2026-01-05, source: minute 7}'


def test_a_policy_may_set_a_threshold_otherwise_with_its_own_owner_and_date(tmp_path: Path) -> None:
    change(tmp_path, HACKNEY, "labels:", f"thresholds: {{drop_points: {_OVERRIDE}}}\nlabels:")
    params, _ = change(tmp_path, THRESHOLDS, "thresholds:", "thresholds:")
    ours = read_policy_thresholds(params, read_pack(params, "hackney@2019-09")).entry("drop_points")
    assert (str(ours.value), ours.owner, ours.set_on, ours.indicator) == ("-8", "Board", date(2026, 1, 5), 1)
    assert str(read_policy_thresholds(params).value("drop_points")) == "-10"


_ENDED = "valid_to: 2023-08-31\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"-8"', '"8"', "“thresholds > drop_points > value”: 8 is not between"),
        ("2026-01-05", "2024-01-05", "the policy ended on 2023-08-31, before that"),
        ("owner: Board", "owner: ' '", "“thresholds > drop_points > owner”: it is blank"),
    ],
)
def test_a_policys_own_threshold_keeps_to_the_same_range_and_to_its_days(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    override = _OVERRIDE.replace(old, new)
    params, line = change(
        tmp_path, HACKNEY, "labels:", f"{_ENDED}thresholds:\n  drop_points: {override}\nlabels:"
    )
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        read_packs(params)
    assert str(caught.value).startswith(f"{HACKNEY}, line {line + 2}:")


def test_a_policy_may_not_put_a_drop_below_a_strong_one(tmp_path: Path) -> None:
    change(tmp_path, THRESHOLDS, "thresholds:", "thresholds:")
    override = _OVERRIDE.replace('"-8"', '"-16"')
    params, line = change(tmp_path, HACKNEY, "labels:", f"thresholds:\n  drop_points: {override}\nlabels:")
    said = rf"line {line + 1}: .*“drop_strong_points” may not be above “drop_points”"
    with pytest.raises(UsageError, match=said):
        read_policy_thresholds(params, read_pack(params, "hackney@2019-09"))


def test_a_threshold_that_is_left_out_is_missed_by_its_name(tmp_path: Path) -> None:
    text = (PARAMS / "policies" / THRESHOLDS).read_text(encoding="utf-8")
    last = text[text.index("  - id: deficit_years") :]
    params, _ = change(tmp_path, THRESHOLDS, last, "")
    with pytest.raises(UsageError, match=r"thresholds\.yaml, line \d+: .*“deficit_years” is missing"):
        read_policy_thresholds(params)


def test_a_policy_that_sets_an_unknown_threshold_is_refused_with_its_line(tmp_path: Path) -> None:
    change(tmp_path, THRESHOLDS, "thresholds:", "thresholds:")
    params, line = change(tmp_path, HACKNEY, "labels:", f"thresholds:\n  drop_point: {_OVERRIDE}\nlabels:")
    with pytest.raises(
        UsageError, match=rf"hackney@2019-09\.yaml, line {line + 1}: “thresholds > drop_point”"
    ):
        read_policy_thresholds(params, read_pack(params, "hackney@2019-09"))


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "it is empty"), ("a: [", "not valid YAML"), ("valid_from: 2026-09-31", "date that cannot be")],
)
def test_a_file_that_cannot_be_read_at_all_says_why(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "x@2019-01.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_packs(tmp_path)


def test_a_file_in_another_encoding_or_not_there_says_so(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "x@2019-01.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not saved as UTF-8"):
        read_packs(tmp_path)
    with pytest.raises(UsageError, match=r"no settings file thresholds\.yaml"):
        read_policy_thresholds(tmp_path)


def test_rules_keep_their_kind_and_their_order() -> None:
    placing = read_pack(PARAMS, "hackney@2019-09").placing
    assert all(isinstance(rule, PlacingRule) for rule in placing)
    assert [rule.id for rule in placing if rule.kind == "automatic"] == ["K48", "K54"]
