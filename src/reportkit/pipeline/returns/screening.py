"""What officers typed for all schools says of none how the team sees it (B3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportkit.casework.events.returns_kinds import ReturnedRow
from reportkit.evidence.returns.layout import URN
from reportkit.exceptions import DocumentError
from reportkit.pipeline.short_names import names_in_a_sentence
from reportkit.pipeline.standing_words import words_of_its_own, words_that_place
from reportkit.publishing.disclosure import Forbidden, Leak, Passage, WatchList, find_leaks_in
from reportkit.publishing.disclosure.letters import plain
from reportkit.publishing.disclosure.names import Names

_VENUE = "Where"
_NAMED = (
    "it names a school, and no text for all schools does so but good practice, by its own school’s consent. "
    "If the words mean something else, such as a place, add them to  not_schools  in the settings"
)
_REMEDY = "Take that out of the workbook, load it again with  reportkit returns load , and build again."
_REMEDY_OF_SETTINGS = "Take that out of the authority’s settings, and build again."


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that all schools would read: where somebody typed it, and the URN of the school it may name.

    `is_place` says that it is where an event is held, which may be at a school.
    """

    where: str
    text: str
    of: str = ""
    is_place: bool = False
    remedy: str = _REMEDY


def typed_in(rows: Iterable[ReturnedRow]) -> Iterator[Typed]:
    """Every text of the rows."""
    for row in rows:
        for heading, text in row.cells.items():
            where = f"row {row.row} of the sheet {row.sheet}, under {heading}"
            if heading != URN:
                yield Typed(where, text, row.cells.get(URN, ""), heading == _VENUE)


def typed_in_settings(settings: Mapping[str, object], names: Iterable[str], file: str) -> Iterator[Typed]:
    """Every text of the settings under these names; what is good practice names its own school."""
    for name in names:
        entries = settings.get(name) or ()
        for number, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
            said = entry if isinstance(entry, dict) else {name: entry}
            own = str(said.get("school", ""))
            for key, text in said.items():
                where = f"entry {number} of {name} in {file}, under {key}"
                yield Typed(where, str(text), own, key in ("where", "school"), _REMEDY_OF_SETTINGS)


def check_told(
    typed: Iterable[Typed], params: Path, names: Mapping[str, str], spared: Iterable[str] = ()
) -> None:
    """Raises DocumentError, which says which row, for a text that may not be told to all schools.

    `names` are the schools' by every number they have had, `spared` short names that mean something else
    too. The register is not opened: a text that may name no school at all names none that is confidential.
    """
    screen = _Screen(words_that_place(params), names, frozenset(map(plain, spared)))
    for one in filter(lambda one: one.text.strip(), typed):
        found = screen.find(one)
        if found:
            raise DocumentError(
                f"Nothing was written, for all schools would read “{found[0].text}” from {one.where}: "
                f"{found[0].why}. {one.remedy}"
            )


@dataclass(frozen=True, slots=True)
class _Screen:
    """What no text for all schools may say, and the names that it may hold only of its own school."""

    words: WatchList
    names: Mapping[str, str]
    spared: frozenset[str]

    def find(self, typed: Typed) -> tuple[Leak, ...]:
        """What it says that it may not: of any school, of its own, or of another."""
        passage = (Passage(typed.where, typed.text),)
        found = find_leaks_in(passage, self.words)
        if typed.of:
            found = found or find_leaks_in(passage, words_of_its_own())
        if found or typed.is_place or not self._others(frozenset()).find(passage):
            return found
        own = frozenset(name for urn, name in self.names.items() if typed.of in (urn, name))
        return self._others(own).find(passage)

    def _others(self, own: frozenset[str]) -> Names:
        """Every school's numbers and names but its own; a longer name of its own may hold another's."""
        others = {urn: name for urn, name in self.names.items() if name not in own}
        called = {text for name in others.values() for text in (name, *self._short(name))}
        mine = {text for name in own for text in (name, *self._short(name))}
        texts = sorted({*others, *called} - mine)
        return Names(tuple(Forbidden(text, _NAMED) for text in texts), tuple(sorted(mine)))

    def _short(self, name: str) -> Iterator[str]:
        return names_in_a_sentence(name, self.spared)
