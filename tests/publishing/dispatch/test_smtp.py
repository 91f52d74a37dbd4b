"""A real server is given letters safely, and what is certain of each is told from what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportkit.exceptions import MailServerUnfit
from reportkit.publishing.dispatch.addresses import parse_address
from reportkit.publishing.dispatch.answers import Answer, words_of
from reportkit.publishing.dispatch.ledger import Parcel
from reportkit.publishing.dispatch.letter import Attachment, Letter, Recipient
from reportkit.publishing.dispatch.message import pack, read_letter
from reportkit.publishing.dispatch.smtp import SmtpServer
from reportkit.publishing.dispatch.transport import Doubtful, Postponed, Refused
from tests.publishing.dispatch.letters import LETTER, WORD, parcels
from tests.publishing.dispatch.server import TAKEN, USER, Fault, MailServer, Post

Serve = Callable[..., MailServer]
Reach = Callable[..., SmtpServer]
ONE = pack(LETTER)


class Begun:
    """Counts how often a letter was said to begin."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def _hand_over(server: SmtpServer, *given: Parcel, begin: Callable[[], None] = lambda: None) -> list[str]:
    with server.opened() as line:
        return [line.hand_over(parcel, begin) for parcel in given]


def _to(*addresses: str) -> Parcel:
    return pack(replace(LETTER, to=tuple(Recipient(parse_address(text)) for text in addresses)))


def test_a_letter_arrives_byte_for_byte_and_the_answer_is_the_servers(
    serve: Serve, reach: Reach, post: Post
) -> None:
    begun = Begun()
    assert _hand_over(reach(serve()), ONE, begin=begun) == [TAKEN]
    assert [(taken.to, taken.content) for taken in post.taken] == [(ONE.to, ONE.content)]
    assert begun.times == 1


def test_lines_that_begin_with_a_dot_arrive_as_they_were(serve: Serve, reach: Reach, post: Post) -> None:
    letter: Letter = replace(LETTER, text="one\n.\n..two\n.three\n")
    _hand_over(reach(serve()), pack(letter))
    assert read_letter(post.taken[0].content).text == letter.text


def test_one_connection_and_one_login_serve_many_letters(serve: Serve, reach: Reach, post: Post) -> None:
    _hand_over(reach(serve()), *parcels(5))
    assert (post.connections, post.logins, len(post.taken)) == (1, [USER.encode()], 5)


@pytest.mark.parametrize(
    ("fault", "kind", "begun"),
    [
        (Fault.MAIL_4, Postponed, 0),
        (Fault.MAIL_5, MailServerUnfit, 0),
        (Fault.MAIL_DROP, Postponed, 0),
        (Fault.RCPT_4, Postponed, 0),
        (Fault.RCPT_5, Refused, 0),
        (Fault.RCPT_DROP, Postponed, 0),
        (Fault.RCPT_NONSENSE, Postponed, 0),
        (Fault.DATA_4, Postponed, 0),
        (Fault.DATA_5, Refused, 0),
        (Fault.DATA_DROP, Postponed, 0),
        (Fault.DOT_4, Postponed, 1),
        (Fault.DOT_5, Refused, 1),
        (Fault.DOT_DROP, Doubtful, 1),
        (Fault.TAKEN_DROP, Doubtful, 1),
        (Fault.NONSENSE, Doubtful, 1),
    ],
)
def test_each_failure_means_what_it_means(
    serve: Serve, reach: Reach, post: Post, fault: Fault, kind: type[Exception], begun: int
) -> None:
    post.script(fault)
    counted = Begun()
    with pytest.raises(kind) as raised:
        _hand_over(reach(serve()), ONE, begin=counted)
    assert (type(raised.value), counted.times) == (kind, begun)


def test_a_letter_cut_off_in_the_middle_has_certainly_not_arrived(
    serve: Serve, reach: Reach, post: Post
) -> None:
    post.script(Fault.BODY_DROP)
    large = Attachment("large.docx", bytes(4_000_000), WORD)
    counted = Begun()
    with pytest.raises(Postponed, match="before the letter was whole"):
        _hand_over(reach(serve()), pack(replace(LETTER, attachments=(large,))), begin=counted)
    assert (counted.times, post.taken) == (0, [])


def test_a_server_that_never_answers_the_whole_letter_leaves_it_doubtful(
    serve: Serve, reach: Reach, post: Post
) -> None:
    post.watch = lambda moment: 3.0 if moment == "taken" else 0.0
    with pytest.raises(Doubtful, match="timed out"):
        _hand_over(reach(serve(), last_timeout=0.2), ONE)


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault not in (Fault.MAIL_5, Fault.DIE)])
def test_after_a_failure_the_next_letter_goes(serve: Serve, reach: Reach, post: Post, fault: Fault) -> None:
    post.script(fault)
    first, second = parcels(2)
    with reach(serve()).opened() as line:
        with pytest.raises((Postponed, Refused, Doubtful)):
            line.hand_over(first, Begun())
        assert line.hand_over(second, Begun()) == TAKEN
    assert post.taken[-1].content == second.content


def test_a_connection_that_was_closed_between_letters_is_made_anew(
    serve: Serve, reach: Reach, post: Post
) -> None:
    server = serve()
    first, second = parcels(2)
    with reach(server).opened() as line:
        line.hand_over(first, Begun())
        server.hang_up()
        assert line.hand_over(second, Begun()) == TAKEN
    assert (post.connections, len(post.taken)) == (2, 2)


def test_an_answer_to_nothing_is_not_taken_for_the_next_letters(
    serve: Serve, reach: Reach, post: Post
) -> None:
    first, second = parcels(2)
    post.script(Fault.RCPT_NONSENSE, Fault.DOT_5)
    with reach(serve()).opened() as line:
        with pytest.raises(Postponed, match="no answer that can be understood: -1"):
            line.hand_over(first, Begun())
        with pytest.raises(Refused, match="550"):
            line.hand_over(second, Begun())
    assert (post.connections, post.taken) == (2, [])


def test_a_ledger_that_fails_stops_the_letter_before_it_can_arrive(
    serve: Serve, reach: Reach, post: Post
) -> None:
    def fail() -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        _hand_over(reach(serve()), ONE, begin=fail)
    assert post.taken == []


def test_one_recipient_refused_is_all_refused(serve: Serve, reach: Reach, post: Post) -> None:
    both = _to("head@oak.example", "chair@oak.example")
    post.script(Fault.RCPT_5)
    with pytest.raises(Refused, match=r"head@oak\.example: 550 5\.1\.1 no such person here"):
        _hand_over(reach(serve()), both)
    assert post.taken == []


def test_a_letter_larger_than_the_server_takes_is_refused_before_it_goes(
    serve: Serve, reach: Reach, post: Post
) -> None:
    with pytest.raises(Refused, match="and the server takes 1000"):
        _hand_over(reach(serve(data_size_limit=1000)), ONE)
    assert post.seen == []


def test_ten_megabytes_arrive(serve: Serve, reach: Reach, post: Post) -> None:
    large = Attachment("large.docx", bytes(range(256)) * 40_960, WORD)
    parcel = pack(replace(LETTER, attachments=(large,)))
    _hand_over(reach(serve()), parcel)
    assert post.taken[0].content == parcel.content


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("o'neil+school@oak.example", "o'neil+school@oak.example"),
        ('"head teacher"@oak.example', '"head teacher"@oak.example'),
        ("head@schöne-schule.example", "head@xn--schne-schule-6ib.example"),
        ("jörg@oak.example", "jörg@oak.example"),
    ],
)
def test_an_odd_address_is_reached(serve: Serve, reach: Reach, post: Post, text: str, wire: str) -> None:
    _hand_over(reach(serve()), _to(text))
    assert post.taken[0].to == (wire,)


def test_smtputf8_is_asked_for_only_where_it_is_needed(serve: Serve, reach: Reach, post: Post) -> None:
    _hand_over(reach(serve()), _to("head@oak.example"), _to("jörg@oak.example"), _to("head@elm.example"))
    asked = ["SMTPUTF8" in line for line in post.seen if line.startswith("MAIL")]
    assert asked == [False, True, False]


def test_a_server_that_knows_only_ascii_is_not_given_another_address(
    serve: Serve, reach: Reach, post: Post
) -> None:
    with pytest.raises(Refused, match=r"jörg@oak\.example: the server takes no address with letters outside"):
        _hand_over(reach(serve(enable_SMTPUTF8=False)), _to("jörg@oak.example"))
    assert post.seen == []


def test_what_a_server_says_cannot_act_on_a_terminal() -> None:
    assert words_of(Answer(550, b"no\x1b[2J such\r\nperson")) == "550 no [2J such person"
