"""What people call a school: its name without the last words, which say what kind of school it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from reportkit.publishing.disclosure.letters import plain

_KINDS = {
    *("school", "schools", "academy", "academies", "primary", "infant", "infants", "junior", "juniors"),
    *("nursery", "secondary", "college", "high", "community", "voluntary", "aided", "controlled", "and"),
    *("church", "of", "england", "c", "e", "ce", "cofe", "rc", "catholic", "roman", "special"),
}
_SHORTEST = 4
_MANY = {
    "primary": "primaries",
    "school": "schools",
    "academy": "academies",
    "infant": "infants",
    "junior": "juniors",
    "nursery": "nurseries",
    "secondary": "secondaries",
    "college": "colleges",
}
# Words that many names begin with, and that with a kind of school behind them are no school's name.
_TOO_COMMON = {
    *("the", "our", "lady", "saint", "saints", "holy", "north", "south", "east", "west", "upper", "lower"),
    *("great", "little", "good", "first", "new", "old", "middle", "central", "royal", "queen", "king"),
}
# How people write the words that streets are called by, each as a whole and shortened.
_STREETS = {
    whole: shortened.split()
    for whole, shortened in (
        *(("terrace", "tce terr ter"), ("heights", "hts hgts ht"), ("court", "ct crt"), ("road", "rd")),
        *(
            ("street", "st str"),
            ("avenue", "ave av"),
            ("gardens", "gdns gdn"),
            ("park", "pk"),
            ("lane", "ln"),
        ),
        *(("close", "cl"), ("square", "sq"), ("grove", "gr grv"), ("drive", "dr drv"), ("place", "pl")),
        *(("crescent", "cres cr"), ("crossing", "xing crsg"), ("corner", "cnr"), ("bridge", "brg br")),
        *(("green", "grn gn"), ("meadow", "mdw"), ("meadows", "mdws"), ("field", "fld"), ("fields", "flds")),
        *(
            ("wharf", "whf"),
            ("bank", "bk bnk"),
            ("way", "wy"),
            ("walk", "wlk"),
            ("mount", "mt"),
            ("hill", "hl"),
        ),
        *(
            ("house", "hse"),
            ("farm", "fm"),
            ("wood", "wd"),
            ("woods", "wds"),
            ("valley", "vly"),
            ("rise", "rs"),
        ),
        *(("common", "cmn"), ("village", "vill"), ("north", "nth"), ("south", "sth"), ("manor", "mnr")),
    )
}
_WHOLE = {short: whole for whole, shortened in _STREETS.items() for short in shortened}
_PEOPLE = (
    "pupils",
    "staff",
    "governors",
    "teachers",
    "head",
    "headteacher",
    "children",
    "families",
    "parents",
)


def short_names(name: str, spared: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """The name as people shorten it, with and without an article in front, save what is `spared`.

    `spared` are words, as `plain`, that mean something else too.
    """
    for short in _shortened(name):
        yield from (one for one in _articles(short) if plain(one) not in spared)


def names_in_a_sentence(name: str, spared: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """The same where any school might be meant: one word counts only beside a word for its people."""
    for short in short_names(name, spared):
        if " " in short:
            yield short
        else:
            yield from (f"{short} {one}" for one in _PEOPLE)
            yield from (f"{one} of {short}" for one in _PEOPLE)


def abbreviated(name: str) -> Iterator[str]:
    """The name with one word that streets are called by shortened, or written out; not its first word."""
    words = name.split()
    for at, word in enumerate(words[1:], start=1):
        said = plain(word).strip(" ")
        whole = _WHOLE.get(said, said)
        for other in {whole, *_STREETS.get(whole, ())} - {said}:
            if whole in _STREETS:
                yield " ".join((*words[:at], other, *words[at + 1 :]))


def names_left(names: Iterable[str], spared: AbstractSet[str] = frozenset()) -> Mapping[str, frozenset[str]]:
    """By what is left of a name with one word behind its first left out, the schools that it may mean.

    A kind of school stands behind what is left, of one school or of many.
    """
    left_of = {name: {plain(left) for left in _with_a_word_left_out(name)} for name in names}
    meant: dict[str, set[str]] = defaultdict(set)
    for name, left in left_of.items():
        for text in {*left, *map(plain, (name, *_shortened(name)))}:
            meant[text].add(name)
    return {left: frozenset(meant[left]) for left in set().union(*left_of.values()) - spared}


def is_kind(word: str) -> bool:
    """Whether the word of a name says what kind of school it is."""
    return plain(word).strip("()") in _KINDS


def _with_a_word_left_out(name: str) -> Iterator[str]:
    words = name.replace(",", " ").split()
    end = len(words)
    while end > 1 and is_kind(words[end - 1]):
        end -= 1
    kinds = words[end:]
    for out in range(1, end):
        left = [*words[:out], *words[out + 1 : end]]
        if len(left) > 1 or (len(left[0]) >= _SHORTEST and plain(left[0]) not in _TOO_COMMON):
            yield from _of_kinds(left, kinds)


def _of_kinds(left: list[str], kinds: list[str]) -> Iterator[str]:
    """What is left of a name with its kinds behind it, the first of them also for many schools."""
    yield from (" ".join((*left, *kinds[:some])) for some in range(1, len(kinds) + 1))
    if kinds and plain(kinds[0]) in _MANY:
        yield " ".join((*left, _MANY[plain(kinds[0])]))


def _articles(short: str) -> Iterator[str]:
    yield short
    if short.lower().startswith("the ") and len(short) >= len("the ") + _SHORTEST:
        yield short[len("the ") :]


def _shortened(name: str) -> Iterator[str]:
    words = name.replace(",", " ").split()
    if len(words) > 1 and plain(words[-1]) == "the":
        words.pop()
        yield " ".join(words)
    while len(words) > 1 and is_kind(words[-1]):
        words.pop()
        short = " ".join(words)
        if len(words) > 1 or len(short) >= _SHORTEST:
            yield short
