"""E-mail addresses: read once, at the door, and compared as mail servers compare them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from reportkit.exceptions import UsageError


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its normal form; `ascii_domain` is the domain in IDNA, as name servers know it."""

    local: str
    domain: str
    ascii_domain: str

    @property
    def text(self) -> str:
        """The address as a person writes it."""
        return f"{self.local}@{self.domain}"

    @property
    def wire(self) -> str:
        """The address as any server takes it; only the part before the @ may have letters outside ASCII."""
        return f"{self.local}@{self.ascii_domain}"

    @property
    def needs_smtputf8(self) -> bool:
        """Whether only a server that knows SMTPUTF8 (RFC 6531) can be given it."""
        return not self.local.isascii()


def parse_address(text: str) -> Address:
    """The address that the text is. Raises UsageError saying what is wrong with it."""
    try:
        found = validate_email(text, check_deliverability=False, allow_quoted_local=True)
    except EmailNotValidError as error:
        told = ascii(text) if text.strip() else "an empty cell"
        raise UsageError(f"{told} is not an e-mail address: {error} Correct it where it is kept.") from error
    return Address(found.local_part, found.domain, found.ascii_domain)


def is_allowed(address: Address, domains: Iterable[str]) -> bool:
    """Whether the address is in one of the domains or below one; “.sch.uk” and “sch.uk” mean the same."""
    return any(_is_within(address.ascii_domain.lower(), _ascii(domain)) for domain in domains)


def _is_within(domain: str, outer: str) -> bool:
    return domain == outer or domain.endswith(f".{outer}")


def _ascii(domain: str) -> str:
    """A domain of the list in IDNA. Raises UsageError for what is no domain: “” would let everything in."""
    name = domain.strip().removeprefix("*").removeprefix(".").lower()
    try:
        below = validate_email(f"x@below.{name}", check_deliverability=False)
    except EmailNotValidError as error:
        raise UsageError(f"{domain!a} in the list of allowed domains is not a domain: {error}") from error
    return below.ascii_domain.lower().removeprefix("below.")
