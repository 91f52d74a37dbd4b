"""The names schools go by."""

from __future__ import annotations

import re

_URN = re.compile(r"[1-9]\d{5}")


class Urn(str):
    """Unique Reference Number: six digits, kept as text; it changes when a school converts."""

    __slots__ = ()

    def __new__(cls, text: str) -> Urn:
        if not _URN.fullmatch(text):
            raise ValueError(f"“{text}” is not a URN: a URN is six digits, such as 102368.")
        return super().__new__(cls, text)
