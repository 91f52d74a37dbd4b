"""What a mail server answers: a number that machines read, and words that people do."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST = 300


class Answer(NamedTuple):
    """A server's answer; the code is -1 for what is none."""

    code: int
    text: bytes | str

    @property
    def is_yes(self) -> bool:
        return 200 <= self.code <= 299

    @property
    def is_for_now(self) -> bool:
        """A refusal that may be another later."""
        return 400 <= self.code <= 499

    @property
    def is_for_good(self) -> bool:
        return 500 <= self.code <= 599

    @property
    def is_understood(self) -> bool:
        return self.is_yes or self.is_for_now or self.is_for_good


def words_of(answer: Answer) -> str:
    """The server's own words on one line, without anything that a terminal would act on."""
    text = answer.text.decode("utf-8", "replace") if isinstance(answer.text, bytes) else answer.text
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"{answer.code} {line}"[:_LONGEST]
