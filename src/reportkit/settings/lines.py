"""A YAML file read together with the line that each of its entries stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportkit.exceptions import UsageError
from reportkit.settings.loader import SafeLoader, in_plain_words


@dataclass(frozen=True, slots=True)
class LinedYaml:
    """What a file says, and where it says it."""

    file: str
    content: object
    root: Node

    def line_of(self, *where: str | int) -> int:
        """The line of an entry, such as ("rules", 3, "kind"), or of the nearest entry around it.

        Lines count from 1. A part that names nothing in the file is passed over.
        """
        node, line = self.root, self.root.start_mark.line
        for part in where:
            found = _child(node, part)
            if found is not None:
                node, line = found
        return line + 1

    def name_of(self, *where: str | int) -> str:
        """An entry's place in words: a place in a list is told by the `id` or `number` that stands there."""
        names: list[str] = []
        at = self.content
        for part in where:
            at = at[part] if _has(at, part) else None  # type: ignore[index]  # _has looked
            names.append(_told(at, part))
        return " > ".join(names) or "the file"


def _has(at: object, part: str | int) -> bool:
    return (isinstance(at, dict) and part in at) or (
        isinstance(at, list) and isinstance(part, int) and part < len(at)
    )


def _told(at: object, part: str | int) -> str:
    named = at if isinstance(at, dict) and isinstance(part, int) else {}
    return str(named.get("id") or named.get("number") or part)


def _child(node: Node, part: str | int) -> tuple[Node, int] | None:
    if isinstance(node, SequenceNode):
        inside = isinstance(part, int) and part < len(node.value)
        return (node.value[part], node.value[part].start_mark.line) if inside else None
    for key, value in _pairs(node):
        if key.value == str(part):
            return value, key.start_mark.line
    return None


def _pairs(node: Node) -> Iterator[tuple[ScalarNode, Node]]:
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, ScalarNode))


def read_lined(file: str, text: str) -> LinedYaml:
    """What the file says, read safely. Raises UsageError, with the line, for no YAML or what stands twice."""
    loader = SafeLoader(text)
    try:
        with in_plain_words(file):
            root = loader.get_single_node()
            if root is None:
                raise UsageError(f"{file}: it is empty. Put it back from the project's copy.")
            _check_no_repeats(file, root)
            return LinedYaml(file, loader.construct_document(root), root)
    finally:
        loader.dispose()


def _check_no_repeats(file: str, node: Node) -> None:
    """YAML would keep the last of two entries with one name; raises UsageError instead."""
    seen: dict[str, int] = {}
    for key, value in _pairs(node):
        line = key.start_mark.line + 1
        if key.value in seen:
            raise UsageError(
                f"{file}, line {line}: “{key.value}” stands here a second time (first on line "
                f"{seen[key.value]}). Remove one of the two."
            )
        seen[key.value] = line
        _check_no_repeats(file, value)
    for item in node.value if isinstance(node, SequenceNode) else ():
        _check_no_repeats(file, item)
