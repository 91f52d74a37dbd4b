"""Ctrl-C ends a run between letters: what is under way is finished, and what is left is told of."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from reportkit.publishing.dispatch.interrupting import Interrupts
from reportkit.publishing.dispatch.ledger import Parcel, Standing
from reportkit.publishing.dispatch.sending import Ending, Outcome, Pace, send_all
from reportkit.publishing.dispatch.smtp import SmtpServer
from reportkit.publishing.dispatch.transport import Begin
from tests.publishing.dispatch.file_ledger import FileLedger
from tests.publishing.dispatch.letters import parcels
from tests.publishing.dispatch.server import Fault, MailServer, Post

Serve = Callable[..., MailServer]
Reach = Callable[..., SmtpServer]
PACE = Pace(per_minute=6_000_000, tries=3, first_wait=5, longest_wait=8)


@pytest.fixture(autouse=True)
def _at_a_keyboard() -> Iterator[None]:
    """Ctrl-C is heard, as it is not where the tests were begun in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def ledger(tmp_path: Path) -> FileLedger:
    return FileLedger(tmp_path / "ledger.jsonl")


def _send(given: Sequence[Parcel], transport: _Pressing, ledger: FileLedger) -> tuple[Outcome, ...]:
    return send_all(given, transport, ledger, PACE, lambda outcome: None, lambda seconds: None)


def _endings(outcomes: Sequence[Outcome]) -> list[Ending]:
    return [outcome.ending for outcome in outcomes]


class _Pressing:
    """A transport during whose second letter somebody presses Ctrl-C so many times."""

    def __init__(self, times: int) -> None:
        self.times, self.count = times, 0

    def opened(self) -> nullcontext[_Pressing]:
        return nullcontext(self)

    def hand_over(self, _parcel: Parcel, begin: Begin) -> str:
        self.count += 1
        begin()
        for _ in range(self.times if self.count == 2 else 0):
            os.kill(os.getpid(), signal.SIGINT)
        return "taken"


def test_ctrl_c_ends_the_run_after_the_letter_under_way(ledger: FileLedger) -> None:
    before = signal.getsignal(signal.SIGINT)
    outcomes = _send(parcels(4), _Pressing(1), ledger)
    assert _endings(outcomes) == [Ending.SENT, Ending.SENT, Ending.LEFT, Ending.LEFT]
    assert outcomes[2].words == "The run was stopped before it went."
    assert signal.getsignal(signal.SIGINT) is before
    assert _endings(_send(parcels(4), _Pressing(0), ledger))[2:] == [Ending.SENT] * 2


def test_ctrl_c_twice_does_not_wait_and_leaves_the_letter_in_doubt(ledger: FileLedger) -> None:
    given = parcels(3)
    with pytest.raises(KeyboardInterrupt):
        _send(given, _Pressing(2), ledger)
    standings = [ledger.standing(parcel.key) for parcel in given]
    assert standings == [Standing.SENT, Standing.STARTED, Standing.NEW]


def test_ctrl_c_ends_a_wait_at_once(serve: Serve, reach: Reach, post: Post, ledger: FileLedger) -> None:
    post.script(Fault.RCPT_4)

    def sleep(seconds: float) -> None:
        if seconds >= 1:
            os.kill(os.getpid(), signal.SIGINT)

    outcomes = send_all(parcels(2), reach(serve()), ledger, PACE, lambda outcome: None, sleep)
    assert _endings(outcomes) == [Ending.LEFT, Ending.SENT]
    assert "451" in outcomes[0].words


def test_ctrl_c_is_nobody_elses_business_afterwards() -> None:
    with Interrupts().listened_to():
        pass
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
