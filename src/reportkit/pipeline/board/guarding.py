"""The guard of a board's papers: no school whose standing is confidential, no word that tells one (B3, B5).

Members of the board are heads and governors, and its minutes become public. What people type is looked at as
what we print is: in the file as it was built, in whatever part of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from reportkit.blocks import Block, Part
from reportkit.pipeline.board.misspelling import Misspelt
from reportkit.pipeline.board.quoting import BODY as _BODY
from reportkit.pipeline.board.quoting import said_in
from reportkit.pipeline.board.stopping import stop
from reportkit.pipeline.typed.files import typed_in
from reportkit.pipeline.typed.screening import Screen
from reportkit.publishing.batch.job import Check
from reportkit.publishing.disclosure import (
    Forbidden,
    Leak,
    Passage,
    WatchList,
    find_leaks_in,
    read_everything,
)
from reportkit.publishing.disclosure.letters import spelt
from reportkit.publishing.disclosure.names import Names

__all__ = ["Guard", "check_for_members", "said_in"]

_SENTENCE = re.compile(r"(?<!\bSt)[.!?;]\s+")
_PUT_IN = re.compile(r"\s*[\[(][^\[\]()]{1,30}[\])]\s*")


@dataclass(frozen=True, slots=True)
class Guard:
    """What no paper of the board may hold: `names` nowhere, the others only where policies are quoted.

    `numbers` count within one sentence: a number in the cell beside it is not of it. `spellings` are the
    names in any spelling, `schools` any school of the borough: none is named where a policy is quoted, and
    no sentence that names one holds what is `beside`. `misspelt` are the names with a letter wrong. `typed`
    are sentences that people typed for the board’s papers and that may not stand; `screen` finds such in
    files that we did not make.
    """

    names: WatchList
    words: WatchList
    numbers: WatchList = field(default_factory=WatchList)
    spellings: Names = field(default_factory=Names)
    schools: Names = field(default_factory=Names)
    beside: WatchList = field(default_factory=WatchList)
    misspelt: Misspelt = field(default_factory=Misspelt)
    typed: tuple[Forbidden, ...] = ()
    screen: Screen = field(default_factory=Screen)

    def check(self, document: str, quoting: tuple[str, ...] = ()) -> Check:
        """The check of a document by its path, handed to workers.

        `quoting` are the labels of the parts that may print the policies’ own words; "" stands for what is
        in front of the first part, so for all of a document that has none.
        """
        return partial(check_for_members, self, document, quoting)

    def check_text(self, document: str, text: str) -> None:
        """What a file that is no Word document says. Raises DocumentError for one that may not go out."""
        self.check_passages(document, (Passage("the text", text),))

    def check_passages(
        self,
        document: str,
        passages: Sequence[Passage],
        *,
        quotes: bool = False,
        spared: Collection[str] = (),
    ) -> None:
        """The same of a file of any kind; in one that `quotes` policies only schools are looked for.

        `spared` are texts that may stand in it all the same.
        """
        said = (Passage("the file’s name", document), *passages)
        leaks = self.leaks(said, () if quotes else said, typed=() if quotes else passages)
        stop(document, [leak for leak in leaks if leak.text not in spared], ())

    def leaks(
        self,
        passages: Sequence[Passage],
        own: Sequence[Passage],
        quoting: Sequence[Passage] = (),
        typed: Sequence[Passage] = (),
    ) -> tuple[Leak, ...]:
        """What stands in the passages and may not.

        `own` are those where no policy is quoted, `quoting` those where no school may be named, and `typed`
        those that somebody typed in the file itself.
        """
        apart = [Passage(one.where, line) for one in own if not one.again for line in _sentences(one.text)]
        return (
            *find_leaks_in(passages, self.names),
            *self.spellings.find((*passages, *_without_what_was_put_in(passages))),
            *self.misspelt.find(passages),
            *find_leaks_in(own, self.words),
            *find_leaks_in(apart, self.numbers),
            *(leak for one in apart for leak in self._beside(one)),
            *self.schools.find(quoting),
            *(Leak(_BODY, *one) for one in self._typed(own)),
            *(Leak(_BODY, *one) for one in self.screen.find(typed_in(typed))),
        )

    def _typed(self, own: Sequence[Passage]) -> Iterator[Forbidden]:
        """The sentences that people typed for these papers, of those that may not stand."""
        if self.typed:
            lines = (line for one in own if not one.again for line in one.text.split("\n"))
            said = "\n".join(f" {spelt(line)} " for line in dict.fromkeys(lines))
            yield from (one for one in self.typed if f" {spelt(one.text)} " in said)

    def _beside(self, sentence: Passage) -> tuple[Leak, ...]:
        leaks = find_leaks_in((sentence,), self.beside)
        return leaks if leaks and self.schools.is_in(sentence.text) else ()


def _without_what_was_put_in(passages: Iterable[Passage]) -> Iterator[Passage]:
    """What holds brackets, without them and what is in them."""
    for one in passages:
        if not one.again and _PUT_IN.search(one.text):
            yield one._replace(text=_PUT_IN.sub(" ", one.text))


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from _SENTENCE.split(line)


def check_for_members(
    guard: Guard, document: str, quoting: tuple[str, ...], blocks: Sequence[Block], content: bytes
) -> None:
    """Raises DocumentError, which says what, where, and what to do, if the document may not go out."""
    passages = (Passage("the file’s name", document), *read_everything(content))
    if not quoting:
        return stop(document, guard.leaks(passages, passages), blocks)
    parted = tuple(_parted(blocks, quoting))
    said = (Passage(_BODY, said_in(block)) for block, quotes in parted if not quotes)
    own = (*(one for one in passages if not one.where.startswith(_BODY)), *said)
    inside = tuple(Passage(_BODY, said_in(block)) for block, quotes in parted if quotes)
    return stop(document, guard.leaks(passages, own, inside), blocks)


def _parted(blocks: Iterable[Block], labels: tuple[str, ...]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is of one of those parts; what stands before the first has the label ""."""
    now = ""
    for block in blocks:
        now = block.label if isinstance(block, Part) else now
        yield block, now in labels
