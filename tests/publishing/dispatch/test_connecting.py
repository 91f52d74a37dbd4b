"""A server is spoken to only if it is the right one, encrypted, and lets us in; or it is said why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportkit.exceptions import MailServerUnfit, UsageError
from reportkit.publishing.dispatch.message import pack
from reportkit.publishing.dispatch.smtp import SmtpServer
from reportkit.publishing.dispatch.transport import Unreachable
from tests.publishing.dispatch.conftest import Trust
from tests.publishing.dispatch.letters import LETTER
from tests.publishing.dispatch.server import TAKEN, USER, MailServer, Post

Serve = Callable[..., MailServer]
Reach = Callable[..., SmtpServer]
ONE = pack(LETTER)


def _hand_over(server: SmtpServer) -> str:
    with server.opened() as line:
        return line.hand_over(ONE, lambda: None)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # it is TLS, of which the server does not know
def test_tls_from_the_first_byte_works_as_well(serve: Serve, reach: Reach, post: Post, trust: Trust) -> None:
    server = serve(tls=trust.context(), implicit=True, auth_require_tls=False)
    assert _hand_over(reach(server, security="tls")) == TAKEN
    assert post.logins == [USER.encode()]


def test_a_server_on_this_machine_may_do_without(serve: Serve, reach: Reach, post: Post) -> None:
    server = reach(serve(tls=None), security="none", user="", password="")
    assert _hand_over(server) == TAKEN


@pytest.mark.parametrize(
    "changes",
    [
        {"host": "mail.example", "security": "none", "user": "", "password": ""},
        {"host": "localhost", "security": "none"},
        {"password": "pässword"},
    ],
)
def test_settings_that_would_give_something_away_are_refused(changes: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        SmtpServer(**({"host": "mail.example", "port": 587, "user": "u", "password": "p"} | changes))


def test_the_password_is_in_no_description_of_the_server(reach: Reach, serve: Serve) -> None:
    server = reach(serve(), password="very secret")
    assert "very secret" not in repr(server)


@pytest.mark.parametrize(
    ("name", "terms", "words"),
    [
        ("elsewhere.example", {}, "Hostname mismatch"),
        ("localhost", {"not_after": datetime(2020, 1, 1, tzinfo=UTC)}, "expired"),
    ],
)
@pytest.mark.parametrize("implicit", [False, True])
def test_a_certificate_that_is_not_right_ends_the_run(
    serve: Serve,
    reach: Reach,
    post: Post,
    trust: Trust,
    name: str,
    terms: dict[str, object],
    words: str,
    implicit: bool,
) -> None:
    server = serve(tls=trust.context(name, **terms), implicit=implicit)
    with pytest.raises(MailServerUnfit, match=f"not to be trusted: .*{words}.*Nothing was sent"):
        _hand_over(reach(server, security="tls" if implicit else "starttls"))
    assert (post.logins, post.seen) == ([], [])


def test_a_certificate_of_an_authority_unknown_here_ends_the_run(
    serve: Serve, reach: Reach, post: Post
) -> None:
    with pytest.raises(MailServerUnfit, match="not to be trusted"):
        _hand_over(reach(serve(), ca_file=None))
    assert post.logins == []


def test_a_server_without_starttls_is_told_nothing(serve: Serve, reach: Reach, post: Post) -> None:
    with pytest.raises(MailServerUnfit, match=r"no encryption \(STARTTLS\).*Nothing was sent"):
        _hand_over(reach(serve(tls=None)))
    assert (post.logins, post.seen) == ([], [])


def test_a_server_that_takes_no_password_is_said_so(serve: Serve, reach: Reach) -> None:
    server = serve(auth_required=False, auth_exclude_mechanism=["PLAIN", "LOGIN"])
    with pytest.raises(MailServerUnfit, match="offers no way to log in with a password"):
        _hand_over(reach(server))


def test_a_server_that_knows_only_login_is_let_know(serve: Serve, reach: Reach, post: Post) -> None:
    _hand_over(reach(serve(auth_exclude_mechanism=["PLAIN"])))
    assert post.logins == [USER.encode()]


def test_a_wrong_password_is_tried_once_and_never_repeated_in_words(
    serve: Serve, reach: Reach, post: Post
) -> None:
    with pytest.raises(MailServerUnfit, match="535") as raised:
        _hand_over(reach(serve(), password="wrong one"))
    assert "wrong one" not in str(raised.value)
    assert len(post.logins) == 1


def test_tls_spoken_to_a_port_that_does_not_is_explained(serve: Serve, reach: Reach) -> None:
    with pytest.raises((MailServerUnfit, Unreachable), match="connection"):
        _hand_over(reach(serve(tls=None), security="tls"))


def test_a_file_of_authorities_that_is_not_there_is_named(serve: Serve, reach: Reach, tmp_path: Path) -> None:
    with pytest.raises(MailServerUnfit, match=r"none\.pem"):
        _hand_over(reach(serve(), ca_file=tmp_path / "none.pem"))


def test_nobody_listening_is_no_refusal(serve: Serve, reach: Reach) -> None:
    server = serve()
    transport = reach(server)
    server.stop()
    with pytest.raises(Unreachable, match="no connection could be made"):
        _hand_over(transport)
