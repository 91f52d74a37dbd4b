"""Fields: words that Word works out anew on opening, such as who saved a file and where it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.local import is_local, names_a_place
from reportkit.publishing.word.cleaning.names import W, remove, text_of, unwrap
from reportkit.publishing.word.cleaning.wording import counted, listed, quoted

# Each tells, or fetches, something that is not in the copy; its last words stand as plain text.
_TELLING = frozenset(
    [
        *("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "TEMPLATE"),
        *("EDITTIME", "REVNUM", "SAVEDATE", "PRINTDATE", "CREATEDATE", "COMMENTS", "KEYWORDS", "INFO"),
        *("DOCPROPERTY", "DOCVARIABLE", "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF"),
        *("DATABASE", "LINK", "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "MACROBUTTON", "RD"),
        *("ADDRESSBLOCK", "GREETINGLINE", "AUTOTEXT", "AUTOTEXTLIST", "FILESIZE"),
    ]
)
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(slots=True)
class Field:
    """A field as it stands in the runs: everything between its signs, begin and end included."""

    nodes: list[_Element] = field(default_factory=list)
    parted: int | None = None
    code: str = ""
    whole: bool = False

    @property
    def runs(self) -> list[_Element]:
        """The runs that it stands in."""
        found = (node.getparent() for node in self.nodes)
        return list(dict.fromkeys(run for run in found if run is not None))

    @property
    def kind(self) -> str:
        """The first word of its code: PAGE, HYPERLINK."""
        return _kind(self.code)

    @property
    def shown(self) -> str:
        """The words it shows."""
        after = [] if self.parted is None else self.nodes[self.parted + 1 :]
        return "".join(node.text or "" for node in after if node.tag == f"{W}t")

    def unlink(self) -> None:
        """Leave the words it shows as plain text."""
        gone = self.nodes if self.parted is None else [*self.nodes[: self.parted + 1], self.nodes[-1]]
        for node in gone:
            run = node.getparent()
            remove(node)
            if run is not None and all(child.tag == f"{W}rPr" for child in run):
                remove(run)


def fields_of(root: _Element) -> list[Field]:
    """Every whole field, an inner one after the one around it."""
    found: list[Field] = []
    open_: list[Field] = []
    for node in _run_content(root):
        sign = node.get(f"{W}fldCharType") if node.tag == f"{W}fldChar" else None
        if sign == "begin":
            open_.append(Field())
            found.append(open_[-1])
        for one in open_:
            one.nodes.append(node)
        if open_ and node.tag == f"{W}instrText" and open_[-1].parted is None:
            open_[-1].code += node.text or ""
        if open_ and sign == "separate":
            open_[-1].parted = len(open_[-1].nodes) - 1
        if open_ and sign == "end":
            open_.pop().whole = True
    return [one for one in found if one.whole]


def _run_content(root: _Element) -> Iterator[_Element]:
    for run in root.iter(f"{W}r"):
        yield from (child for child in run if child.tag != f"{W}rPr")


def unlink_fields(held: Container) -> list[str]:
    """Which fields were made plain text, and what they show: those that tell who, when and where."""
    found: list[tuple[str, str]] = []
    for root in held.texts():
        found += _unlink_simple(root)
        for one in [one for one in fields_of(root) if _tells(one.code)]:
            found.append((one.kind, one.shown))
            one.unlink()
    if not found:
        return []
    kinds, shown = listed(kind for kind, _ in found), " … ".join(filter(None, (text for _, text in found)))
    said = f": {quoted(shown)}" if shown else ""
    return [f"{counted(len(found), 'field')} that Word would fill in anew ({kinds}), now plain text{said}"]


def _unlink_simple(root: _Element) -> Iterator[tuple[str, str]]:
    for simple in list(root.iter(f"{W}fldSimple")):
        code = simple.get(f"{W}instr", "")
        if _tells(code):
            yield _kind(code), text_of(simple)
            unwrap(simple)


def _kind(code: str) -> str:
    return (code.split() or [""])[0].upper()


def _tells(code: str) -> bool:
    kind = _kind(code)
    if kind == "HYPERLINK":
        target = _QUOTED.search(code)
        return r"\l" not in code.split(" ", 2)[1:2] and target is not None and is_local(target[1])
    return kind in _TELLING or names_a_place(code)
