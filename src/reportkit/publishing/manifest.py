"""What was built, from what, and every figure it prints: the record beside the documents."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from reportkit.blocks import SourcedFigure
from reportkit.publishing.readability import Readability

NAME = "manifest.json"
PENDING = ".manifest.pending"


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """One document as built. `inputs` are the SHA-256 of what decides its content, by name.

    A workbook has no running text, and so no `readability`.
    """

    path: str
    title: str
    sha256: str
    parameters: Mapping[str, str]
    inputs: Mapping[str, str]
    readability: Readability | None
    checks: Mapping[str, Any]
    figures: Sequence[SourcedFigure]


def sha256_of(content: bytes) -> str:
    """The content's SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write_atomically(path: Path, content: bytes) -> None:
    """Write the whole file or nothing: a reader never meets half of it, nor does a power cut leave one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a term's folder; empty where nothing was built yet.

    What a run that was cut short had finished is in it.
    """
    manifest = _read(folder)
    for line in read_pending(folder):
        if is_present(folder, line["path"], line["entry"]["sha256"]):
            manifest["documents"][line["path"]] = line["entry"]
    return manifest


def _read(folder: Path) -> dict[str, Any]:
    path = folder / NAME
    if not path.is_file():
        return {"documents": {}}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def read_pending(folder: Path) -> list[dict[str, Any]]:
    """The entries of documents that a run wrote, or was about to write, before it was cut short.

    A line that a kill or a full disk has torn is left out: its document was not yet written.
    """
    path = folder / PENDING
    lines = path.read_bytes().splitlines() if path.is_file() else []
    return [found for line in lines if (found := _parse(line)) is not None]


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] | None = json.loads(line) if line else None
    except ValueError:
        return None
    return found


def is_present(folder: Path, name: str, sha256: str) -> bool:
    """Whether the document with this content is in the folder, or beside one that was edited."""
    places = [folder / name, *_twins(folder, name)]
    return any(place.is_file() and sha256_of(place.read_bytes()) == sha256 for place in places)


def record(folder: Path, documents: Sequence[BuiltDocument], releases: Sequence[Mapping[str, str]]) -> None:
    """Add the documents to the folder's manifest, in place of earlier builds of the same ones."""
    entries = {document.path: entry_of(document) for document in documents}
    write_manifest(folder, read_manifest(folder)["documents"] | entries, releases)


def write_manifest(
    folder: Path, documents: Mapping[str, Mapping[str, Any]], releases: Sequence[Mapping[str, str]]
) -> None:
    """Write the folder's whole manifest, a document or source a line; nothing is pending after it."""
    entries = (f"{_json(path)}: {_json(entry)}" for path, entry in sorted(documents.items()))
    documents_told, sources_told = ",\n".join(entries), ",\n".join(map(_json, releases))
    text = f'{{"documents": {{\n{documents_told}\n}},\n"sources": [\n{sources_told}\n]}}\n'
    write_atomically(folder / NAME, text.encode())
    (folder / PENDING).unlink(missing_ok=True)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def is_edited(folder: Path, name: str) -> bool:
    """Whether a person has changed the document since it was built: its hash is not the manifest's."""
    return _differs(folder / name, _recorded(folder, name))


def path_for(folder: Path, name: str) -> Path:
    """Where to write a document: beside copies that a person has edited, never over one."""
    return place_for(folder / name, _recorded(folder, name))


def place_for(path: Path, recorded: str) -> Path:
    """The document's own path, or the first beside it, where nothing stands but what was recorded."""
    numbers = chain([""], (f"-{number}" for number in count(2)))
    twins = (path.with_suffix(f".new{number}{path.suffix}") for number in numbers)
    return next(place for place in chain([path], twins) if not _differs(place, recorded))


def built_twins(folder: Path, name: str) -> list[Path]:
    """The copies that were written beside an edited document and are as they were built."""
    recorded = _recorded(folder, name)
    return [twin for twin in _twins(folder, name) if not _differs(twin, recorded)]


def remove_built(path: Path, recorded: str) -> list[Path]:
    """Remove the document, and copies beside it, where they are as they were built; those that are not."""
    places = [place for place in (path, *_twins(path.parent, path.name)) if place.is_file()]
    kept = [place for place in places if _differs(place, recorded)]
    for place in set(places) - set(kept):
        place.unlink()
    return kept


def _twins(folder: Path, name: str) -> list[Path]:
    path = folder / name
    return sorted(path.parent.glob(f"{path.stem}.new*{path.suffix}"))


def _recorded(folder: Path, name: str) -> str:
    entry = read_manifest(folder)["documents"].get(name)
    return str(entry["sha256"]) if entry else ""


def _differs(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_of(path.read_bytes()) != sha256


def entry_of(document: BuiltDocument) -> dict[str, Any]:
    """The document's record as the manifest holds it."""
    return {
        "title": document.title,
        "sha256": document.sha256,
        "parameters": dict(document.parameters),
        "inputs": dict(document.inputs),
        **_plain_english(document.readability),
        "checks": dict(document.checks),
        "figures": [
            {
                "id": figure.id,
                "label": figure.label,
                "printed": figure.printed,
                "how": figure.how,
                "cells": [list(cell) for cell in figure.cells],
            }
            for figure in document.figures
        ],
    }


def _plain_english(plain: Readability | None) -> dict[str, Any]:
    if plain is None:
        return {}
    return {
        "plain_english": {
            "flesch_kincaid_grade": plain.grade,
            "words_per_sentence": plain.words_per_sentence,
            "longest_sentence": plain.longest_sentence,
        }
    }
