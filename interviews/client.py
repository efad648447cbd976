"""A client of the interview socket for programs: it asks, follows, and keeps its line up by itself.

One file to copy: it needs `websockets` and nothing else of this project (see `docs/clients.md`).
An answer belongs to the server and outlives the line, so whatever has no ending yet is asked for
again on the next one, from the position that was heard: nothing is missed, doubled or made twice.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

Frame = dict[str, Any]
Token = str | Callable[[], Awaitable[str]]

FIRST_WAIT, LONGEST_WAIT = 0.5, 20.0
"""Seconds: the roof of the first pause before trying again, and of the longest."""
SIGNED_OUT, RESTARTING, BUSY, FINAL = 4401, 1012, (4429, 4503), (4400, 4403, 1009)
"""Close codes. Of a busy server the pauses begin as after `BUSY_TRIES` tries; after a final one nothing helps."""
BUSY_TRIES, SETTLED = 3, 5.0
"""… and the seconds after which a line on which nothing was said yet counts as one that works."""


@dataclass(eq=False)
class InterviewError(Exception):
    """An answer that failed or was refused.

    Args:
        code: of the table in `docs/protocol.md`: `QUOTA_EXCEEDED`, `MODEL_TIMEOUT`, …
        message: for people.
        details: what exactly, by code.
        retryable: whether asking again may help.
        retry_after: seconds after which, where the server says so.
    """

    code: str
    message: str
    details: Frame
    retryable: bool
    retry_after: float | None

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


@dataclass(eq=False)
class LineLost(Exception):
    """There is no line, and trying again has ended; `code` is the last close code, 1006 when none was heard."""

    code: int

    def __str__(self) -> str:
        return f"no line to the interviews (close code {self.code})"


@dataclass(eq=False)
class Answer:
    """One answer as far as it is here. Iterate over it for its text as it comes, any number of times.

    Args:
        request: what was asked, an `AIRequest`.
    """

    request: Frame
    text: str = ""
    attempt: int = 0
    seq: int = 0
    ending: Frame | None = None
    failure: Exception | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def __aiter__(self) -> AsyncIterator[str]:
        """The text, piece by piece.

        Raises:
            InterviewError: it failed, or was refused.
            LineLost: nobody is there any more.
        """
        read = 0
        while True:
            if read < len(self.text):
                piece, read = self.text[read:], len(self.text)
                yield piece
            elif self.failure:
                raise self.failure
            elif self.ending:
                return
            else:
                self.news.clear()
                await self.news.wait()

    async def whole(self) -> str:
        """Its text, once it is all there. Raises as iterating does."""
        async for _ in self:
            pass
        return self.text

    @property
    def ended(self) -> bool:
        return self.ending is not None or self.failure is not None

    def take(self, frame: Frame) -> None:
        """Take a frame of this answer in; what was heard before is passed over."""
        if self.ended or (frame["seq"] and frame["attempt"] == self.attempt and frame["seq"] <= self.seq):
            return
        if frame["seq"]:
            self.attempt, self.seq = frame["attempt"], frame["seq"]
        if frame["type"] == "chunk":
            self.text += frame["content"]
        elif frame["type"] == "done":
            self.ending = frame
        else:
            code, message, retryable = frame["code"], frame["error"], frame["retryable"]
            self.failure = InterviewError(code, message, frame.get("details") or {}, retryable, frame.get("retryAfter"))
        self.news.set()

    @property
    def resuming(self) -> Frame:
        """The request that goes on where this one was heard."""
        return {**self.request, "attempt": self.attempt, "after": self.seq} if self.attempt else self.request


class Client:
    """One line to the interviews of one person.

    Args:
        url: of the socket, `wss://…/ws/interview/`.
        token: an access token, or what fetches a fresh one; it is called for each new line.
        patience: seconds without a line after which everything that waits fails with `LineLost`.
    """

    def __init__(self, url: str, token: Token, *, patience: float = 120.0) -> None:
        self._url, self._token, self._patience = url, token, patience
        self._answers: dict[tuple[str, str, str], Answer] = {}
        self._line: ClientConnection | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._lost: LineLost | None = None

    async def __aenter__(self) -> Self:
        self._keeper = asyncio.create_task(self._keep_up(), name="line to the interviews")
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Hang up. The server's answers go on."""
        assert self._keeper
        self._keeper.cancel()
        with suppress(asyncio.CancelledError):
            await self._keeper

    async def ask(self, request: Mapping[str, Any]) -> Answer:
        """Ask for an answer; without a line it waits for one. The same request again is the same answer.

        Args:
            request: an `AIRequest`, as `docs/protocol.md` has it.

        Raises:
            LineLost: there is none, and there will be none.
        """
        if self._lost:
            raise self._lost
        answer = self._answers.setdefault(_key_of(request), Answer(dict(request)))
        await self._send(answer.resuming)
        return answer

    async def cancel(self, answer: Answer) -> None:
        """Stop an answer: it ends `done`, `cancelled`, for all who follow it."""
        named = zip(("sessionId", "originalTranscriptId", "responseType"), _key_of(answer.request), strict=True)
        await self._send({"type": "cancel", **dict(named)})

    def interview(self, session_id: str = "", **about: str) -> Interview:
        """An interview to talk in; `about`: `promptType`, `role`, `company`, `position`, and `model` or `language`."""
        return Interview(self, {"model": "default", **about, "sessionId": session_id or secrets.token_hex(16)})

    # -- the line --------------------------------------------------------------------------------

    async def _send(self, message: Frame) -> None:
        """Send, if there is a line; if not, the next one brings what is needed."""
        if self._line:
            with suppress(ConnectionClosed):
                await self._line.send(json.dumps(message))

    async def _keep_up(self) -> None:
        """One line after the other, until one ends for good."""
        tries, refused, loop = 0, False, asyncio.get_running_loop()
        code, ends = 1006, loop.time() + self._patience
        try:
            while loop.time() < ends:
                opened = loop.time()
                code, well = await self._one_line(ends)
                if well:
                    tries, refused, ends = 0, False, loop.time() + self._patience
                if code in FINAL or (code == SIGNED_OUT and (refused or isinstance(self._token, str))):
                    break
                refused = code == SIGNED_OUT
                tries = max(tries, BUSY_TRIES) if code in BUSY else tries
                if not (tries == 0 and code in (RESTARTING, SIGNED_OUT)):
                    pause = random.uniform(0, min(LONGEST_WAIT, FIRST_WAIT * 2**tries))  # noqa: S311 - not a secret
                    await asyncio.sleep(min(pause, max(0.0, ends - opened)))
                tries += 1
        finally:
            self._give_up(LineLost(code))

    async def _one_line(self, ends: float) -> tuple[int, bool]:
        """Hold one line for as long as it lasts; its close code, and whether it did anything but refuse."""
        heard, settles = False, float("inf")
        try:
            token = self._token if isinstance(self._token, str) else await self._token()
            headers = {"Authorization": f"Bearer {token}"}
            async with (
                asyncio.timeout_at(ends) as opening,
                connect(self._url, additional_headers=headers, max_size=None) as line,
            ):
                opening.reschedule(None)
                self._line, settles = line, time.monotonic() + SETTLED
                await self._catch_up()
                async for message in line:
                    heard = True
                    self._hear(json.loads(message))
            code = line.close_code or 1006
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else 1006
        except InvalidStatus as refusal:
            code = 4403 if refusal.response.status_code in (400, 401, 403, 404) else 1006
        except (OSError, InvalidHandshake, TimeoutError):
            code = 1006
        finally:
            self._line = None
        return code, heard or time.monotonic() > settles

    async def _catch_up(self) -> None:
        """On a new line: ask on for what has no ending."""
        for answer in list(self._answers.values()):
            await self._send(answer.resuming)

    def _hear(self, frame: Frame) -> None:
        key = (frame.get("sessionId", ""), frame.get("originalTranscriptId", ""), frame.get("responseType", ""))
        if answer := self._answers.get(key):
            if frame.get("code") == "UNAUTHENTICATED" and not isinstance(self._token, str):
                return  # the line is about to be closed; the next one has a fresh token, and asks again
            answer.take(frame)
            if answer.ended:
                del self._answers[key]

    def _give_up(self, lost: LineLost) -> None:
        """Nothing more will come: tell everybody who waits."""
        self._lost = lost
        for answer in self._answers.values():
            answer.failure = lost
            answer.news.set()
        self._answers.clear()


class Interview:
    """A talk in one interview, from the user's seat; `about` are the fields of each request but `transcripts`."""

    def __init__(self, client: Client, about: Frame) -> None:
        self._client, self.about = client, about
        self._last: Answer | None = None

    async def opening(self) -> Answer:
        """What the other seat begins with."""
        return await self._ask([])

    async def say(self, text: str) -> Answer:
        """Say a line; the other seat's answer to it."""
        return await self._ask([{"id": secrets.token_hex(16), "speaker": self.about["role"], "content": text}])

    async def advise(self) -> Answer:
        """The assistant's advice on what the other seat said last, which has to be there."""
        if self._last is None or self._last.ending is None:
            raise ValueError("nothing was said yet")
        other = "candidate" if self.about["role"] == "interviewer" else "interviewer"
        said = {"id": self._last.ending["transcriptId"], "speaker": other, "content": self._last.text}
        return await self._client.ask({**self.about, "transcripts": [said], "responseType": "assistant"})

    async def _ask(self, transcripts: list[Frame]) -> Answer:
        self._last = await self._client.ask({**self.about, "transcripts": transcripts, "responseType": "mock"})
        return self._last


def _key_of(request: Mapping[str, Any]) -> tuple[str, str, str]:
    """What names an answer: the interview, the last entry, the voice."""
    entries = request["transcripts"]
    last = entries[-1] if entries else None
    voice = request.get("responseType") or ("assistant" if last and last["speaker"] != request["role"] else "mock")
    return request["sessionId"], last["id"] if last else "", voice
