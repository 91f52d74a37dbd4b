"""The messages in a file or folder of mail, of whichever of the usual kinds."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reportkit.exceptions import UsageError

_MBOX = b"From "
_FILES = (".eml", ".mbox", ".mbx")


def read_mail(path: Path) -> Iterator[bytes]:
    """The bytes of each message: of an .eml, an mbox, a Maildir, or a folder of these, in a fixed order.

    Raises UsageError where there is no such file, or a folder without any mail.
    """
    if path.is_file():
        yield from _of_file(path)
    elif _is_maildir(path):
        yield from _of_box(mailbox.Maildir(path, create=False))
    elif path.is_dir():
        yield from _of_folder(path)
    else:
        raise UsageError(f"{path}: there is no such file or folder of mail.")


def _is_maildir(path: Path) -> bool:
    return all((path / name).is_dir() for name in ("cur", "new"))


def _of_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        is_mbox = file.read(len(_MBOX)) == _MBOX
    if is_mbox:
        yield from _of_box(mailbox.mbox(path, create=False))
    else:
        yield path.read_bytes()


def _of_box(box: mailbox.Maildir | mailbox.mbox) -> Iterator[bytes]:
    with closing(box):
        for key in sorted(box.keys()):
            yield box.get_bytes(key)


def _of_folder(folder: Path) -> Iterator[bytes]:
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _FILES and path.is_file())
    boxes = sorted(path for path in folder.rglob("*") if path.is_dir() and _is_maildir(path))
    if not files and not boxes:
        raise UsageError(f"{folder}: there is no mail in it: no .eml, no mbox and no Maildir.")
    for path in files:
        yield from _of_file(path)
    for path in boxes:
        yield from read_mail(path)
