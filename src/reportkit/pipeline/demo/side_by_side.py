"""Tasks that have nothing to do with each other, each in a process of its own, heard by one."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from reportkit.exceptions import ReportkitError

R = TypeVar("R")
Say = Callable[[object], None]
_PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class _Done(Generic[R]):
    """What a task gave."""

    result: R


@dataclass(frozen=True, slots=True)
class _Failed:
    """Why a task gave nothing; `is_known` if it is an error that a person can put right."""

    words: str
    is_known: bool


def run_side_by_side(
    tasks: Mapping[str, Callable[[Say], R]], hear: Callable[[str, object], None]
) -> dict[str, R]:
    """What each task gave, by its name. `hear` is told what a task says, as it says it.

    Raises ReportkitError if a task does, with its words; then the others are stopped.
    """
    results: dict[str, R] = {}
    with _started(tasks) as ears:
        while len(results) < len(tasks):
            for ear in _ready(ears):
                match _heard(ear):
                    case _Done(result):
                        results[ears.pop(ear)] = result
                    case _Failed(words, is_known):
                        raise ReportkitError(words) if is_known else RuntimeError(words)
                    case said:
                        hear(ears[ear], said)
    return results


def _ready(ears: Mapping[Connection, str]) -> list[Connection]:
    """Those who have something to say, or have died."""
    return [ear for ear in wait(list(ears)) if isinstance(ear, Connection)]


def _heard(ear: Connection) -> object:
    try:
        return ear.recv()
    except EOFError:
        return _Failed("A process of the run was killed, or ran out of memory. Run it again.", is_known=True)


@contextmanager
def _started(tasks: Mapping[str, Callable[[Say], R]]) -> Iterator[dict[Connection, str]]:
    """The tasks under way; however this ends, no process stays behind."""
    context = get_context("spawn")
    processes: list[SpawnProcess] = []
    ears: dict[Connection, str] = {}
    try:
        for name, task in tasks.items():
            ear, mouth = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(task, mouth))
            process.start()
            mouth.close()
            processes.append(process)
            ears[ear] = name
        yield ears
    except BaseException:
        for ear in ears:
            ear.close()  # what it says next is its last
        raise
    finally:
        for process in processes:
            process.join(_PATIENCE_SECONDS)
            process.terminate()


def _work(task: Callable[[Say], R], mouth: Connection) -> None:
    with suppress(KeyboardInterrupt, BrokenPipeError):
        try:
            mouth.send(_Done(task(mouth.send)))
        except ReportkitError as error:
            mouth.send(_Failed(str(error), is_known=True))
        except Exception:  # told in the process that started this one
            mouth.send(_Failed(traceback.format_exc(), is_known=False))
