"""What starts and stops with the server: clients with their connections, the embedded model."""

from interviews.llm import embedded
from interviews.llm.clients import clients


async def start() -> None:
    """Nothing is opened before the first question: the embedded model starts with the first that asks it."""


async def stop() -> None:
    """Close what this event loop holds open: connections to providers and the embedded model."""
    open_clients = clients.pop()
    if open_clients is not None:
        await open_clients.close()
    await embedded.stop()
