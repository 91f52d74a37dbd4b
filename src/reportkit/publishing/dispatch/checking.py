"""What may stand in a letter's headers: nothing that could begin another header, or mislead who reads it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.letter import Attachment, Letter

_KIND = re.compile(r"(?!multipart/|message/)[a-z]+/[a-z0-9][a-z0-9.+-]*")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,119}")
_LONGEST_LINE = 400
_LONGEST_NAME = 200
# Control characters, half characters, and the two that break a line though they are no control characters.
_BREAKING = ("Cc", "Cs", "Zl", "Zp")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_IN_TEXT = frozenset("\t\n\r")


def check_letter(letter: Letter) -> None:
    """Raises UsageError where a letter could not travel as it is, naming the place."""
    if not letter.to:
        raise UsageError(f"The letter {letter.key!a} has no recipient. Name at least one.")
    if letter.sent_on.utcoffset() is None:
        raise UsageError(f"The letter {letter.key!a} has a time without a time zone. Say which one it is.")
    check_key(letter.key)
    for place, line in _lines(letter):
        check_line(place, line)
    for place, text in (("text", letter.text), ("HTML", letter.html)):
        _check_text(place, text)
    for attachment in letter.attachments:
        _check_attachment(attachment)


def _lines(letter: Letter) -> Iterator[tuple[str, str]]:
    """Everything of a letter that stands in a header."""
    yield from (("subject", letter.subject), ("marking", letter.marking))
    for person in (letter.sender, *letter.to):
        yield from (("name of a recipient", person.name), ("address", person.address.wire))
    for attachment in letter.attachments:
        yield from (("name of an attachment", attachment.name), ("kind of an attachment", attachment.kind))


def check_line(place: str, line: str) -> None:
    """Raises UsageError for what does not stand on one line, or turns the direction of writing."""
    found = next((letter for letter in line if _is_unfit(letter)), None)
    if found is not None:
        raise UsageError(
            f"The {place} {line!a} has a line break, a control character or a mark that turns the direction "
            f"of writing in it (U+{ord(found):04X}). Take it out where the text is kept."
        )
    if len(line) > _LONGEST_LINE:
        raise UsageError(f"The {place} {line[:40]!a}... has {len(line)} characters; {_LONGEST_LINE} may go.")


def _is_unfit(letter: str) -> bool:
    return unicodedata.category(letter) in _BREAKING or letter in _TURNING


def _check_text(place: str, text: str) -> None:
    found = next((letter for letter in set(text) - _IN_TEXT if _is_broken(letter)), None)
    if found is not None:
        raise UsageError(
            f"The {place} of a letter has a control character (U+{ord(found):04X}). Take it out."
        )


def _is_broken(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs")


def _check_attachment(attachment: Attachment) -> None:
    name = attachment.name
    is_path = "/" in name or "\\" in name or name.startswith(".")
    if not name.strip() or is_path or len(name) > _LONGEST_NAME:
        raise UsageError(f"{name!a} is not a name for an attachment: it is empty, too long, or a path.")
    if not _KIND.fullmatch(attachment.kind):
        raise UsageError(f"{name!a}: {attachment.kind!a} is not the kind of a file, such as application/pdf.")


def check_key(key: str) -> None:
    """Raises UsageError for a key that could not be the name of a file in any folder."""
    if not _KEY.fullmatch(key):
        raise UsageError(
            f"{key!a} cannot name a letter: use letters, numbers, hyphens and underlines, at most 120."
        )
