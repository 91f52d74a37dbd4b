"""An address is read once, told of in plain words where it is wrong, and matched to whole domains alone."""

from __future__ import annotations

import pytest

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.addresses import is_allowed, parse_address


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("head@oak.wexcombe.sch.example", "head@oak.wexcombe.sch.example"),
        ("Head@OAK.Example", "Head@oak.example"),
        ("o'neil+school@oak.example", "o'neil+school@oak.example"),
        ('"head teacher"@oak.example', '"head teacher"@oak.example'),
        ('"head"@oak.example', "head@oak.example"),
        ("head@schöne-schule.example", "head@xn--schne-schule-6ib.example"),
        ("jörg@oak.example", "jörg@oak.example"),
    ],
)
def test_an_odd_address_is_an_address(text: str, wire: str) -> None:
    assert parse_address(text).wire == wire


def test_only_a_local_part_outside_ascii_needs_a_server_that_takes_it() -> None:
    assert parse_address("jörg@oak.example").needs_smtputf8
    assert not parse_address("head@schöne-schule.example").needs_smtputf8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "head",
        "head@",
        "@oak.example",
        "head@@oak.example",
        "head@oak.example\r\nBcc: all@oak.example",
        "head@oak.example, other@oak.example",
        "Ann Head <head@oak.example>",
        "head @oak.example",
        "head@[127.0.0.1]",
        "head@localhost",
        "head@oak..example",
        '"head\n"@oak.example',
        "head@oak.example\0",
    ],
)
def test_what_is_no_address_is_refused_and_said_how(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not an e-mail address: .+ Correct it where it is kept\."):
        parse_address(text)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("head@oak.sch.uk", ".sch.uk"),
        ("head@oak.hackney.sch.uk", "sch.uk"),
        ("head@oak.sch.uk", "*.sch.uk"),
        ("head@OAK.SCH.UK", "Oak.sch.uk"),
        ("head@oak.wexcombe.example", ".example"),
        ("head@schöne-schule.example", "xn--schne-schule-6ib.example"),
        ("head@xn--schne-schule-6ib.example", "schöne-schule.example"),
    ],
)
def test_an_address_in_a_domain_or_below_it_is_allowed(text: str, domain: str) -> None:
    assert is_allowed(parse_address(text), ["other.example", domain])


@pytest.mark.parametrize(
    "text",
    [
        "head@evil-sch.uk",
        "head@evilsch.uk",
        "head@sch.uk.evil.org",
        "head@sch.uk.com",
        "head@uk",
        "sch.uk@evil.org",
        '"head@oak.sch.uk"@evil.org',
        "head@oak.sсh.uk.example",  # with a Cyrillic es
        "head@oak.xn--sh-2lc.org",
    ],
)
def test_a_look_alike_is_not_allowed(text: str) -> None:
    try:
        address = parse_address(text)
    except UsageError:
        return
    assert not is_allowed(address, [".sch.uk"])


def test_a_domain_written_with_letters_that_look_alike_is_another_domain() -> None:
    assert not is_allowed(parse_address("head@оak.example"), ["oak.example"])  # a Cyrillic o


@pytest.mark.parametrize("domain", ["", ".", "*", "two words", "a@b.example"])
def test_a_list_that_would_let_everything_in_is_refused(domain: str) -> None:
    with pytest.raises(UsageError, match="in the list of allowed domains is not a domain"):
        is_allowed(parse_address("head@oak.example"), [domain])


def test_nothing_is_allowed_by_an_empty_list() -> None:
    assert not is_allowed(parse_address("head@oak.example"), [])
