"""The socket's door: understand a frame, hand it over, send what comes back. No ORM, no model, no thinking."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer

from accounts import identity, limits
from accounts.errors import RateLimited, Refusal, Unauthenticated, ValidationFailed
from accounts.identity import Identity
from interviews import answers, database, metrics, sockets, tracing, wording
from interviews.answers import Outbox
from interviews.eventlog import Notice
from interviews.events import Failed
from interviews.protocol import Ask, Auth, BadFrame, Cancel, Message, Ping, Watch, frames, parse
from interviews.protocol.frames import Heading
from interviews.protocol.limits import most

SUBPROTOCOL = "interview.v1"
ABNORMAL = 1006
"""How a socket is counted that went without a word."""

logger = logging.getLogger(__name__)


class InterviewConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """One socket of one person. Its tasks: this consumer, and the outbox's sender."""

    identity: Identity
    unlimited: bool
    heard: float

    channel_layer_alias = "none"
    """What others add comes through the event log, never through a channel layer."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.outbox = Outbox(self._send_text)
        self._sender: asyncio.Task[None] | None = None
        self._watched: dict[str, Callable[[], None]] = {}
        self._closed = False
        self._pace = sockets.Pace()
        try:
            with contextlib.suppress(asyncio.CancelledError):
                await super().__call__(scope, receive, send)
        finally:
            await self._let_go(ABNORMAL)

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Straight to the handler: no database connection is used here that would have to be closed."""
        handler = {
            "websocket.connect": self.websocket_connect,
            "websocket.receive": self.websocket_receive,
            "websocket.disconnect": self.websocket_disconnect,
        }[message["type"]]
        await handler(message)

    # -- coming and going ------------------------------------------------------------------

    async def websocket_connect(self, message: dict[str, Any]) -> None:
        """Accept always, so that browsers can read why they are refused, then say who this is."""
        offered = self.scope.get("subprotocols") or []
        await self.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in offered else None)
        try:
            self.identity = await database.run(
                identity.identify, list(self.scope["headers"]), list(offered), self.scope["query_string"]
            )
        except identity.Refused as refused:
            await self._refuse(refused.close_code)
            return
        self.unlimited = self.identity.unlimited
        self.heard = time.monotonic()
        if code := await sockets.current().admit(self, unlimited=self.unlimited):
            metrics.socket_refused(code)
            await self.close(code)
            return
        self._sender = asyncio.create_task(self.outbox.run(), name="outbox")
        metrics.socket_opened()
        if sockets.current().came_back(self.identity.user_id):
            metrics.reconnected()

    async def _refuse(self, code: int) -> None:
        try:
            await database.run(limits.hit_address, "refused_handshake", self.scope)
        except RateLimited:
            code = 4429
        metrics.socket_refused(code)
        await self.close(code)

    async def websocket_disconnect(self, message: dict[str, Any]) -> None:
        await self._let_go(message.get("code") or 1000)
        raise StopConsumer

    async def shut(self, code: int) -> None:
        """Close from this side; nothing more is sent."""
        await self._let_go(code)
        if not self._closed:
            self._closed = True
            await self.close(code)

    async def _let_go(self, code: int) -> None:
        for stop in self._watched.values():
            stop()
        self._watched.clear()
        self.outbox.close()
        if self._sender:
            self._sender.cancel()
            self._sender = None
            sockets.current().remove(self, lost=code in sockets.LOST)
            metrics.socket_closed(code)

    @property
    def overdue(self) -> bool:
        """Whether this socket reads too slowly to be kept."""
        return self.outbox.overdue

    async def _send_text(self, frame: str) -> None:
        await self.base_send({"type": "websocket.send", "text": frame})

    # -- frames ----------------------------------------------------------------------------

    async def websocket_receive(self, message: dict[str, Any]) -> None:
        text = message.get("text")
        self.heard = time.monotonic()
        if self._sender is None:
            return
        if text is None or _too_large(text):
            await self.shut(4400)
            return
        heading, language = Heading("mock", "", ""), None
        try:
            if not self.unlimited:
                self._pace.take(self.heard)
            frame = parse(text)
            heading, language = _heading(frame), getattr(frame, "language", None)
            if self._expired() and not isinstance(frame, Auth):
                await self._expire(heading)
            else:
                await self._handle(frame)
        except BadFrame as bad:
            if self._expired():
                await self._expire(bad.heading)
            else:
                self._fail(bad.heading, bad.failed, bad.language)
        except Refusal as refusal:
            self._fail(heading, Failed.of(refusal), language)
        except Exception:  # the outermost edge of a socket: a bug fails one message, loudly, and nothing else
            logger.exception("a message broke", extra={"sessionId": heading.session_id})
            self._fail(heading, BROKEN, language)

    async def _handle(self, frame: Message) -> None:
        match frame:
            case Ask():
                asked = answers.current().ask(self.identity.user_id, frame, self.outbox)
                begun = await tracing.around("question", asked, sessionId=frame.session_id)
                self.unlimited = begun.unlimited
            case Cancel():
                await answers.current().cancel(self.identity.user_id, frame)
            case Ping():
                self.outbox.put(frames.pong(frame.t))
            case Auth():
                await self._authenticate(frame)
            case Watch():
                await self._watch(frame.session_id)

    def _fail(self, heading: Heading, failed: Failed, language: str | None = None) -> None:
        metrics.request_refused(failed.code)
        self.outbox.put(frames.refusal(heading, wording.spoken(failed, language)))

    async def _authenticate(self, frame: Auth) -> None:
        """Go on with a new token of the same person."""
        try:
            renewed = await database.run(identity.identify_token, frame.token)
        except identity.Refused as refused:
            await self.shut(refused.close_code)
            return
        if renewed.user_id != self.identity.user_id:
            await self.shut(4403)
            return
        self.identity, self.unlimited = renewed, renewed.unlimited
        self.outbox.put(frames.authenticated(renewed.expires_at))

    async def _watch(self, session_id: str) -> None:
        def hear(notice: Notice) -> None:
            self._hear(session_id, notice)

        if len(self._watched) >= most("watch"):
            raise ValidationFailed(
                "sessionId: too many.", details={"sessionId": [f"At most {most('watch')} a socket."]}
            )
        desk = answers.current()
        stop, under_way = await desk.watch(self.identity.user_id, session_id, hear)
        if self._sender is None:  # closed meanwhile
            stop()
            return
        if already := self._watched.pop(session_id, None):
            already()
        self._watched[session_id] = stop
        self.outbox.put(frames.watching(session_id))
        for began in under_way:
            desk.follow(began, session_id, self.outbox)

    def _hear(self, session_id: str, notice: Notice) -> None:
        """Something came to an interview that this socket watches."""
        if notice.origin is self.outbox or self._expired():
            return
        if notice.entry:
            entry = notice.entry
            self.outbox.put(
                frames.entry(
                    session_id,
                    {
                        "id": entry.id,
                        "speaker": entry.speaker,
                        "content": entry.content,
                        "timestamp": frames.moment(entry.timestamp),
                    },
                )
            )
        if notice.began:
            answers.current().follow(notice.began, session_id, self.outbox)
        if notice.queued:
            self.outbox.put(frames.queued(session_id, notice.queued.voice, notice.queued.place))

    # -- expiry ----------------------------------------------------------------------------

    def _expired(self) -> bool:
        until = self.identity.expires_at
        return until is not None and until <= datetime.now(UTC)

    async def _expire(self, heading: Heading) -> None:
        failed = Failed.of(Unauthenticated("Your token has expired."))
        await self._send_text(frames.refusal(heading, wording.spoken(failed, None)))
        await self.shut(4401)


BROKEN = Failed("INTERNAL", "Something went wrong here. Please try again.", retryable=True)


def _too_large(text: str) -> bool:
    """Whether a message is over the limit in bytes; only a long one is measured."""
    limit = most("message")
    return len(text) > limit or (4 * len(text) > limit and len(text.encode("utf-8", "replace")) > limit)


def _heading(frame: Message) -> Heading:
    """The heading of a refusal of a valid message."""
    if isinstance(frame, Ask):
        last = frame.transcripts[-1].speaker if frame.transcripts else frame.seat
        voice = frame.voice or ("assistant" if last == frame.ai_seat else "mock")
        return Heading(voice, frame.original_id, frame.session_id)
    return Heading("mock", getattr(frame, "original_id", ""), getattr(frame, "session_id", ""))
