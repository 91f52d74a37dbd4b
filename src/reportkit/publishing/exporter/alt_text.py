"""Where an ordinary notebook may keep a picture's description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

_OPTION = re.compile(r"^#\|\s*([\w-]+)\s*:\s*(.*?)\s*$")
_QUOTES = ("'", '"')
_KEYS = ("alt", "alt_text", "fig-alt", "fig_alt")


@dataclass(slots=True)
class Described:
    """A cell's descriptions and captions, given out to its pictures in turn."""

    alts: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    table_caption: str = ""

    def next_alt(self, output: Mapping[str, Any]) -> str:
        """The description for the next picture: the output's own before the cell's."""
        from_cell = self.alts.pop(0) if self.alts else ""
        return next((str(output[key]) for key in _KEYS if output.get(key)), "") or from_cell

    def next_caption(self) -> str:
        """The caption for the next picture, or nothing."""
        return self.captions.pop(0) if self.captions else ""


def described(cell: NotebookNode) -> Described:
    """What the cell's metadata says, or else the `#| fig-alt:` lines it begins with."""
    options = _options(str(cell.source))
    alts = next((_listed(cell.metadata[key]) for key in _KEYS if cell.metadata.get(key)), None)
    return Described(
        alts if alts is not None else options.get("fig-alt", []),
        options.get("fig-cap", []),
        next(iter(options.get("tbl-cap", [])), ""),
    )


def _options(source: str) -> dict[str, list[str]]:
    """Options from the comment lines at the head of a cell; `#|   - text` lines continue a list."""
    options: dict[str, list[str]] = {}
    name = ""
    for line in source.splitlines():
        if not line.startswith("#|"):
            break
        found = _OPTION.match(line)
        if found and not line[2:].strip().startswith("- "):
            name = found[1]
            options[name] = [_unquoted(found[2])] if found[2] else []
        elif name:
            options[name].append(_unquoted(line[2:].strip().removeprefix("- ")))
    return options


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] in _QUOTES and text[-1] == text[0] else text


def _listed(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
