"""One document to be built, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from reportkit.blocks import Block
from reportkit.publishing.execution.running import DEADLINE_SECONDS
from reportkit.publishing.manifest import BuiltDocument

Preparation = Callable[[], object]
Check = Callable[[Sequence[Block], bytes], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a document must at least hold; a plain "we cannot say" counts for a chart.

    With `exactly` it must hold so many charts and tables, no more and no fewer. `check` is given the blocks
    and the Word file, and raises DocumentError where something is amiss; what it returns stands in the
    manifest among the checks. It runs in a worker, so it is a function of a module, or a
    `functools.partial` of one.
    """

    headings: tuple[str, ...] = ()
    charts: int = 0
    tables: int = 0
    check: Check | None = None
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class BoundIn:
    """A notebook executed before, to be bound in as a part whose pages are numbered behind the label."""

    label: str
    executed: Path


@dataclass(frozen=True, slots=True)
class Job:
    """One document from one notebook.

    `document` is its path in the term's folder, and its name. `parameters` decide its content and are
    recorded; `locations` are parameters that only say where things stand on this machine. `data` gives
    the hashes of what the notebook reads, each under the words that a person knows it by. The executed
    notebook goes to `executed`, and its HTML to `paper` if that is given. A notebook that is not done after
    `deadline` seconds is killed.

    `prepare` is called once in each process that forks a child for each notebook, before its first job: what
    it leaves in memory, such as data that every notebook reads, each of them then finds there.

    What other notebooks say is bound in behind this one's, in the order of `bound`; `data` then holds the
    hashes of what they were made into.
    """

    document: str
    notebook: Path
    template: Path
    executed: Path
    parameters: Mapping[str, str]
    as_at: date
    data: Mapping[str, str]
    locations: Mapping[str, str] = field(default_factory=dict)
    expected: Expected = Expected()
    paper: Path | None = None
    deadline: float = DEADLINE_SECONDS
    prepare: Preparation | None = None
    bound: tuple[BoundIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A document in memory, checked, with its record (its inputs apart) and its HTML if that was asked."""

    document: str
    entry: BuiltDocument
    content: bytes = field(repr=False)
    html: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Built:
    """A document that was written; `beside` where a person had edited the one in its place."""

    document: str
    path: Path
    beside: bool


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document whose inputs are those it was built from; it was left as it is."""

    document: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that was not written, and why.

    `cell` is the code cell that failed, counted from 1, and `notebook` is the notebook as far as it ran;
    neither is known for every failure.
    """

    document: str
    why: str
    cell: int | None = None
    notebook: Path | None = None


Outcome = Made | Failed
JobResult = Built | Unchanged | Failed
