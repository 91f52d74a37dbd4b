"""Whether a notebook's code only calls this package: such cells leave nothing for the next notebook."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache

_PACKAGE = __name__.partition(".")[0]
_READ_ONLY = (
    *(ast.Name, ast.Attribute, ast.Call, ast.keyword, ast.Constant, ast.Starred, ast.Load),
    *(ast.Tuple, ast.List),
)


def only_calls_us(sources: Iterable[str]) -> bool:
    """Whether the cells do no more than import from this package, name values and call what is imported.

    So they cannot change a setting of a library, start a process or hold on to anything but their own names.
    """
    try:
        lines = [line for source in sources for line in _lines(source)]
    except SyntaxError:  # a magic, a shell command or a mistake
        return False
    ours = {name for line in lines for name in _named(line)}
    return all(_is_plain(line, ours) for line in lines)


@lru_cache(maxsize=256)  # most cells are the same in many documents
def _lines(source: str) -> tuple[ast.stmt, ...]:
    return tuple(ast.parse(source).body)


def _named(line: ast.stmt) -> Iterator[str]:
    """The names that a line brings in: what is imported from the package, or assigned."""
    if isinstance(line, ast.ImportFrom) and _is_ours(line):
        yield from (alias.asname or alias.name for alias in line.names)
    if isinstance(line, ast.Assign):
        yield from (target.id for target in line.targets if isinstance(target, ast.Name))


def _is_ours(line: ast.ImportFrom) -> bool:
    module = line.module or ""
    return line.level == 0 and (module == _PACKAGE or module.startswith(f"{_PACKAGE}."))


def _is_plain(line: ast.stmt, ours: set[str]) -> bool:
    match line:
        case ast.ImportFrom():
            return _is_ours(line)
        case ast.Assign(targets=targets, value=value):
            return all(isinstance(target, ast.Name) for target in targets) and _only_reads(value, ours)
        case ast.Expr(value=value):
            return _only_reads(value, ours)
        case _:
            return False


def _only_reads(value: ast.expr, ours: set[str]) -> bool:
    nodes = list(ast.walk(value))
    names = (node.id for node in nodes if isinstance(node, ast.Name))
    return (
        all(isinstance(node, _READ_ONLY) for node in nodes) and ours.issuperset(names) and not _hidden(nodes)
    )


def _hidden(nodes: Iterable[ast.AST]) -> bool:
    """Whether an attribute is private: the way from one of our names to anything else in Python."""
    return any(isinstance(node, ast.Attribute) and node.attr.startswith("_") for node in nodes)
