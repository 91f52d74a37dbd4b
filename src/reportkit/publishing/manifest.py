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
    """Write the whole file or nothing: a reader never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a term's folder; empty where nothing was built yet."""
    path = folder / NAME
    if not path.is_file():
        return {"documents": {}}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def record(folder: Path, documents: Sequence[BuiltDocument], releases: Sequence[Mapping[str, str]]) -> None:
    """Add the documents to the folder's manifest, in place of earlier builds of the same ones."""
    manifest = read_manifest(folder)
    manifest["documents"] |= {document.path: _entry(document) for document in documents}
    manifest["sources"] = list(releases)
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    write_atomically(folder / NAME, text.encode())


def is_edited(folder: Path, name: str) -> bool:
    """Whether a person has changed the document since it was built: its hash is not the manifest's."""
    return _differs(folder / name, _recorded(folder, name))


def path_for(folder: Path, name: str) -> Path:
    """Where to write a document: beside copies that a person has edited, never over one."""
    recorded, path = _recorded(folder, name), folder / name
    numbers = chain([""], (f"-{number}" for number in count(2)))
    twins = (path.with_suffix(f".new{number}{path.suffix}") for number in numbers)
    return next(place for place in chain([path], twins) if not _differs(place, recorded))


def built_twins(folder: Path, name: str) -> list[Path]:
    """The copies that were written beside an edited document and are as they were built."""
    recorded, path = _recorded(folder, name), folder / name
    return [
        twin for twin in path.parent.glob(f"{path.stem}.new*{path.suffix}") if not _differs(twin, recorded)
    ]


def _recorded(folder: Path, name: str) -> str:
    entry = read_manifest(folder)["documents"].get(name)
    return str(entry["sha256"]) if entry else ""


def _differs(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_of(path.read_bytes()) != sha256


def _entry(document: BuiltDocument) -> dict[str, Any]:
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
