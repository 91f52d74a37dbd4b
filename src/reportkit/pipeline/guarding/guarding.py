"""Built files opened as a stranger would, each looked at for what its readers may not see (B5)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportkit.exceptions import DocumentError, UsageError
from reportkit.pipeline.guarding.found import Found
from reportkit.pipeline.guarding.knowing import Knowledge, know
from reportkit.pipeline.guarding.letting import Passed, parted
from reportkit.pipeline.guarding.of_readers import leaks_for, leaks_in
from reportkit.pipeline.guarding.placing import Looked, placed
from reportkit.places import Places
from reportkit.publishing.disclosure import Leak, Passage
from reportkit.publishing.disclosure.files import read_file
from reportkit.publishing.disclosure.mail import attachments, read_mail
from reportkit.publishing.disclosure.whereabouts import in_words
from reportkit.publishing.manifest import sha256_of
from reportkit.publishing.pdfs_beside import is_as_its_document
from reportkit.reports.wording import counted

Progress = Callable[[int, int], None]
THE_FILE = "the file"
_CLOSED = "it cannot be looked into."
_UNREAD = _CLOSED + " {} Take it away, or save it in a kind that can be read, such as .docx."


@dataclass(frozen=True, slots=True)
class Guarded:
    """What became of a look into files: findings that stand, those let through, and how many files it was."""

    documents: int
    open: tuple[Found, ...]
    passed: tuple[Passed, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The documents that could not be looked into."""
        return tuple(one.document for one in self.open if one.why.startswith(_CLOSED))

    @property
    def summary(self) -> str:
        """A line that says how it came out."""
        parts = [
            counted(self.documents, "document", "documents"),
            counted(len(self.open), "finding", "findings"),
        ]
        if self.passed:
            parts.append(f"{len(self.passed)} let through")
        if self.unread:
            parts.append(f"{len(self.unread)} could not be looked into: {', '.join(self.unread)}")
        return f"{', '.join(parts)}."


def guard_files(
    places: Places,
    authority: str,
    as_at: date,
    paths: Sequence[Path] = (),
    audience: str | None = None,
    progress: Progress = lambda done, total: None,
) -> tuple[Found, ...]:
    """What the files hold that their readers may not see, what a named person let through apart.

    Without paths every document of the term is looked at; a folder stands for all in it. `audience` is for
    whom they are, an id in params/audiences.yaml such as  members  or  head:102368; by itself the folder
    says it. Raises UsageError for settings, a file or an audience that is not there.
    """
    return guard_term(places, authority, as_at, paths, audience, progress).open


def guard_term(
    places: Places,
    authority: str,
    as_at: date,
    paths: Sequence[Path] = (),
    audience: str | None = None,
    progress: Progress = lambda done, total: None,
) -> Guarded:
    """The same with what was let through, and how many files were looked at."""
    known = know(places, authority, as_at)
    chosen = tuple(_files(paths)) if paths else documents_of(known)
    found: list[Found] = []
    for done, path in enumerate(chosen, start=1):
        found += guard_file(known, path, audience)
        progress(done, len(chosen))
    return Guarded(len(chosen), *parted(known, dict.fromkeys(found)))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (one for one in sorted(path.rglob("*")) if one.is_file())
        elif path.is_file():
            yield path
        else:
            raise UsageError(f"There is no file {path}.")


def documents_of(known: Knowledge) -> tuple[Path, ...]:
    """Every file of the term that may go to somebody, whatever it is called and whoever put it there.

    Raises UsageError where nothing was built.
    """
    folder = known.folder
    if not folder.is_dir():
        raise UsageError(f"Nothing is built in {folder} yet, so there is nothing to look into.")
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent != folder)
    return tuple(path for path in files if not _stays_here(known, path))


def guard_folders(known: Knowledge, folders: Collection[str], seen: Collection[Path]) -> tuple[Found, ...]:
    """What stands in the files of those folders of the term and nobody let through; `seen` were looked at."""
    paths = (path for path in documents_of(known) if path.relative_to(known.folder).parts[0] in folders)
    found = (one for path in paths if path not in seen for one in guard_file(known, path))
    return parted(known, dict.fromkeys(found))[0]


def _stays_here(known: Knowledge, path: Path) -> bool:
    placed = known.audiences.place(path.relative_to(known.folder).as_posix())
    return placed is not None and placed.rule.stays_here


def guard_file(known: Knowledge, path: Path, audience: str | None = None) -> tuple[Found, ...]:
    """What one file holds that its readers may not see; of a PDF made here its document is looked at."""
    name = path.relative_to(known.folder).as_posix() if path.is_relative_to(known.folder) else ""
    if name and audience is None and is_as_its_document(known.folder, name):
        return ()
    return guard_content(known, path, path.read_bytes(), audience)


def guard_content(
    known: Knowledge, path: Path, content: bytes, audience: str | None = None
) -> tuple[Found, ...]:
    """The same of content that would stand at the path, whether or not it does."""
    looked = placed(known, path, audience)
    named = Passage("its name and folder", looked.name)
    enclosed = documents_in(known, content) if looked.is_letter else {}
    apart = {sha256_of(content) for _, content in enclosed.values()}
    try:
        read = read_mail(content, looked_at=apart) if apart else read_file(path.name, content)
        passages = (named, *read)
    except DocumentError as error:
        leaks = leaks_in(known, looked, (named,))
        return (
            *(Found(looked.name, leak.where, leak.text, leak.why) for leak in leaks),
            Found(looked.name, THE_FILE, path.name, _UNREAD.format(error)),
        )
    leaks = leaks_for(known, looked, passages, content)
    return (
        *(_found(looked.name, leak, content) for leak in leaks),
        *(found for each in enclosed.items() for found in _enclosed(known, looked, each[0], *each[1])),
    )


def documents_in(known: Knowledge, letter: bytes) -> Mapping[str, tuple[str, bytes]]:
    """The documents of the term that go with a letter just as they were built: by path their names there."""
    attached = {sha256_of(content): (name, content) for name, content in attachments(letter)}
    built = ((name, str(entry["sha256"])) for name, entry in known.documents.items())
    return {name: attached[sha] for name, sha in built if sha in attached}


def _enclosed(known: Knowledge, looked: Looked, document: str, name: str, content: bytes) -> Iterator[Found]:
    """What the letter's reader may not see in a document that goes with it, looked at once for all."""
    audience = f"{looked.audience}:{looked.urn}" if looked.urn else looked.audience
    key = (document, audience, sha256_of(content))
    if key not in known.seen:
        known.seen[key] = guard_content(known, known.folder / document, content, audience)
    for found in known.seen[key]:
        yield found._replace(document=looked.name, where=f"the attachment {name}: {found.where}")


def _found(document: str, leak: Leak, content: bytes) -> Found:
    """The finding; one without a text of its own, such as a missing marking, goes by its place."""
    where = in_words(leak.where, leak.text, content)
    return Found(document, where, leak.text or where, leak.why)
