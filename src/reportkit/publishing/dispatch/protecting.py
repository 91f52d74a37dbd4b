"""A document that Word opens only with a password, and passwords that can be read out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

Choose = Callable[[Sequence[str]], str]


def protect(content: bytes, password: str) -> bytes:
    """The .docx encrypted as Office does it: other bytes each time. Raises UsageError."""
    raise NotImplementedError


def unprotect(content: bytes, password: str) -> bytes:
    """What `protect` was given. Raises UsageError where the password is wrong."""
    raise NotImplementedError


def new_password(choose: Choose = secrets.choice) -> str:
    """A password of groups that can be read out on the telephone."""
    raise NotImplementedError
