"""Asking many questions at once, and reading what comes without looking closer than needed."""

import asyncio
import json
import secrets
import time
from collections.abc import Sequence

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.processes import Measured

TURNS = 10
"""Questions of an interview; then the client begins another."""


class Asker:
    """One client with a socket of its own, in one interview after the other.

    `first_words` collects, for each question, the seconds from asking to the first frame.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.session = ""
        self.question = ""
        self.asked = 0
        self.first_words: list[float] = []

    async def ask(self) -> None:
        """One question, read to its ending."""
        frame = await self.begin()
        while not _ends(frame):
            frame = str(await self.connection.recv())

    async def begin(self) -> str:
        """Ask the next question; its first frame."""
        if self.asked % TURNS == 0:
            self.session = f"bench-{secrets.token_hex(8)}"
        self.asked += 1
        self.question = self._question()
        return await self._first(self.question)

    async def resume(self, other: "Asker") -> str:
        """Follow the answer of another client from its start; the first frame."""
        return await self._first(other.question)

    async def cancel(self) -> float:
        """Stop the answer under way; when that was asked, on the machine's monotonic clock. Read to its ending."""
        asked = time.monotonic()
        line = json.loads(self.question)["transcripts"][-1]["id"]
        await self.connection.send(
            json.dumps({"type": "cancel", "sessionId": self.session, "originalTranscriptId": line})
        )
        while not _ends(str(await self.connection.recv())):
            pass
        return asked

    async def _first(self, question: str) -> str:
        await self.connection.send(question)
        began = time.perf_counter()
        frame = str(await self.connection.recv())
        self.first_words.append(time.perf_counter() - began)
        return frame

    async def ask_in_turn(self, questions: int) -> None:
        """One question after the other."""
        for _ in range(questions):
            await self.ask()

    def _question(self) -> str:
        entry = {
            "id": f"a{self.asked}",
            "speaker": "candidate",
            "content": f"I moved part {self.asked} of {self.session}.",
        }
        return json.dumps(
            {
                "transcripts": [entry],
                "model": "default",
                "promptType": "BQ",
                "role": "candidate",
                "company": "Acme",
                "position": "Engineer",
                "sessionId": self.session,
            }
        )


def _ends(frame: str) -> bool:
    if '"type":"chunk"' in frame:
        return False
    told = json.loads(frame)
    assert told["type"] == "done", told
    return True


async def connected(server: Measured, clients: int, *, deflate: bool = False) -> list[Asker]:
    """So many clients, each with its socket open; `deflate`: with compressed frames, if the server offers it."""
    headers = {"Authorization": f"Bearer {server.token}"} if server.token else {}
    sockets = []
    for _ in range(clients):
        sockets.append(
            await connect(
                server.socket_url,
                additional_headers=headers,
                compression="deflate" if deflate else None,
                ping_interval=None,
                proxy=None,
            )
        )
    return [Asker(socket) for socket in sockets]


async def hung_up(askers: Sequence[Asker]) -> None:
    """Close what `connected` opened."""
    await asyncio.gather(*(asker.connection.close() for asker in askers))
