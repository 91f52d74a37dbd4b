"""Trials of sending: a run is killed while it sends to a failing server, and begun again until it is done."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import trustme

from reportkit.exceptions import MailServerUnfit
from reportkit.publishing.dispatch.ledger import Ledger, Parcel, Standing
from reportkit.publishing.dispatch.sending import Pace, send_all
from reportkit.publishing.dispatch.smtp import SmtpServer
from tests.publishing.dispatch.file_ledger import FileLedger
from tests.publishing.dispatch.letters import parcels
from tests.publishing.dispatch.server import PASSWORD, USER, Fault, MailServer, Post, running

# The ledger that is kept in a folder, for these letters; named, so that another process can open it.
OpenLedger = Callable[[Path, Sequence[Parcel]], Ledger]
_CHILDREN = multiprocessing.get_context("forkserver")
_CHILDREN.set_forkserver_preload(
    [
        "reportkit.publishing.dispatch.sending",
        "reportkit.publishing.dispatch.smtp",
        "reportkit.pipeline.dispatching.ledger",  # for whichever ledger
        "reportkit.casework.store",
    ]
)

_HASTE = Pace(per_minute=1_000_000, tries=3, first_wait=0.005, longest_wait=0.02)
_UNFIT, _MOST_RUNS, _LONGEST_RUN = 61, 200, 120.0
# How often, in a thousand letters, the server fails in each way; rarer at the end, so that trials end.
_FAULTS = {
    **dict.fromkeys((Fault.MAIL_4, Fault.RCPT_4, Fault.DATA_4, Fault.DOT_4), 10),
    **dict.fromkeys((Fault.RCPT_5, Fault.DATA_5, Fault.DOT_5), 4),
    **dict.fromkeys((Fault.MAIL_DROP, Fault.RCPT_DROP, Fault.DATA_DROP, Fault.BODY_DROP), 8),
    **dict.fromkeys((Fault.DOT_DROP, Fault.TAKEN_DROP), 10),
    **dict.fromkeys((Fault.DIE, Fault.NONSENSE), 6),
    Fault.MAIL_5: 2,
}
# When a run is killed: as the server takes a letter, once it has answered, while it reads, at any time.
_MOMENTS = ("taken", "taken", "answered", "answered", "body", "body", "any")
_AIMED = 8  # so many runs of a trial are killed if they last
# After these no answer comes to a whole letter; one that is small has gone before the server drops it.
_UNANSWERED = (Fault.DOT_DROP, Fault.TAKEN_DROP, Fault.DIE, Fault.NONSENSE, Fault.BODY_DROP)
_DONE = (Standing.SENT, Standing.AGAIN, Standing.REFUSED)


@dataclass
class Trial:
    """What came of one trial; `problems` is empty where all is as it must be."""

    seed: int
    recipients: int
    runs: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    twice: int = 0
    doubted: int = 0
    held: int = 0
    refused: int = 0
    problems: list[str] = field(default_factory=list)


def file_ledger(folder: Path, _parcels: Sequence[Parcel]) -> Ledger:
    """A ledger in a file of its own."""
    return FileLedger(folder / "ledger.jsonl")


def run_trial(seed: int, recipients: int, folder: Path, open_ledger: OpenLedger = file_ledger) -> Trial:
    """One trial from nothing to the end, and what it came to."""
    trial, chance = Trial(seed, recipients), random.Random(seed)
    folder.mkdir(parents=True)
    letters, post = parcels(recipients), Post()
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    post.plan = lambda: _fault(trial, chance)
    with running(post, tls=context) as server:
        server.gone = 0.01
        transport = SmtpServer(
            *("localhost", server.port, "starttls", USER, PASSWORD, folder / "authority.pem", 30.0, 30.0)
        )
        _run_until_done(trial, chance, letters, post, transport, folder, open_ledger)
        _wait_until_quiet(server)
        _check(trial, letters, post, open_ledger(folder, letters))
        _check_that_more_sends_nothing(trial, letters, post, transport, folder, open_ledger)
    return trial


def _fault(trial: Trial, chance: random.Random) -> Fault | None:
    drawn = chance.choices([None, *_FAULTS], [1000 - sum(_FAULTS.values()), *_FAULTS.values()])[0]
    trial.faults[drawn or "none"] += 1
    return drawn


def _run_until_done(
    trial: Trial,
    chance: random.Random,
    letters: Sequence[Parcel],
    post: Post,
    transport: SmtpServer,
    folder: Path,
    open_ledger: OpenLedger,
) -> None:
    while trial.runs < _MOST_RUNS and not _is_done(letters, open_ledger(folder, letters)):
        trial.runs += 1
        child = _CHILDREN.Process(target=send, args=(letters, transport, folder, open_ledger))
        killer = _Killer(chance, trial, post, len(letters))
        child.start()
        killer.aim(child.pid or 0)
        child.join(_LONGEST_RUN)
        killer.rest()
        if child.exitcode not in (0, _UNFIT, -signal.SIGKILL):
            trial.problems.append(f"a run ended with {child.exitcode}")
            child.kill()
            return


def send(letters: Sequence[Parcel], transport: SmtpServer, folder: Path, open_ledger: OpenLedger) -> None:
    """One run, in a process of its own."""
    ledger = open_ledger(folder, letters)
    try:
        send_all(letters, transport, ledger, _HASTE, lambda outcome: None, time.sleep)
    except MailServerUnfit:
        raise SystemExit(_UNFIT) from None


def _is_done(letters: Sequence[Parcel], ledger: Ledger) -> bool:
    return all(ledger.standing(parcel.key) in _DONE for parcel in letters)


class _Killer:
    """Kills a run at a moment that chance has chosen, most often where a letter is between two states."""

    def __init__(self, chance: random.Random, trial: Trial, post: Post, most: int) -> None:
        self._moment = chance.choice(
            ["taken", "taken", "answered", "answered", "body", "body", "any", "none"]
        )
        self._after = chance.randint(1, max(1, most // 2))
        self._late = chance.uniform(
            0, {"taken": 0, "answered": 0.004, "body": 0.004}.get(self._moment, 0.004 * most)
        )
        self._trial, self._pid, self._lock = trial, 0, threading.Lock()
        self._is_known = threading.Event()
        post.watch = self._watch

    def aim(self, pid: int) -> None:
        with self._lock:
            self._pid = pid
        self._is_known.set()
        if self._moment == "any":
            threading.Timer(self._late, self._kill).start()

    def rest(self) -> None:
        with self._lock:
            self._pid = 0

    def _watch(self, moment: str) -> float:
        """Called by the server; how long it is to keep its answer back."""
        if moment != {"answered": "taken"}.get(self._moment, self._moment):
            return 0.0
        self._after -= 1
        if self._after == 0:
            self._is_known.wait(1)
            if self._moment == "taken":
                self._kill()
            else:
                threading.Timer(self._late, self._kill).start()
        return 0.0

    def _kill(self) -> None:
        with self._lock:
            if self._pid:
                with suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)
                    self._trial.kills[self._moment] += 1
                self._pid = 0


def _wait_until_quiet(server: MailServer) -> None:
    """What a killed run has sent before it died may still be read."""
    until = time.monotonic() + 10
    while server.live and time.monotonic() < until:
        time.sleep(0.002)


def _check(trial: Trial, letters: Sequence[Parcel], post: Post, ledger: Ledger) -> None:
    """Everybody has their own document; none twice, and none missing, but what the ledger says of them."""
    by_address = {parcel.to: parcel for parcel in letters}
    arrived: Counter[str] = Counter()
    for taken in post.taken:
        meant = by_address.get(taken.to)
        if meant is None or meant.content != taken.content:
            trial.problems.append(f"{taken.to} has what is another's")
        else:
            arrived[meant.key] += 1
    for parcel in letters:
        standing, is_told = ledger.standing(parcel.key), ledger.may_be_twice(parcel.key)
        _count(trial, standing, arrived[parcel.key], is_told=is_told)
        if problem := _problem(standing, arrived[parcel.key], is_told=is_told):
            trial.problems.append(f"{parcel.key} ({standing}) arrived {arrived[parcel.key]} times: {problem}")
    _check_doubts(trial)


def _check_doubts(trial: Trial) -> None:
    """One letter is under way at a time: a kill or lost answer leaves one in doubt, and nothing else does."""
    lost = sum(trial.kills.values()) + sum(trial.faults[fault] for fault in _UNANSWERED)
    if trial.doubted > lost:
        trial.problems.append(f"{trial.doubted} letters are said to be in doubt after {lost} lost answers")


def _problem(standing: Standing, times: int, *, is_told: bool) -> str:
    if standing not in _DONE:
        return "it is not done"
    if times > 2 or (times == 2 and not is_told):
        return "nobody was told"
    if standing is Standing.SENT and times == 0:
        return "it is missing"
    return ""


def _count(trial: Trial, standing: Standing, times: int, *, is_told: bool) -> None:
    trial.twice += times == 2
    trial.doubted += is_told
    trial.held += standing is Standing.AGAIN
    trial.refused += standing is Standing.REFUSED


def _check_that_more_sends_nothing(
    trial: Trial,
    letters: Sequence[Parcel],
    post: Post,
    transport: SmtpServer,
    folder: Path,
    open_ledger: OpenLedger,
) -> None:
    before, connections = len(post.taken), post.connections
    send(letters, transport, folder, open_ledger)
    if (len(post.taken), post.connections) != (before, connections):
        trial.problems.append("a run after the last one sent something")
