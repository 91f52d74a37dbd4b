"""A letter is found to have more readers than one by its header as it was written, before it is decoded."""

from __future__ import annotations

import email.policy
from email.headerregistry import Address
from email.message import EmailMessage

import pytest

from reportkit.pipeline.guarding.letters import reader_leaks
from reportkit.publishing.disclosure.mail import read_mail


def found(header: str) -> list[str]:
    letter = f"Subject: Profile\n{header}\n\nWords\n".encode()
    return [leak.where for leak in reader_leaks(letter, tuple(read_mail(letter)))]


@pytest.mark.parametrize(
    "to",
    [
        "head@oak.example",
        '"O\'Brien, Jo" <head@oak.example>',
        "=?utf-8?q?=C3=93=E2=80=99Brien=2C_Jo?= <head@oak.example>",
        "=?utf-8?b?w5PigJlCcmllbiwgSm8=?=\n =?utf-8?q?_and_more?= <head@oak.example>",
        '"Ó’Brien, Jo" <head@oak.example>',
    ],
)
def test_a_comma_in_a_name_is_no_second_reader(to: str) -> None:
    assert not found(f"To: {to}")


def test_a_name_that_was_composed_with_a_comma_is_one_reader() -> None:
    message = EmailMessage(policy=email.policy.SMTP)
    message["To"] = [Address("Ó’Brien, Jo", "head", "oak.example")]
    message.set_content("Words")
    assert not list(reader_leaks(bytes(message), tuple(read_mail(bytes(message)))))


@pytest.mark.parametrize(
    "header",
    [
        "To: head@oak.example, b@elm.example",
        "to: head@oak.example, b@elm.example",
        "To: head@oak.example; b@elm.example",
        "To: <head@oak.example> <b@elm.example>",
        "To: all: head@oak.example, b@elm.example;",
        "To: head@oak.example\nTo: b@elm.example",
        "To: =?utf-8?q?Jo?= <head@oak.example>, =?utf-8?q?=C3=93?= <b@elm.example>",
        "To: ",
    ],
)
def test_a_second_reader_is_found_however_the_header_names_it(header: str) -> None:
    assert found(header) == ["the header To"]


def test_a_second_reader_of_a_message_within_is_found() -> None:
    inner = EmailMessage()
    inner["To"] = "head@oak.example, b@elm.example"
    inner.set_content("Words")
    outer = EmailMessage()
    outer["To"] = "head@oak.example"
    outer.set_content("Words")
    outer.add_attachment(inner)
    leaks = list(reader_leaks(bytes(outer), tuple(read_mail(bytes(outer)))))
    assert ["of part" in leak.where for leak in leaks] == [True]
