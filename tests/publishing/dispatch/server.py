"""A real mail server in a thread, which keeps what it took and fails when and where it is told to."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "school.improvement", "a pass phrase"
TAKEN = "250 2.0.0 taken"


class Fault(StrEnum):
    """Where in a letter's way the server fails, and how."""

    MAIL_4 = auto()
    MAIL_5 = auto()
    MAIL_DROP = auto()
    RCPT_4 = auto()
    RCPT_5 = auto()
    RCPT_DROP = auto()
    DATA_4 = auto()
    DATA_5 = auto()
    DATA_DROP = auto()
    BODY_DROP = auto()
    DOT_4 = auto()
    DOT_5 = auto()
    DOT_DROP = auto()  # the whole letter was read, and is thrown away
    TAKEN_DROP = auto()  # the whole letter was taken, and there is no answer
    DIE = auto()  # it is taken, and the server is gone for a while
    RCPT_NONSENSE = auto()
    NONSENSE = auto()  # it is taken, and the answer is none


_WORDS = {"4": "451 4.3.0 not now", "5": "550 5.1.1 no such person here"}


@dataclass(frozen=True)
class Taken:
    """A letter that the server took: it is delivered."""

    to: tuple[str, ...]
    content: bytes


@dataclass
class Post:
    """What a server holds and is told; `plan` is asked once for each letter."""

    plan: Callable[[], Fault | None] = lambda: None
    taken: list[Taken] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)
    connections: int = 0
    watch: Callable[[str], float] = lambda _moment: 0.0

    def script(self, *faults: Fault | None) -> None:
        """These faults for the letters that come next, one each."""
        waiting = deque(faults)
        self.plan = lambda: waiting.popleft() if waiting else None


class _FaultySMTP(SMTP):
    """One connection."""

    post: Post
    house: MailServer
    fault: Fault | None = None
    in_body = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.house.live.add(self)
        if self._original_transport is None:
            self.post.connections += 1

    def connection_lost(self, error: Exception | None) -> None:
        self.house.live.discard(self)
        super().connection_lost(error)

    def data_received(self, data: bytes) -> None:
        if self.in_body and self.fault is Fault.BODY_DROP:
            self.drop()
            return
        super().data_received(data)

    def drop(self) -> None:
        if self.transport is not None:
            with suppress(AttributeError):  # early Pythons 3.11 fail to end a TLS connection that is gone
                self.transport.abort()

    def fails_at(self, stage: str) -> str | None:
        """The answer of a server that fails here; its connection may be gone."""
        if self.fault is None or not self.fault.startswith(stage):
            return None
        if self.fault.endswith("drop"):
            self.drop()
            return "421 gone"
        return _WORDS.get(self.fault[-1], "what?\r\n250 what was not asked")

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802  # its name is the command's
        failed = self.fails_at("data")
        if failed is not None:
            await self.push(failed)
            return
        self.in_body = True
        self.post.watch("body")
        try:
            await super().smtp_DATA(arg)
        finally:
            self.in_body = False


class _Desk:
    """The hooks of aiosmtpd."""

    def __init__(self, post: Post, house: MailServer) -> None:
        self.post, self.house = post, house

    async def handle_MAIL(  # noqa: N802
        self, server: _FaultySMTP, _s: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        server.fault = self.post.plan()
        self.post.seen.append(f"MAIL {address} {' '.join(options)}".strip())
        envelope.mail_from = address
        return server.fails_at("mail") or "250 go on"

    async def handle_RCPT(  # noqa: N802
        self, server: _FaultySMTP, _s: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.post.seen.append(f"RCPT {address}")
        failed = server.fails_at("rcpt")
        if failed is None:
            envelope.rcpt_tos.append(address)
        return failed or "250 go on"

    async def handle_DATA(self, server: _FaultySMTP, _s: Session, envelope: Envelope) -> str:  # noqa: N802
        failed = server.fails_at("dot")
        if failed is not None:
            return failed
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self.post.taken.append(Taken(tuple(envelope.rcpt_tos), content))
        await asyncio.sleep(self.post.watch("taken"))
        if server.fault is Fault.DIE:
            self.house.die()
        if server.fault in (Fault.TAKEN_DROP, Fault.DIE):
            server.drop()
        return "what?" if server.fault is Fault.NONSENSE else TAKEN


class MailServer:
    """Listens on this machine until it is stopped; `gone` seconds after it died it listens again."""

    def __init__(self, post: Post, *, tls: ssl.SSLContext | None, implicit: bool = False, **options: Any):
        self.post, self.live, self.gone = post, set[_FaultySMTP](), 0.05
        self._implicit = tls if implicit else None
        self._options: dict[str, Any] = {"tls_context": None if implicit else tls, "timeout": 60} | options
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None
        self.port = 0

    def start(self) -> None:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)

    def hang_up(self) -> None:
        """Drop every connection; go on listening."""
        self._loop.call_soon_threadsafe(self._drop_all)
        while self.live:
            time.sleep(0.001)

    def stop(self) -> None:
        if self._loop.is_closed():
            return
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def die(self) -> None:
        """Listen no longer, and drop every connection; come back after a while."""
        if self._server is not None:
            self._server.close()
            self._server = None
            self._drop_all()
            self._loop.call_later(self.gone, lambda: self._loop.create_task(self._listen()))

    @property
    def is_listening(self) -> bool:
        return self._server is not None

    async def _listen(self) -> None:
        self._server = await self._loop.create_server(
            self._connection, "127.0.0.1", self.port, ssl=self._implicit, reuse_address=True
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def _drop_all(self) -> None:
        for connection in tuple(self.live):
            connection.drop()

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._drop_all()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _connection(self) -> SMTP:
        made = _FaultySMTP(_Desk(self.post, self), loop=self._loop, hostname="mail.example", **self._options)
        made.post, made.house = self.post, self
        return made


def let_in(post: Post) -> Callable[..., AuthResult]:
    """Who knows the password is let in."""

    def judge(_server: SMTP, _session: Session, _envelope: Envelope, _way: str, given: object) -> AuthResult:
        assert isinstance(given, LoginPassword)
        post.logins.append(given.login)
        is_known = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=is_known, handled=False)

    return judge


@contextmanager
def running(post: Post, *, tls: ssl.SSLContext | None, **options: Any) -> Iterator[MailServer]:
    """A server that asks for the password, where there is TLS."""
    asked = {"auth_required": True, "authenticator": let_in(post)} if tls else {}
    server = MailServer(post, tls=tls, **({"enable_SMTPUTF8": True} | asked | options))
    server.start()
    try:
        yield server
    finally:
        server.stop()
