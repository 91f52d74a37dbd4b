"""What a person typed, sentence by sentence: does it tell how many schools stand where, or how one stands?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportkit.pipeline.typed.amounts import OF_SCHOOLS, OF_UNSAID, amounts_in
from reportkit.pipeline.typed.bands import tells_band, tells_band_of_a_school
from reportkit.pipeline.typed.nouns import Of
from reportkit.pipeline.typed.released import Released
from reportkit.pipeline.typed.standing import tells_standing
from reportkit.publishing.disclosure import Forbidden
from reportkit.publishing.disclosure.names import Names

NUMBER = (
    "a number, a share or a word for one stands with the register, the list, support or schools at risk, and "
    "that was not released to members"
)
BAND = "it may tell which schools that require improvement the team has in A and which in B"
_END = re.compile(r"(?<!\bSt)(?<!\bNo)[.!?]+(?:[\"'”’)\]]*)\s+")


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that a person typed, and the heading under which it is printed."""

    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """The rule for what people type: the counts that members were given may stand, other amounts may not."""

    released: Released = field(default_factory=Released)
    schools: Names = field(default_factory=Names)
    definitions: frozenset[str] = frozenset()

    def find(self, texts: Iterable[Typed]) -> tuple[Forbidden, ...]:
        """Each sentence that may not stand, as it stands, with the reason; a line of a list counts as one."""
        return tuple(dict.fromkeys(found for one in texts for found in self._find(one)))

    def _find(self, one: Typed) -> Iterator[Forbidden]:
        names_one, before = self.schools.is_in(f"{one.under}\n{one.text}"), ""
        for lead, sentence in sentences_of(one.text):
            if tells_standing(self._marked(f"{lead} {sentence}"), before, one.under.casefold()):
                yield Forbidden(sentence, NUMBER)
            counts = OF_SCHOOLS in self._marked(sentence)
            if tells_band(sentence, counts=counts) or (
                names_one and tells_band_of_a_school(sentence, self.definitions)
            ):
                yield Forbidden(sentence, BAND)
            before = f"{before} {sentence.casefold()}"

    def _marked(self, sentence: str) -> str:
        """The sentence in small letters with a mark for each amount that members were not given."""
        said, amounts = amounts_in(sentence)
        marked, at = "", 0
        for amount in amounts:
            mark = OF_SCHOOLS if amount.of is Of.SCHOOLS else OF_UNSAID
            marked += said[at : amount.start] + ("" if self.released.holds(amount, said) else mark)
            at = amount.end
        return marked + said[at:]


def sentences_of(text: str) -> Iterator[tuple[str, str]]:
    """The sentences of a text without the marks that end them, each with the line that leads to its list."""
    lead = ""
    for line in text.split("\n"):
        yield from ((lead, one) for part in _END.split(line) if (one := part.strip().rstrip(".!?")))
        if not line.strip() or line.rstrip().endswith(":"):
            lead = line.strip()
