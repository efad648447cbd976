"""What starts and stops with the server: clients with their connections, the embedded model."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from interviews.llm import gateways
from interviews.loops import PerLoop


@dataclass
class _Home:
    """Whether a loop is a server's, which calls `stop` itself."""

    started: bool = False


_homes = PerLoop(_Home)


async def start() -> None:
    """The server starts. Nothing is opened yet: the embedded model starts with the first that asks it."""
    gateways.load()
    _homes.get().started = True


async def stop() -> None:
    """Close what this event loop holds open: connections to providers and the embedded model."""
    _homes.pop()
    await gateways.stop()


@asynccontextmanager
async def visit() -> AsyncIterator[None]:
    """For a block in whatever loop: what it opens is closed after it, unless the loop is a server's."""
    try:
        yield
    finally:
        if not _homes.get().started:
            await stop()
