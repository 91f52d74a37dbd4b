"""Whether every figure in a file is one that reportkit printed: a file changed by hand is held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportkit.exceptions import DocumentError
from reportkit.pipeline.board.documents import FRONT, LEAVES
from reportkit.pipeline.documents import UPDATE
from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.placing import Looked
from reportkit.publishing.batch.job import BoundIn, Job
from reportkit.publishing.batch.remaking import remake
from reportkit.publishing.disclosure import Leak
from reportkit.publishing.disclosure.additions import find_additions
from reportkit.publishing.disclosure.mail import attachments
from reportkit.publishing.pdfs_beside import is_ours

_BESIDE = re.compile(r"\.new(-?\d+)?(?=\.\w+$)")
_PACK = "board-pack.docx"
_INVITATION = re.compile(r"sspb/[^/]+/notice\.ics")
_ADDED = (
    "reportkit did not print this here: somebody added it. Take it out, or let it through by name with why "
    "it may stand."
)
_CANNOT_SAY = (
    "the file was changed by hand, and reportkit cannot say what was added: {} Build it again, and make the "
    "change anew."
)
_NOT_OURS = (
    "reportkit did not build this file, so it cannot say where its figures come from. Take it out of the "
    "folder, or let it through by name with why it may stand."
)
_A_COPY = "it is a copy of {}, which goes to others. Delete it here."
_LETTER = re.compile(r"(?:restricted/dispatch|outbox)/.*\.eml")
_OF_PAPERS = re.compile(r"paper-([a-z])")


def untraced(known: Knowledge, looked: Looked, content: bytes) -> Iterator[Leak]:
    """Each figure, name and picture that somebody added to what was built."""
    name = _BESIDE.sub("", looked.name)
    entry = known.documents.get(name)
    if _LETTER.fullmatch(looked.name):
        yield from _of_letter(known, content)
    elif entry is None:
        if not is_by_us(known, looked):
            yield Leak("the file", looked.path.name, _of_others(known, content))
    elif entry["sha256"] != sha256(content).hexdigest():
        yield from changed(known, name, entry, content)


def _of_others(known: Knowledge, content: bytes) -> str:
    """Why a file that was not built here may not stand: a copy of another document is said to be one."""
    digest = sha256(content).hexdigest()
    copied = (name for name, entry in known.documents.items() if entry["sha256"] == digest)
    return next((_A_COPY.format(name) for name in copied), _NOT_OURS)


def _of_letter(known: Knowledge, content: bytes) -> Iterator[Leak]:
    """The same of what is attached to a letter."""
    hashes = {str(entry["sha256"]) for entry in known.documents.values()}
    for name, attached in attachments(content):
        where = f"the attachment {name}"
        if sha256(attached).hexdigest() in hashes or _is_invitation(name):
            continue
        found = next((one for one in known.documents if Path(one).name == _BESIDE.sub("", name)), None)
        if found is None:
            yield Leak(where, name, _NOT_OURS)
        else:
            for leak in changed(known, found, known.documents[found], attached):
                yield leak._replace(where=f"{where}: {leak.where}")


def _is_invitation(name: str) -> bool:
    return name.lower().endswith(".ics")


def is_by_us(known: Knowledge, looked: Looked) -> bool:
    """Whether it is a PDF or an invitation that was made here."""
    return bool(_INVITATION.fullmatch(looked.name)) or is_ours(known.folder, looked.name)


def changed(known: Knowledge, name: str, entry: Mapping[str, Any], content: bytes) -> Iterator[Leak]:
    """What was added to the document of that name in the term's folder since it was built."""
    try:
        built = _as_built(known, name, str(entry["parameters"].get("as_at", known.as_at)))
        added = find_additions(built, content)
    except DocumentError as error:
        yield Leak("the file", "", _CANNOT_SAY.format(error))
        return
    yield from (Leak(one.where, one.text, _ADDED) for one in added)


@lru_cache(maxsize=32)
def _as_built(known: Knowledge, name: str, as_at: str) -> bytes:
    executed = _executed(known, name)
    bound = tuple(_bound(executed.parent)) if Path(name).name == _PACK else ()
    return remake(
        Job(
            document=name,
            notebook=executed,
            template=known.places.template,
            executed=executed,
            parameters={},
            as_at=date.fromisoformat(as_at),
            data={},
            bound=bound,
        )
    )


def _executed(known: Knowledge, name: str) -> Path:
    """Where the executed notebook of a document is kept."""
    working, path = known.folder / "working", Path(name)
    notebooks = {document.file: document.notebook for document in UPDATE}
    match path.parts[:2]:
        case ("public", _):
            return working / notebooks.get(name, path.with_suffix(".ipynb").name)
        case ("sspb", meeting):
            return working / "sspb" / meeting / path.with_suffix(".ipynb").name
        case ("restricted", _):
            return working / "restricted" / "-".join((*path.parts[1:-1], path.with_suffix(".ipynb").name))
        case _:
            return working / "schools" / path.with_suffix(".ipynb").name


def _bound(folder: Path) -> Iterator[BoundIn]:
    """The documents bound into a pack, the papers that people brought behind the others."""
    labels = {Path(leaf.file).with_suffix(".ipynb").name: leaf.label for leaf in LEAVES}
    yield from (BoundIn(label, folder / name) for name, label in labels.items() if (folder / name).is_file())
    front = Path(FRONT.file).with_suffix(".ipynb").name
    for path in sorted(folder.glob("paper-?.ipynb")):
        letter = _OF_PAPERS.match(path.stem)
        if letter and path.name not in (*labels, front):
            yield BoundIn(letter[1].upper(), path)
