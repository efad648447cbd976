"""What starts and stops with the server: clients with their connections, the embedded model."""


async def start() -> None:
    """Nothing is opened before the first question."""


async def stop() -> None:
    """Close what this event loop holds open: connections to providers and the embedded model."""
