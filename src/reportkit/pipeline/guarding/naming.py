"""What the schools of an authority go by, as the guard looks for it: names, short names and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportkit.evidence.siod.schools import NO_NAME, School
from reportkit.publishing.disclosure import Passage
from reportkit.publishing.disclosure.letters import plain
from reportkit.publishing.disclosure.spotting import Spotter, Wanted
from reportkit.vocabulary import Urn

_NUMBER = "it is another school's number"
_NAME = "it is another school's name"
_TRUST = "it is the trust of other schools"
# The last words of a school's name, which people leave out.
_KINDS = {
    *("school", "schools", "academy", "academies", "primary", "infant", "infants", "junior", "juniors"),
    *("nursery", "secondary", "college", "high", "community", "voluntary", "aided", "controlled", "and"),
    *("church", "of", "england", "c", "e", "ce", "cofe", "rc", "catholic", "roman", "special", "first"),
    *("middle", "foundation", "free", "pupil", "referral", "unit", "centre", "jmi", "the", "&"),
}
_SHORTEST = 5


def spotter_of(
    schools: Sequence[School], called: Mapping[Urn, Sequence[str]], spared: Iterable[str], printed: str = ""
) -> Spotter:
    """What finds any of the schools, each owned by those that go by it.

    `spared` are short names that mean something else too, such as a place. `printed` is what every document
    may say: a short or former name that stands there means something else, such as a body of that name.
    """
    left_out = frozenset(map(plain, spared))
    owners: dict[tuple[str, str, bool], dict[str, None]] = {}
    for school in schools:
        for text, why, is_plain in _of(school, called, left_out):
            owners.setdefault((text, why, is_plain), {})[school.urn] = None
    wanted = tuple(Wanted(text, why, tuple(urns), is_plain) for (text, why, is_plain), urns in owners.items())
    current = {school.name for school in schools}
    return Spotter(_without(wanted, printed, current) if printed else wanted)


def _without(wanted: tuple[Wanted, ...], printed: str, current: set[str]) -> tuple[Wanted, ...]:
    """Those that do not stand in the text, the names that schools have now in any case.

    Within a long name a short one is not told apart, so it is looked for until nothing is found.
    """
    passage = Passage("", printed)
    left = tuple(one for one in wanted if one.text not in current and not one.text.isdecimal())
    while said := {leak.text for leak in Spotter(left).find((passage,))}:
        left = tuple(one for one in left if one.text not in said)
    kept = set(left)
    return tuple(one for one in wanted if one in kept or one.text in current or one.text.isdecimal())


def _of(
    school: School, called: Mapping[Urn, Sequence[str]], left_out: frozenset[str]
) -> Iterator[tuple[str, str, bool]]:
    urns = (*school.urns, *school.predecessors, *school.merged_from, *school.split_from)
    for urn in dict.fromkeys(urns):
        yield str(urn), _NUMBER, False
    names = dict.fromkeys((school.name, *(one for urn in urns for one in called.get(urn, ()))))
    for name in names:
        if name.isdecimal():
            yield name, _NUMBER, False
        elif name != NO_NAME:
            yield name, _NAME, False
            yield from ((short, _NAME, " " not in short) for short in short_names(name, left_out))
    if school.trust_name:
        yield school.trust_name, _TRUST, " " not in school.trust_name


def short_names(name: str, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """The name without the last words that say what kind of school it is, so far as something is left."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and plain(words[-1]).strip("().") in _KINDS:
        words.pop()
        short = " ".join(words)
        if (len(words) > 1 or len(short) >= _SHORTEST) and plain(short) not in left_out:
            yield short
            yield from _as_in_an_index(words)


def _as_in_an_index(words: Sequence[str]) -> Iterator[str]:
    if len(words) > 1 and plain(words[-1]).strip("().") not in _KINDS:
        yield f"{words[-1]}, {' '.join(words[:-1])}"
