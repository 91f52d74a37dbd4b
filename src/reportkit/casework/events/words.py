"""Types of what an event says: nothing blank, nothing that a database or a Word file cannot hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

_ID = r"^[a-z0-9][a-z0-9_-]*-[1-9]\d*$"


def tidy(text: str) -> str:
    """The text composed (NFC) and without blanks at its ends. Raises ValueError for control characters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    found = unicodedata.normalize("NFC", text).strip()
    if any(unicodedata.category(mark) in ("Cc", "Cs") and mark not in "\n\t" for mark in found):
        raise ValueError("it holds a character that cannot be printed; type the text again")
    return found


def _not_blank(text: str) -> str:
    if not re.search(r"\S", text):
        raise ValueError("it is blank; write it out")
    return text


Words = Annotated[str, AfterValidator(tidy)]
Text = Annotated[Words, AfterValidator(_not_blank)]
_TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


def _time_of_day(text: str) -> str:
    if text and not _TIME.fullmatch(text):
        raise ValueError("it is no time of day; write one such as 16:00")
    return text.zfill(5) if text else text


TimeOfDay = Annotated[Words, AfterValidator(_time_of_day)]
EventId = Annotated[str, StringConstraints(pattern=_ID)]
School = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{5}$")]
Count = Annotated[int, Field(ge=0)]


class Saying(BaseModel):
    """A part of what an event says. What it says is fixed; an entry it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Payload(Saying):
    """What an event of one kind says besides who, when and why.

    - `kind`: its name, in the store and in commands
    - `of_school`: whether it is about one school or borough-wide; None if it may be either
    - `cites`: whether at least one of the eleven indicators must be cited (H97)
    - `refers`: for each field that names another event, the kinds that event may be of
    - `comes_after`: whether it cannot have happened before the events that it names
    """

    kind: ClassVar[str]
    of_school: ClassVar[bool | None] = True
    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    comes_after: ClassVar[bool] = False

    @property
    def cites(self) -> bool:
        """Whether an indicator must be cited."""
        return False

    def references(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each event that this one names, with the kinds it may be of."""
        named = ((getattr(self, field), kinds) for field, kinds in self.refers.items())
        return tuple((event, kinds) for event, kinds in named if event)


class Named(Saying):
    """A person as a record names them. Erasing the person empties all of it but the position."""

    name: Text
    position: Words = ""
    email: Words = ""
    telephone: Words = ""
