"""Each letter goes once; what is in doubt goes once more and is said to; what is twice in doubt is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.exceptions import MailServerUnfit, UsageError
from reportkit.publishing.dispatch.ledger import Entry, Parcel, Standing
from reportkit.publishing.dispatch.outbox import Outbox
from reportkit.publishing.dispatch.pacing import Metronome
from reportkit.publishing.dispatch.sending import Ending, Outcome, Pace, send_all
from reportkit.publishing.dispatch.smtp import SmtpServer
from reportkit.publishing.dispatch.transport import Transport
from tests.publishing.dispatch.file_ledger import FileLedger
from tests.publishing.dispatch.letters import parcels
from tests.publishing.dispatch.server import TAKEN, Fault, MailServer, Post

Serve = Callable[..., MailServer]
Reach = Callable[..., SmtpServer]
PACE = Pace(per_minute=6_000_000, tries=3, first_wait=5, longest_wait=8)


@pytest.fixture
def ledger(tmp_path: Path) -> FileLedger:
    return FileLedger(tmp_path / "ledger.jsonl")


class Night:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.now = 100.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def clock(self) -> float:
        return self.now


def _send(
    given: Sequence[Parcel],
    transport: Transport,
    ledger: FileLedger,
    pace: Pace = PACE,
    night: Night | None = None,
) -> tuple[Outcome, ...]:
    told: list[Outcome] = []
    night = night or Night()
    outcomes = send_all(given, transport, ledger, pace, told.append, night.sleep, night.clock)
    assert sorted(map(id, told)) == sorted(map(id, outcomes))
    return outcomes


def _endings(outcomes: Sequence[Outcome]) -> list[Ending]:
    return [outcome.ending for outcome in outcomes]


def test_each_letter_goes_once_and_is_told_of_in_its_place(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    given = parcels(3)
    outcomes = _send(given, reach(serve()), ledger)
    assert [(one.parcel, one.ending, one.words, one.may_be_twice) for one in outcomes] == [
        (parcel, Ending.SENT, TAKEN, False) for parcel in given
    ]
    assert [taken.content for taken in post.taken] == [parcel.content for parcel in given]


def test_a_second_run_sends_nothing_and_does_not_even_connect(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    given, server = parcels(3), serve()
    _send(given, reach(server), ledger)
    server.stop()
    assert _endings(_send(given, reach(server), ledger)) == [Ending.SENT_BEFORE] * 3
    assert len(post.taken) == 3


def test_the_start_is_on_record_before_the_letter_can_arrive(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger, tmp_path: Path
) -> None:
    (one,) = parcels(1)
    seen: list[Standing] = []

    def watch(moment: str) -> float:
        if moment == "taken":
            seen.append(FileLedger(tmp_path / "ledger.jsonl").standing(one.key))
        return 0.0

    post.watch = watch
    _send((one,), reach(serve()), ledger)
    assert seen == [Standing.STARTED]
    assert ledger.entries(one.key) == (Entry.STARTED, Entry.SENT)


def test_what_an_earlier_run_left_in_doubt_goes_once_more_and_is_said_to(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    (one,) = parcels(1)
    ledger.started(one)
    (outcome,) = _send((one,), reach(serve()), ledger)
    assert (outcome.ending, outcome.may_be_twice, len(post.taken)) == (Ending.SENT, True, 1)
    (again,) = _send((one,), reach(serve()), ledger)
    assert (again.ending, again.may_be_twice) == (Ending.SENT_BEFORE, True)


def test_what_is_twice_in_doubt_is_held_for_a_person(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    (one,) = parcels(1)
    ledger.started(one)
    ledger.started(one)
    (outcome,) = _send((one,), reach(serve()), ledger)
    assert (outcome.ending, outcome.may_be_twice, post.connections) == (Ending.HELD, True, 0)
    assert "Ask whether it arrived" in outcome.words


@pytest.mark.parametrize("fault", [Fault.TAKEN_DROP, Fault.DOT_DROP, Fault.NONSENSE])
def test_a_lost_answer_is_tried_once_more_in_the_same_run_and_told(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger, fault: Fault
) -> None:
    post.script(fault)
    first, second = _send(parcels(2), reach(serve()), ledger)
    assert (first.ending, first.may_be_twice) == (Ending.SENT, True)
    assert (second.ending, second.may_be_twice) == (Ending.SENT, False)


def test_two_lost_answers_are_the_last(serve: Serve, reach: Reach, post: Post, ledger: FileLedger) -> None:
    post.script(Fault.TAKEN_DROP, Fault.TAKEN_DROP)
    (outcome,) = _send(parcels(1), reach(serve()), ledger)
    assert (outcome.ending, len(post.taken)) == (Ending.HELD, 2)
    assert outcome.words.startswith("Two attempts had no answer.")


def test_a_lost_answer_to_the_last_try_is_told_as_in_doubt(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    post.script(Fault.TAKEN_DROP)
    (outcome,) = _send(parcels(1), reach(serve()), ledger, replace(PACE, tries=1))
    assert (outcome.ending, outcome.may_be_twice) == (Ending.DOUBTFUL, False)


def test_a_letter_put_off_goes_after_the_others_once_the_wait_is_over(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    given, night = parcels(3), Night()
    post.script(Fault.RCPT_4)
    outcomes = _send(given, reach(serve()), ledger, night=night)
    assert _endings(outcomes) == [Ending.SENT] * 3
    assert [taken.to for taken in post.taken] == [given[1].to, given[2].to, given[0].to]
    assert 5 in night.slept


def test_waits_double_up_to_the_longest(serve: Serve, reach: Reach, post: Post, ledger: FileLedger) -> None:
    night = Night()
    post.script(*[Fault.RCPT_4] * 9)
    (outcome,) = _send(parcels(1), reach(serve()), ledger, replace(PACE, tries=4), night)
    assert [seconds for seconds in night.slept if seconds >= 1] == [5, 8, 8]
    assert (outcome.ending, outcome.words) == (Ending.LEFT, f"{outcome.parcel.to[0]}: 451 4.3.0 not now")


@pytest.mark.parametrize("fault", [Fault.RCPT_4, Fault.DATA_DROP, Fault.DOT_4])
def test_what_is_left_is_certain_and_the_next_run_sends_it_without_a_word(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger, fault: Fault
) -> None:
    given, server = parcels(1), serve()
    post.script(fault, fault, fault)
    assert _endings(_send(given, reach(server), ledger)) == [Ending.LEFT]
    assert ledger.standing(given[0].key) is Standing.NEW
    (outcome,) = _send(given, reach(server), ledger)
    assert (outcome.ending, outcome.may_be_twice, len(post.taken)) == (Ending.SENT, False, 1)


@pytest.mark.parametrize("fault", [Fault.RCPT_5, Fault.DATA_5, Fault.DOT_5])
def test_a_refusal_is_kept_and_the_others_go_on(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger, fault: Fault
) -> None:
    given, server = parcels(3), serve()
    post.script(None, fault)
    outcomes = _send(given, reach(server), ledger)
    assert _endings(outcomes) == [Ending.SENT, Ending.REFUSED, Ending.SENT]
    assert "550 5.1.1 no such person here" in outcomes[1].words
    again = _send(given, reach(server), ledger)
    assert _endings(again) == [Ending.SENT_BEFORE, Ending.REFUSED, Ending.SENT_BEFORE]


def test_a_refusal_after_a_doubt_says_that_it_may_have_arrived(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    post.script(Fault.TAKEN_DROP, Fault.RCPT_5)
    (outcome,) = _send(parcels(1), reach(serve()), ledger)
    assert outcome.ending is Ending.REFUSED
    assert "it may have arrived" in outcome.words


def test_what_came_back_is_not_sent_again(serve: Serve, reach: Reach, post: Post, ledger: FileLedger) -> None:
    (one,) = parcels(1)
    ledger.returned(one, "5.1.1")
    assert _endings(_send((one,), reach(serve()), ledger)) == [Ending.RETURNED]
    assert post.taken == []


def test_a_server_that_is_not_there_is_not_asked_for_every_letter(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    server = serve()
    transport = reach(server)
    server.stop()
    outcomes = _send(parcels(50), transport, ledger)
    assert set(_endings(outcomes)) == {Ending.LEFT}
    assert all("no connection could be made" in outcome.words for outcome in outcomes)


def test_a_server_that_comes_back_takes_all(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    given = parcels(4)
    server = serve()
    post.script(None, Fault.DIE)
    night = Night()

    def sleep(seconds: float) -> None:
        night.sleep(seconds)
        while not server.is_listening:
            pass

    outcomes = send_all(given, reach(server), ledger, PACE, lambda outcome: None, sleep, night.clock)
    assert _endings(outcomes) == [Ending.SENT] * 4
    assert [outcome.may_be_twice for outcome in outcomes] == [False, True, False, False]


def test_a_server_that_does_not_take_the_sender_ends_the_run_and_nothing_is_refused(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    given = parcels(3)
    post.script(None, Fault.MAIL_5)
    told: list[Outcome] = []
    night = Night()
    with pytest.raises(MailServerUnfit, match=r"takes no letters from .+: 550"):
        send_all(given, reach(serve()), ledger, PACE, told.append, night.sleep, night.clock)
    assert _endings(told) == [Ending.SENT]
    assert [ledger.standing(parcel.key) for parcel in given[1:]] == [Standing.NEW] * 2


def test_letters_go_no_faster_than_the_pace_over_reconnections(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger
) -> None:
    night = Night()
    post.script(None, Fault.RCPT_DROP)
    _send(parcels(4), reach(serve()), ledger, replace(PACE, per_minute=30, first_wait=0), night)
    assert night.now - 100 == pytest.approx(8)
    assert post.connections == 2


def test_time_that_was_slow_is_not_made_up_for() -> None:
    night = Night()
    metronome = Metronome(60, night.sleep, night.clock)
    metronome.wait()
    night.now += 30
    for _ in range(3):
        metronome.wait()
    assert night.slept == [1, 1]


class _Full(FileLedger):
    """A ledger whose disk is full when the receipt comes."""

    def sent(self, parcel: Parcel, answer: str) -> None:
        raise OSError("no space left")


def test_a_receipt_that_cannot_be_kept_ends_the_run_and_leaves_the_letter_in_doubt(
    serve: Serve, reach: Reach, post: Post, ledger: FileLedger, tmp_path: Path
) -> None:
    given, server = parcels(2), serve()
    with pytest.raises(OSError, match="no space left"):
        _send(given, reach(server), _Full(tmp_path / "ledger.jsonl"))
    again = FileLedger(tmp_path / "ledger.jsonl")
    assert [again.standing(parcel.key) for parcel in given] == [Standing.STARTED, Standing.NEW]
    assert [one.may_be_twice for one in _send(given, reach(server), again)] == [True, False]


def test_two_letters_of_one_key_are_refused(reach: Reach, serve: Serve, ledger: FileLedger) -> None:
    one, two = parcels(2)
    with pytest.raises(UsageError, match="More than one letter has the key profiles-900001"):
        _send((one, replace(two, key=one.key)), reach(serve()), ledger)


def test_the_outbox_and_a_server_are_sent_to_alike(tmp_path: Path, ledger: FileLedger) -> None:
    given = parcels(2)
    outbox = Outbox(tmp_path / "outbox")
    assert _endings(_send(given, outbox, ledger)) == [Ending.SENT] * 2
    assert _endings(_send(given, outbox, ledger)) == [Ending.SENT_BEFORE] * 2
    assert [path.read_bytes() for path in sorted(outbox.folder.iterdir())] == [one.content for one in given]
