"""A school's name and number written so that a search for them fails, and a reader is not misled."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.red_team.leaks import PAPERS
from tests.red_team.packages import Parts, read_package, say, write_package
from tests.red_team.plants import Plant
from tests.red_team.secrets_of import Secrets

CYRILLIC = str.maketrans("aeocpxyHBM", "аеосрхуНВМ")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
BOLD = {ord("A") + n: 0x1D400 + n for n in range(26)} | {ord("a") + n: 0x1D41A + n for n in range(26)}
NUMBERS = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
Change = Callable[[Parts, str], None]


def between(mark: str, every: int = 1) -> Callable[[str], str]:
    """The letters with a mark between so many of them."""
    return lambda name: "".join(one + mark * (not place % every) for place, one in enumerate(name))


def short(name: str) -> str:
    """Without the kind of school."""
    return " ".join(name.split()[:-2])


def bent(name: str) -> str:
    """Accents on the vowels, each a mark of its own."""
    return unicodedata.normalize("NFD", name.translate(str.maketrans("aeou", "áéóú")))


NAMES: dict[str, tuple[Callable[[str], str], str]] = {
    "capitals": (str.upper, ""),
    "small letters": (str.lower, ""),
    "soft hyphens": (between("\u00ad", 3), ""),
    "spaces of no width": (between("\u200b", 2), ""),
    "joiners of no width": (between("\u2060", 3), ""),
    "Cyrillic letters": (lambda name: name.translate(CYRILLIC), ""),
    "wide letters": (lambda name: name.translate(WIDE), ""),
    "letters of mathematics": (lambda name: name.translate(BOLD), ""),
    "accents": (bent, ""),
    "hyphens for spaces": (lambda name: name.replace(" ", "-"), ""),
    "long dashes for spaces": (lambda name: name.replace(" ", "\u2013"), ""),
    "spaces that do not break": (lambda name: name.replace(" ", "\u00a0"), ""),
    "many spaces": (lambda name: name.replace(" ", " \u2009  "), ""),
    "low lines for spaces": (lambda name: name.replace(" ", "_"), ""),
    "no spaces": (lambda name: name.replace(" ", ""), ""),
    "letters spaced out": (between(" "), ""),
    "letters with full stops": (between("."), ""),
    "without the kind": (short, ""),
    "without School": (lambda name: name.removesuffix(" School"), ""),
    "abbreviated": (lambda name: f"{short(name)} Pri. Sch.", ""),
    "two letters for the kind": (lambda name: f"{short(name)} PS", ""),
    "turned for an index": (lambda name: ", ".join(reversed(short(name).split(" ", 1))), ""),
    "a possessive": (lambda name: f"{short(name)}\u2019s head", ""),
    "from right to left": (lambda name: f"\u202e{name[::-1]}\u202c", ""),
    "entities": (lambda name: "".join(f"&#{ord(one)};" for one in name), "Read only by who decodes it."),
    "in an address of the web": (lambda name: f"https://wexcombe.example/{quote(name)}", ""),
    "a school's own site": (lambda name: f"www.{short(name).replace(' ', '').lower()}.example", ""),
    "initials": (lambda name: "".join(word[0] for word in name.split()), "Initials fit many schools."),
    "every letter one on": (
        lambda name: codecs.encode(name, "rot13"),
        "Nobody reads it who does not seek it.",
    ),
    "letters for bytes": (lambda name: name.encode().hex(), "Nobody reads it who does not seek it."),
    "figures for letters": (
        lambda name: name.replace("o", "0").replace("i", "1").replace("B", "8"),
        "A misspelling: there are endless ones.",
    ),
}
URNS: dict[str, tuple[Callable[[str], str], str]] = {
    "a number with spaces": (between(" "), ""),
    "a number in two parts": (lambda urn: f"{urn[:3]} {urn[3:]}", ""),
    "a number with a comma": (lambda urn: f"{urn[:3]},{urn[3:]}", ""),
    "a number in wide figures": (lambda urn: urn.translate(WIDE), ""),
    "a number with marks of no width": (between("\u200b"), ""),
    "a number in words": (lambda urn: " ".join(NUMBERS[int(one)] for one in urn), ""),
    "a number in another script": (
        lambda urn: urn.translate({48 + n: 0x660 + n for n in range(10)}),
        "Few here read those figures.",
    ),
}


def looking(
    name: str, made: Callable[[str], str], of: str, change: Change = say, arguable: str = ""
) -> Plant:
    """What is made of the secret, in one of the board's papers."""
    document = PAPERS[sum(map(ord, name)) % len(PAPERS)]

    def words(secrets: Secrets) -> str:
        return made(secrets.fill(of))

    def plant(folder: Path, secrets: Secrets) -> Path:
        path = folder / secrets.fill(document)
        parts = read_package(path)
        change(parts, escape(words(secrets)))
        return write_package(path, parts)

    return Plant(name, "members", document, plant, words, arguable=arguable)


PLANTS: tuple[Plant, ...] = (
    *(looking(name, made, "{gobar.name}", arguable=why) for name, (made, why) in NAMES.items()),
    *(looking(name, made, "{gobar.urn}", arguable=why) for name, (made, why) in URNS.items()),
    looking("a local number", lambda said: f"{said[:3]}/{said[3:]}", "{gobar.laestab}"),
)
