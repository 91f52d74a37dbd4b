"""A document that Word opens only with a password, and passwords that can be read out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from io import BytesIO

from msoffcrypto.exceptions import DecryptionError, FileFormatError
from msoffcrypto.format.ooxml import OOXMLFile

from reportkit.exceptions import UsageError

Choose = Callable[[Sequence[str]], str]

# Letters and numbers that no other is heard or seen for; sixteen of them are 2 to the 66 passwords.
_HEARD = "bfhjkmqrwxy2346789"
_GROUPS, _LETTERS = 4, 4
_SHORTEST = 12


def protect(content: bytes, password: str) -> bytes:
    """The .docx encrypted as Office does it (ECMA-376 agile, AES-256): other bytes each time.

    Raises UsageError for what is no Word file, is encrypted already, or a password that is too short.
    """
    if len(password) < _SHORTEST:
        raise UsageError(f"A password of {len(password)} characters is too short: use {_SHORTEST} or more.")
    held = BytesIO()
    try:
        file = OOXMLFile(BytesIO(content))
        if file.is_encrypted():
            raise UsageError("The document has a password already. Save it without one.")
        file.encrypt(password, held)
    except FileFormatError as error:
        raise UsageError("Only a Word, Excel or PowerPoint file can have a password.") from error
    return held.getvalue()


def unprotect(content: bytes, password: str) -> bytes:
    """What `protect` was given. Raises UsageError where the password is wrong or the file is not whole."""
    held = BytesIO()
    try:
        file = OOXMLFile(BytesIO(content))
        file.load_key(password=password, verify_password=True)
        file.decrypt(held, verify_integrity=True)
    except (DecryptionError, FileFormatError) as error:
        raise UsageError(f"The document does not open with this password: {error}.") from error
    return held.getvalue()


def new_password(choose: Choose = secrets.choice) -> str:
    """A password of four groups that can be read out on the telephone, such as  b7km-x3hr-q9wf-2yj4 ."""
    groups = ("".join(choose(_HEARD) for _ in range(_LETTERS)) for _ in range(_GROUPS))
    return "-".join(groups)
