"""Checks of what the built documents say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportkit.pipeline.demo.cases import Expected
from reportkit.pipeline.demo.checks.check import Check, several
from reportkit.pipeline.demo.seeing import Seen


def _says(seen: Seen, case: Expected, _: object, wanted: Mapping[str, Any]) -> Iterator[str]:
    for document, words in wanted.items():
        path = seen.path(document, case.at)
        text = seen.text(path)
        yield from (f"{path} does not say “{each}”" for each in several(words) if each not in text)


def _silent(seen: Seen, case: Expected, _: object, wanted: Mapping[str, Any]) -> Iterator[str]:
    for document, words in wanted.items():
        path = seen.path(document, case.at)
        text = seen.text(path)
        if not text:
            yield f"there is no {path}"
        yield from (f"{path} says “{each}”" for each in several(words) if each in text)


PRINTED: Mapping[str, Check] = {"says": _says, "silent": _silent}
