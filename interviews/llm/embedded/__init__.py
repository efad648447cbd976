"""The embedded model: SmolLM2-135M-Instruct in a process of its own, on this machine, English only.

Its server speaks OpenAI's API, so the way to it is that gateway's; here are the process and the queue.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from django.conf import settings

from interviews.llm.base import Call, Finish, Gateway, ModelInForce, Piece
from interviews.llm.embedded.process import SLOTS, Child
from interviews.llm.embedded.waiting import Waiting
from interviews.llm.openai_api import OpenAICompatible
from interviews.loops import PerLoop


class Host:
    """The child process of one event loop and the queue before it."""

    def __init__(self) -> None:
        self.child = Child()
        self.waiting = Waiting(SLOTS, settings.EMBEDDED_QUEUE)


hosts = PerLoop(Host)


class Embedded:
    """The gateway of provider `embedded`; `inner` is asked at the child's address."""

    def __init__(self, inner: Gateway | None = None) -> None:
        self._inner = inner or OpenAICompatible()

    async def stream(self, model: ModelInForce, call: Call) -> AsyncGenerator[Piece | Finish, None]:
        host = hosts.get()
        async with host.waiting.turn(call.person, call.queued):
            door = await host.child.door()
            here = replace(model, base_url=door.base_url, key=door.key)
            async with aclosing(self._inner.stream(here, call)) as events:
                async for event in events:
                    yield event

    async def stop(self) -> None:
        """Close the way to the child of this event loop, and end it, if there is one."""
        await self._inner.stop()
        if host := hosts.pop():
            await host.child.stop()


def queue_length() -> int:
    """How many questions wait for the embedded model in this event loop; the next one comes after them."""
    return hosts.get().waiting.length
