"""An authority's settings are read strictly, and an error says which file and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.settings import read_authority
from tests.settings.builders import write, write_authority

PARAMS = Path(__file__).parents[2] / "params"


def test_an_authority_is_read_with_its_code_as_text(tmp_path: Path) -> None:
    authority = read_authority(write_authority(tmp_path), "hillingdon")
    assert (authority.name, authority.area, authority.called) == ("Hillingdon", "312", "borough")
    assert (authority.policy, authority.has_five_aims, authority.events) == ("", False, ())


def test_networks_practice_links_and_dates_are_read(tmp_path: Path) -> None:
    params = write_authority(
        tmp_path,
        networks="[{theme: Writing, starts: 2026-10-05, ends: 2027-07-16, how_to_join: Write to us}]",
        good_practice="[{school: Oak, what: Maths, consent_given_by: Head, consent_given_on: 2026-11-01}]",
        links="[{title: ENHANCE, address: https://example.org, checked_on: 2026-11-02}]",
        update_sent_on="{2026-summer: 2026-07-03}",
    )
    authority = read_authority(params, "hillingdon")
    assert authority.networks[0].ends == date(2027, 7, 16)
    assert authority.good_practice[0].consent_given_by == "Head"
    assert authority.links[0].checked_on == date(2026, 11, 2)
    assert authority.update_sent_on == {"2026-summer": date(2026, 7, 3)}


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"code": "312"}, "code"),
        ({"code": '"31"'}, "code"),
        ({"code": '"E09000017"'}, "code"),
        ({"code": "0312"}, "code"),
        ({"name": "no"}, "name"),
        ({"policy": "no"}, "policy"),
        ({"team": "2026-11-22"}, "team"),
        ({"has_five_aims": '"perhaps"'}, "has_five_aims"),
        ({"called": "parish"}, "called"),
        ({"colour": "blue"}, "colour"),
        ({"networks": "[{theme: Writing}]"}, "networks > 0 > starts"),
        ({"events": "[{day: tomorrow, title: Conference}]"}, "events > 0 > day"),
        ({"good_practice": "[{school: Oak, what: Maths}]"}, "good_practice > 0 > consent_given_by"),
        ({"update_sent_on": "{2026-summer: July}"}, "update_sent_on > 2026-summer"),
    ],
)
def test_an_entry_that_is_wrong_or_unknown_is_named_with_its_file(
    tmp_path: Path, changed: dict[str, str], where: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read_authority(write_authority(tmp_path, **changed), "hillingdon")
    said = str(caught.value)
    assert f"hillingdon.yaml: “{where}” is not right" in said
    assert f"Correct it in {tmp_path / 'authorities' / 'hillingdon.yaml'}" in said


def test_an_unknown_authority_lists_those_there_are_and_how_to_add_one(tmp_path: Path) -> None:
    write(tmp_path, "authorities/surrey.yaml", "")
    with pytest.raises(UsageError, match=r"“barnet”.*hillingdon, surrey.*copy .*barnet\.yaml"):
        read_authority(write_authority(tmp_path), "barnet")


@pytest.mark.parametrize("text", ["name: Hillingdon\n\tcode: 312", "name: [Hillingdon", "a: b: c"])
def test_what_is_not_yaml_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"hillingdon\.yaml, line \d: this is not valid YAML\. Check"):
        read_authority(write(tmp_path, "authorities/hillingdon.yaml", text), "hillingdon")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"hillingdon\.yaml: “the file” is not right"):
        read_authority(write(tmp_path, "authorities/hillingdon.yaml", ""), "hillingdon")


def test_a_file_saved_in_another_encoding_is_refused_with_what_to_do(tmp_path: Path) -> None:
    write_authority(tmp_path)
    (tmp_path / "authorities" / "hillingdon.yaml").write_bytes("team: Heads’ team".encode("cp1252"))
    with pytest.raises(UsageError, match=r"hillingdon\.yaml is not saved as UTF-8\. Save"):
        read_authority(tmp_path, "hillingdon")


@pytest.mark.parametrize("path", sorted((PARAMS / "authorities").glob("*.yaml")), ids=lambda p: p.stem)
def test_every_authority_that_ships_can_be_read(path: Path) -> None:
    assert read_authority(PARAMS, path.stem).name.lower() == path.stem


@pytest.mark.parametrize(
    ("name", "has_aims", "policy"),
    [
        ("hillingdon", True, "hillingdon@2016-02"),
        ("hackney", False, "hackney@2019-09"),
        ("surrey", False, ""),
    ],
)
def test_only_hillingdons_plan_has_the_five_aims(name: str, has_aims: bool, policy: str) -> None:
    authority = read_authority(PARAMS, name)
    assert (authority.has_five_aims, authority.policy) == (has_aims, policy)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            {"good_practice": "[{school: A, what: B, consent_given_by: '', consent_given_on: 2026-01-01}]"},
            "consent",
        ),
        ({"links": "[{title: A, address: 'javascript:alert(1)', checked_on: 2026-01-01}]"}, "address"),
        ({"update_sent_on": "{next-week: 2026-07-03}"}, "update_sent_on"),
    ],
)
def test_a_consent_a_link_or_a_term_that_cannot_be_is_refused(
    tmp_path: Path, entry: dict[str, str], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        read_authority(write_authority(tmp_path, **entry), "hillingdon")
