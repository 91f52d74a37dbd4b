"""What a template of a letter may hold: its words, fields, choices, and one list after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, nodes

LAYOUTS = ("layout.html", "layout.txt")
FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "upper")
LISTS = ("documents", "readers")
_OWN_NAMES = ("caller", "loop", "self", "super")
_PLAIN = (
    *(nodes.And, nodes.Block, nodes.Compare, nodes.Const, nodes.If, nodes.Not, nodes.Operand, nodes.Or),
    *(nodes.Output, nodes.Template, nodes.TemplateData),
)
_ELSE = "This cannot stand in a letter. README.md beside the templates lists what can."
_NO_SUMS = (
    "Nothing is reckoned or put together here. Write one thing after another: {{ school }} ({{ urn }})."
)
_NO_FILES = "No other file is taken in here. Write what letters share in layout.html and layout.txt."
_INSTEAD: Mapping[type[nodes.Node], str] = {
    nodes.BinExpr: _NO_SUMS,
    nodes.UnaryExpr: _NO_SUMS,
    nodes.Concat: _NO_SUMS,
    nodes.Call: "Nothing is called here. Change how a field is written with a filter: {{ name | upper }}.",
    nodes.Getattr: "A field is written whole. Write {{ name }}, and {{ documents | first }} for the first.",
    nodes.Getitem: "A field is written whole. Write {{ name }}, and {{ documents | first }} for the first.",
    nodes.Assign: "Nothing is set here. Write the field itself where it is to stand.",
    nodes.AssignBlock: "Nothing is set here. Write the field itself where it is to stand.",
    nodes.CondExpr: "Write {% if venue %} ... {% else %} ... {% endif %}.",
    nodes.Include: _NO_FILES,
    nodes.Import: _NO_FILES,
    nodes.FromImport: _NO_FILES,
    nodes.Macro: "A letter has no macro. Write what letters share in layout.html and layout.txt.",
    nodes.CallBlock: "A letter has no macro. Write what letters share in layout.html and layout.txt.",
}
_SOURCE = tuple[str, str, Callable[[], bool]]


class LetterEnvironment(Environment):
    """Templates of a folder. Raises TemplateSyntaxError for one that holds anything else than it may.

    So a letter is as long as its words and fields are, and is done when it has come to their end.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            loader=_Loader(folder),
            undefined=StrictUndefined,
            autoescape=lambda name: name is not None and name.endswith(".html"),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()


class _Loader(FileSystemLoader):
    def get_source(self, environment: Environment, template: str) -> _SOURCE:
        source, file, is_current = super().get_source(environment, template)
        for node, why in _strange(environment.parse(source, template, file), template):
            raise TemplateSyntaxError(why, _line(node), template, file)
        return source, file, is_current


def _line(node: nodes.Node) -> int:
    """The line on which it stands: of what has none, that of what is in it."""
    return next((one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno), 1)


def _strange(tree: nodes.Node, template: str) -> Iterator[tuple[nodes.Node, str]]:
    """What a template may not hold, and what to write instead."""
    for node in (tree, *tree.find_all(nodes.Node)):
        if why := _why_not(node, template):
            yield node, why


def _why_not(node: nodes.Node, template: str) -> str:
    """Why the node may not stand there, "" where it may; what is in it is looked at for itself."""
    match node:
        case nodes.Extends(template=layout):
            is_layout = isinstance(layout, nodes.Const) and layout.value in LAYOUTS and "/" in template
            return "" if is_layout else f"A letter extends {' or '.join(LAYOUTS)}, and these extend nothing."
        case nodes.For():
            return _why_no_list(node)
        case nodes.Filter(name=name):
            is_known = name in FILTERS and node.node is not None and _is_plain(node)
            return "" if is_known else f"There is no filter “{name}” here. There are: {', '.join(FILTERS)}."
        case nodes.Test(name=name):
            return "" if name == "defined" else f"There is no test “{name}” here. Write {{% if venue %}}."
        case nodes.Name(name=name):
            return _ELSE if name in _OWN_NAMES else ""
        case _:
            instead = (words for kind, words in _INSTEAD.items() if isinstance(node, kind))
            return "" if isinstance(node, _PLAIN) else next(instead, _ELSE)


def _why_no_list(loop: nodes.For) -> str:
    """Lists are gone through one after another, never one within another."""
    is_list = isinstance(loop.iter, nodes.Name) and loop.iter.name in LISTS
    is_plain = isinstance(loop.target, nodes.Name) and not loop.recursive and loop.test is None
    if is_list and is_plain and loop.find(nodes.For) is None:
        return ""
    return f"Write {{% for one in {LISTS[0]} %}}, or in {LISTS[1]}, and no other list within it."


def _is_plain(asked: nodes.Filter) -> bool:
    """Whether a filter is told nothing but words."""
    is_words = all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in asked.args)
    return is_words and not (asked.kwargs or asked.dyn_args or asked.dyn_kwargs)
