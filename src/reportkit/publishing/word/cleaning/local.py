"""Places on the machine or in the network of whoever wrote: a drive, a server, a folder."""

from __future__ import annotations

import re
from urllib.parse import unquote

_ELSEWHERE = re.compile(r"^(?:https?|mailto|tel|sms):", re.IGNORECASE)
_PLACE = re.compile(
    r"file:|(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\[\w.-]+\\|(?<![\w/])/(?:Users|home)/", re.IGNORECASE
)


def is_local(target: str) -> bool:
    """Whether a link leads to anything but a place on the web, an address or a number."""
    text = unquote(target).strip()
    return bool(text) and not text.startswith("#") and not _ELSEWHERE.match(text)


def names_a_place(text: str) -> bool:
    """Whether the text holds the path of a file on a drive or a server."""
    return bool(_PLACE.search(unquote(text).replace("\\\\\\\\", "\\\\")))
