"""Processes that end together: a process with its group, and with the process that started it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_THREADS = Path("/proc/self/task")


def lead_group() -> None:
    """Make this process the head of a group of its own: Ctrl-C in the terminal does not reach it."""
    if hasattr(os, "setpgid"):
        with suppress(PermissionError):
            os.setpgid(0, 0)


def end_with_parent(parent: int) -> None:
    """Have this process killed when its parent ends, however that ends. Linux alone can promise it."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def kill_group(leader: int) -> None:
    """Kill the group that the process heads, if there is one; the process alone is not its group."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def count_threads() -> int:
    """How many threads this process has: those of C libraries too, where the system can tell."""
    return len(list(_THREADS.iterdir())) if _THREADS.is_dir() else threading.active_count()
