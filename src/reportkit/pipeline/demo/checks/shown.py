"""Checks that the document a case names shows it, in a line about the school of the case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportkit.pipeline.demo.cases import Expected
from reportkit.pipeline.demo.checks.check import several
from reportkit.pipeline.demo.checks.printed import PRINTED
from reportkit.pipeline.demo.lines import as_printed
from reportkit.pipeline.demo.seeing import Seen
from reportkit.vocabulary import Urn

OVERVIEW, REGISTER = "borough-overview.xlsx", "register.docx"
_LACKING = "What the record lacks"
_NOT = "!"
# Given the school and the value in the case: patterns of which each matches a line about the school; one that
# begins with “!” matches none.
_Patterns = Callable[[Seen, Urn, Any], Iterator[str]]


def not_shown(seen: Seen, case: Expected, urn: Urn | None) -> Iterator[str]:
    """What the document that a case names does not show of it, a line each; nothing where it names none."""
    if not case.see:
        return
    lines = seen.lines_about(seen.path(case.see, case.at), urn)
    if lines is None:
        yield f"there is no {case.see}"
        return
    yield from (
        f"{case.see} does not show “{words}”"
        for words in case.shows
        if not any(words in one for one in lines)
    )
    patterns = {name: _patterns(seen, case, urn, name) for name in case.holds if name not in PRINTED}
    for pattern in (one for found in patterns.values() for one in found):
        wanted = not pattern.startswith(_NOT)
        if any(re.search(pattern.removeprefix(_NOT), line) for line in lines) is not wanted:
            yield f"{case.see} {'does not show' if wanted else 'shows'} “{pattern.removeprefix(_NOT)}”"
    yield from _unlooked_for(case, patterns)


def _patterns(seen: Seen, case: Expected, urn: Urn | None, name: str) -> tuple[str, ...]:
    derive = _SHOWN.get((case.see.rpartition("/")[2], name))
    return tuple(derive(seen, urn, case.holds[name])) if derive and urn is not None else ()


def _unlooked_for(case: Expected, patterns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Checks that no line of the document would bear out: then the case has to say which words do."""
    has_words = bool(case.shows) or any(case.see in case.holds.get(name, {}) for name in PRINTED)
    is_seen = any(not one.startswith(_NOT) for found in patterns.values() for one in found)
    blind = [name for name, found in patterns.items() if not found]
    if blind and not (has_words or is_seen):
        said = ", ".join(blind)
        yield f"nothing looked for in {case.see} shows “{said}”: give the case its words in “shows”"


def _category(seen: Seen, urn: Urn, wanted: Mapping[str, str]) -> Iterator[str]:
    yield re.escape(seen.opened.rules.pack.label_of(wanted["as"]))


def _lacking(seen: Seen, urn: Urn, rules: Any) -> Iterator[str]:
    for breach in seen.breaches(urn):
        if breach.rule in several(rules):
            yield f"{_LACKING}: {re.escape(as_printed(breach.missing))}"


def _lacking_only(seen: Seen, urn: Urn, rules: Any) -> Iterator[str]:
    yield from _lacking(seen, urn, rules)
    if not several(rules):
        yield f"{_NOT}{_LACKING}: "


def _keeping(seen: Seen, urn: Urn, rules: Any) -> Iterator[str]:
    for rule in several(rules):
        yield f"{_NOT}Clause: {re.escape(seen.opened.rules.clause(rule))} .*{_LACKING}: "


def _promised(seen: Seen, urn: Urn, wanted: Mapping[str, str]) -> Iterator[str]:
    for one in seen.promises(urn):
        kept = wanted.get(one.promise.rule)
        pattern = f"What is promised: {re.escape(one.promise.what)} .*Standing: "
        if kept and kept != "met" and not one.promise.may and seen.subjects[urn].category is not None:
            yield f"{pattern}{kept}"


def _outcome(word: str) -> _Patterns:
    def patterns(seen: Seen, urn: Urn, names: Any) -> Iterator[str]:
        for name in map(str, several(names)):
            if name.isdigit():
                yield rf"(^|\| ){name}\. [^|]*: {word}( |$)"
            else:
                title = next(one.title for one in seen.school(urn).findings if one.test == name)
                yield rf"What it tests: {re.escape(title)} .*Result: {word} "

    return patterns


def _placed(seen: Seen, urn: Urn, _: Any) -> Iterator[str]:
    yield f"Category: {re.escape(seen.school(urn).placement.words)}"


def _proposed(seen: Seen, urn: Urn, wanted: Any) -> Iterator[str]:
    pack = seen.opened.rules.pack
    for one in several(wanted):
        _, _, category = one.partition(" ")
        label = re.escape(pack.label_of(category)) if category else ""
        yield f"(Category|Next action): [^|]*{label}"


_SHOWN: Mapping[tuple[str, str], _Patterns] = {
    (REGISTER, "on_register"): _category,
    (REGISTER, "lacks"): _lacking,
    (REGISTER, "lacks_only"): _lacking_only,
    (REGISTER, "keeps"): _keeping,
    (REGISTER, "promise"): _promised,
    **{(OVERVIEW, name): _outcome(name.replace("_", " ")) for name in ("flag", "clear", "cannot_say")},
    **{(OVERVIEW, name): _placed for name in ("applied", "route", "category", "register", "not_proposed")},
    (OVERVIEW, "proposes"): _proposed,
}
