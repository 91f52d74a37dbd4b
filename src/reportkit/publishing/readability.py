"""How plain a document's English is, measured on its body text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyphen import Pyphen

from reportkit.blocks import Block, BulletList, Callout, NumberedList, Paragraph, text_of

_SENTENCE_END = re.compile(r"[.?!]['”\")]*(?:\s+|$)|\n")
_WORD = re.compile(r"[A-Za-z0-9][\w’'%/.,-]*")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Readability:
    """Flesch-Kincaid grade (US school years), words in the mean and the longest sentence."""

    grade: float
    words_per_sentence: float
    longest_sentence: int


def body_text(blocks: Iterable[Block]) -> Iterator[str]:
    """The running text: paragraphs, points and call-outs, not headings, tables or captions."""
    for block in blocks:
        match block:
            case Paragraph() | Callout():
                yield text_of(block.spans)
            case BulletList() | NumberedList():
                yield from (text_of(item) for item in block.items)
            case _:
                pass


def measure_readability(blocks: Iterable[Block]) -> Readability:
    """The measures over the whole body text; all zero for a document without any.

    Grade = 0.39 words a sentence + 11.8 syllables a word − 15.59 (Kincaid and others, 1975).
    """
    text = "\n".join(body_text(blocks))
    sentences = [found for part in _SENTENCE_END.split(text) if (found := _WORD.findall(part))]
    if not sentences:
        return Readability(0.0, 0.0, 0)
    words = [word for sentence in sentences for word in sentence]
    length = len(words) / len(sentences)
    grade = 0.39 * length + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return Readability(round(grade, 1), round(length, 1), max(map(len, sentences)))


def syllables(word: str) -> int:
    """Syllables in an English word: the larger of its hyphenation and its vowel groups.

    Hyphenation alone counts too few, which would make text look plainer than it is. A number
    counts as one.
    """
    letters = re.sub(r"[^a-z]", "", word.lower())
    if not letters:
        return 1
    groups = len(_VOWELS.findall(letters)) - (letters.endswith("e") and not letters.endswith("le"))
    return max(1, groups, len(_hyphenation().positions(letters)) + 1)


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="en_GB")
