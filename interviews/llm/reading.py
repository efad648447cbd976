"""Reading a streamed answer: bytes in, text out, and how it ended. Pure: no network, no clock.

A line `data: {…}` holds one chunk of OpenAI's chat completions; all else (comments, names of events,
blank lines) is passed over. This is the hot path: a few microseconds a chunk.
"""

from typing import Any

from orjson import JSONDecodeError, loads

from interviews.llm import wording
from interviews.llm.base import ContentFiltered, ModelError, ModelFailed, Usage
from interviews.llm.refusals import of_error_object

LINE_AT_MOST = 256 * 1024
BYTES_AT_MOST = 32 * 1024 * 1024
LETTERS_AT_MOST = 20_000
"""What a model says is cut beyond this (`length`): a client could not send back a longer entry."""


class Reading:
    """One answer being read.

    Args:
        letters_at_most: the answer is cut (`length`) when it is longer.

    Attributes:
        done: nothing more is expected.
        failure: what was wrong; the text that came before it has been given.
    """

    def __init__(self, letters_at_most: int = LETTERS_AT_MOST) -> None:
        self.done = False
        self.failure: ModelFailed | None = None
        self.usage: Usage | None = None
        self.reason: str | None = None
        self._said: list[str] = []
        self._new: list[str] = []
        self._rest = b""
        self._bytes_left = BYTES_AT_MOST
        self._letters_left = letters_at_most

    def feed(self, data: bytes) -> str:
        """Take bytes, give the text that they complete; empty while there is none."""
        lines = (self._rest + data if self._rest else data).split(b"\n")
        self._rest = lines.pop()
        self._bytes_left -= len(data)
        for line in lines:
            if line.startswith(b"data:") and not self.done:
                self._line(line)
        if not self.done and (len(self._rest) > LINE_AT_MOST or self._bytes_left < 0):
            self._fail(ModelError(wording.unusable()))
        return self._given()

    def whole(self, body: bytes) -> str:
        """Take the body of an answer that was not streamed."""
        self._line(b"data:" + body)
        self.done = True
        return self._given()

    @property
    def text(self) -> str:
        """Everything said so far."""
        return "".join(self._said)

    def cut(self, failure: ModelFailed | None) -> None:
        """The bytes ended, by `failure` or of themselves, without the provider's own end of stream."""
        if self.reason is None:
            self._fail(ModelError(wording.broken_off()) if self._said or failure is None else failure)
        self.done = True

    def _line(self, line: bytes) -> None:
        payload = line[5:].strip()
        if payload == b"[DONE]":
            self.done = True
        elif len(payload) > LINE_AT_MOST:
            self._fail(ModelError(wording.unusable()))
        elif payload:
            try:
                self._chunk(loads(payload))
            except (JSONDecodeError, AttributeError, TypeError, KeyError, IndexError, ValueError):
                self._fail(ModelError(wording.unusable()))

    def _chunk(self, chunk: dict[str, Any]) -> None:
        choices = chunk.get("choices")
        if choices:
            choice = choices[0]
            delta = choice.get("delta") or choice.get("message") or {}
            content = delta.get("content")
            if isinstance(content, list):
                content = "".join(part["text"] for part in content if part.get("type") == "text")
            if content:
                self._say(content)
            if choice.get("finish_reason"):
                self._finish(choice["finish_reason"])
        elif chunk.get("error"):
            self._fail(of_error_object(chunk["error"]))
        if chunk.get("usage"):
            self._count(chunk["usage"])

    def _say(self, content: str) -> None:
        text = content[: self._letters_left]
        self._new.append(text)
        self._letters_left -= len(text)
        if len(content) > len(text):
            self.reason, self.done = "length", True

    def _finish(self, reason: str) -> None:
        self.reason = self.reason or reason
        if reason == "content_filter":
            self._fail(ContentFiltered(wording.filtered()))

    def _count(self, usage: dict[str, Any]) -> None:
        prompt, completion = usage.get("prompt_tokens"), usage.get("completion_tokens")
        if isinstance(prompt, int) and isinstance(completion, int) and 0 <= prompt < 2**31 and 0 <= completion < 2**31:
            self.usage = Usage(prompt, completion)

    def _fail(self, failure: ModelFailed) -> None:
        self.failure, self.done = self.failure or failure, True

    def _given(self) -> str:
        if not self._new:
            return ""
        text = self._new[0] if len(self._new) == 1 else "".join(self._new)
        self._new.clear()
        self._said.append(text)
        return text
