"""What a template of a letter may do: print its fields, choose and repeat, and nothing that does not end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 100_000
_DEEPEST = 2
_FILTERS = [
    "capitalize",
    "count",
    "d",
    "default",
    "e",
    "escape",
    "first",
    "int",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "reject",
    "rejectattr",
    "reverse",
    "safe",
    "select",
    "selectattr",
    "sort",
    "string",
    "striptags",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
    "wordcount",
]
_METHODS = frozenset(
    [
        "capitalize",
        "casefold",
        "changed",
        "count",
        "cycle",
        "endswith",
        "find",
        "get",
        "index",
        "items",
        "keys",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "title",
        "upper",
        "values",
    ]
)
_SOURCE = tuple[str, str, Callable[[], bool]]


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """Templates of a folder, with no way to make a text long or to go on for ever.

    Raises SecurityError in rendering for what they may not do, TemplateSyntaxError for how they may not be.
    """

    intercepted_binops = frozenset({"+", "*", "%", "**"})

    def __init__(self, folder: Path) -> None:
        super().__init__(
            loader=_Loader(folder),
            undefined=StrictUndefined,
            autoescape=lambda name: name is not None and name.endswith(".html"),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The sum, product or rest; of texts and lists the sum alone, and no powers."""
        of_numbers = all(isinstance(one, int | float) for one in (left, right))
        if operator == "**" or (operator != "+" and not of_numbers):
            raise SecurityError(f"“{operator}” cannot be used here in a letter")
        found = super().call_binop(context, operator, left, right)
        if hasattr(found, "__len__") and len(found) > LONGEST:
            raise SecurityError("it makes a text too long for a letter")
        return found

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """What a method answers, of those that make nothing longer."""
        name = getattr(__obj, "__name__", "")
        if name and name not in _METHODS:
            raise SecurityError(f"“{name}” cannot be used in a letter")
        return super().call(__context, __obj, *args, **kwargs)


class _Loader(FileSystemLoader):
    def get_source(self, environment: Environment, template: str) -> _SOURCE:
        source, file, is_current = super().get_source(environment, template)
        for node, why in _strange(environment.parse(source, template, file)):
            raise TemplateSyntaxError(why, node.lineno, template, file)
        return source, file, is_current


def _strange(tree: nodes.Node, loops: int = 0) -> Iterator[tuple[nodes.Node, str]]:
    """What in a template could go on without an end, and why it cannot stand."""
    for node in tree.iter_child_nodes():
        deep = loops + isinstance(node, nodes.For)
        if isinstance(node, nodes.Macro | nodes.CallBlock):
            yield node, "A letter can have no macro."
        if deep > _DEEPEST or (isinstance(node, nodes.For) and node.recursive):
            yield node, f"A letter can have no loops more than {_DEEPEST} deep."
        yield from _strange(node, deep)
