"""Leaks in the file around the parts that Word knows of."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.red_team.packages import read_package, write_package
from tests.red_team.plants import PAPER_C, PROFILE, UPDATE, How, Plant
from tests.red_team.secrets_of import Secrets


def around(document: str, words: str, change: Callable[[Path, str], object]) -> How:
    """Something done to the file as a file."""

    def plant(folder: Path, secrets: Secrets) -> Path:
        path = folder / secrets.fill(document)
        change(path, secrets.fill(words))
        return path

    return plant


def comment(path: Path, words: str) -> None:
    """The comment of the ZIP."""
    write_package(path, read_package(path), words.encode())


def entry(name: str, content: str = "WORDS") -> Callable[[Path, str], object]:
    """An entry that no part knows of."""

    def change(path: Path, words: str) -> None:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name.replace("WORDS", words), content.replace("WORDS", words))

    return change


def extra(path: Path, words: str) -> None:
    """The extra field of an entry."""
    info, said = zipfile.ZipInfo("word/note.xml"), words.encode()
    info.extra = b"\xfe\xca" + len(said).to_bytes(2, "little") + said
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, "<x/>")


def entry_comment(path: Path, words: str) -> None:
    """The comment of one entry."""
    info = zipfile.ZipInfo("word/note.xml")
    info.comment = words.encode()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, "<x/>")


def behind(path: Path, words: str) -> None:
    """Behind the end of the ZIP."""
    path.write_bytes(path.read_bytes() + b"\n" + words.encode())


def in_front(path: Path, words: str) -> None:
    """In front of the ZIP."""
    path.write_bytes(words.encode() + b"\n" + path.read_bytes())


_BOARD_LEAK, _HEAD_LEAK = ("members", PAPER_C, "{gobar.name}"), ("head", PROFILE, "{other.name}")
AROUND = {
    "the comment of the ZIP": (_BOARD_LEAK, comment),
    "an entry that no part knows of": (_HEAD_LEAK, entry("word/old.txt")),
    "the name of an entry": (_BOARD_LEAK, entry("word/WORDS.xml", "<x/>")),
    "a second entry beside the text": (("schools", UPDATE, "{gobar.name} is GOBAR"), entry("word/a.bin")),
    "the extra field of an entry": (_BOARD_LEAK, extra),
    "the comment of an entry": (_HEAD_LEAK, entry_comment),
    "behind the ZIP": (_BOARD_LEAK, behind),
    "in front of the ZIP": (_HEAD_LEAK, in_front),
}
PLANTS: tuple[Plant, ...] = (
    *(
        Plant(name, audience, document, around(document, words, change), words)
        for name, ((audience, document, words), change) in AROUND.items()
    ),
)
