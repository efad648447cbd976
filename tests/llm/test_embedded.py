"""The embedded model, really asked: its process starts lazily, is mended, and never outlives its parent."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from interviews import llm
from interviews.llm import embedded
from interviews.llm.base import Call, Finish, ModelInForce, Piece
from tests.llm.conftest import heard, until

pytestmark = pytest.mark.embedded
SMOL = ModelInForce(name="smollm2-135m", provider="embedded", output_limit=64)
HELLO = Call(({"role": "user", "content": "Say hello."},), 8, 0.0)


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def test_it_starts_with_the_first_question_and_stops_with_the_site() -> None:
    child = embedded.hosts.get().child
    assert child.pid is None
    text, finish = await heard(SMOL, HELLO)
    pid = child.pid
    assert text
    assert (finish.model, finish.usage.estimated) == ("smollm2-135m", False)
    assert pid is not None
    await heard(SMOL, HELLO)
    assert child.starts == 1
    await llm.stop()
    await until(lambda: not alive(pid))


async def test_it_starts_again_when_its_process_died(settings: object) -> None:
    await heard(SMOL, HELLO)
    child = embedded.hosts.get().child
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    await heard(SMOL, HELLO)
    assert child.starts == 2


async def test_it_gives_its_turn_back_when_the_question_is_cancelled() -> None:
    await heard(SMOL, HELLO)
    task = asyncio.ensure_future(heard(SMOL, Call(HELLO.messages, 64, 1.0)))
    await until(lambda: embedded.hosts.get().waiting.served == 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert embedded.hosts.get().waiting.served == 0


async def test_it_serves_nobody_without_its_key() -> None:
    door = await embedded.hosts.get().child.door()
    thief = ModelInForce(name="thief", base_url=door.base_url, key="guess")
    with pytest.raises(llm.ModelError):
        await heard(thief, HELLO)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize(
    "start", ["asyncio.run(main())", "threading.Thread(target=asyncio.run, args=(main(),)).start()"]
)
async def test_it_never_outlives_the_process_that_started_it(how: signal.Signals, start: str) -> None:
    script = textwrap.dedent("""
        import asyncio, django, threading
        django.setup()
        from interviews.llm import embedded
        async def main():
            child = embedded.hosts.get().child
            await child.door()
            print(child.pid, flush=True)
            await asyncio.sleep(60)
    """)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "interviewsite.settings"}
    parent = subprocess.Popen(  # noqa: ASYNC220 - a moment
        [sys.executable, "-c", f"{script}\n{start}"], stdout=subprocess.PIPE, env=environment
    )
    assert parent.stdout is not None
    pid = int(await asyncio.to_thread(parent.stdout.readline))
    assert alive(pid)
    began = time.monotonic()
    parent.send_signal(how)
    await asyncio.to_thread(parent.wait)
    parent.stdout.close()
    await until(lambda: not alive(pid))
    assert time.monotonic() - began < 3.0


async def test_stopping_also_closes_the_way_to_the_child() -> None:
    closed: list[bool] = []

    class Way:
        def stream(self, model: ModelInForce, call: Call) -> AsyncGenerator[Piece | Finish, None]:
            raise NotImplementedError

        async def stop(self) -> None:
            closed.append(True)

    await embedded.Embedded(Way()).stop()
    assert closed
