"""One suite for every event log: whatever is said, cut, lost or killed, each client gets the same characters.

Hypothesis plays the processes of a site and their clients in any order. What holds always: a client has
a part of what was said, without gap or doublet, at the positions it is told, and never two endings. What
holds once all have come back: who reads an answer that ended well has all of it; who reads one whose
process died has at least what was kept; all have the ending that is stored, and who asks then gets what is
stored. What befalls a process is played by `eventlogs`.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from interviews.eventlog import Tape, hearing, redis
from tests.core.eventlogs import INTERRUPTED, SPOKEN, Alone, Beside, Process, Reading, Store, forget

PATIENCE = 10.0
places = st.integers(0, 1)


@dataclass(eq=False)
class Attempt:
    """An attempt, its owner, and all that was said."""

    id: UUID
    owner: Process
    tape: Tape
    said: str = ""


class Site(RuleBasedStateMachine):
    """The processes of a site, its attempts, its clients."""

    attempts = Bundle("attempts")
    readings = Bundle("readings")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.store = Store()
        self.running: list[Attempt] = []
        self.orphans: list[Attempt] = []
        self.clients: list[tuple[Attempt, Reading]] = []
        self.processes: list[Process] = []
        self.do(self.begin())

    async def begin(self) -> None:
        """Start the processes."""
        self.processes = [Alone()]

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        self.runner.run(work)

    def at(self, place: int) -> Process:
        return self.processes[place % len(self.processes)]

    # -- the owner of an attempt -------------------------------------------------------------

    @rule(target=attempts, place=places)
    def ask(self, place: int) -> Attempt:
        identity, owner = uuid4(), self.at(place)
        attempt = Attempt(identity, owner, owner.log.open(identity))
        self.store.rows[attempt.id] = ("", None)
        self.running.append(attempt)
        return attempt

    @rule(attempt=attempts, text=st.text(min_size=1, max_size=6))
    def say(self, attempt: Attempt, text: str) -> None:
        if attempt in self.running:
            attempt.said += text
            attempt.tape.append(text)

    @rule(attempt=attempts)
    def keep(self, attempt: Attempt) -> None:
        """A checkpoint."""
        if attempt in self.running:
            self.store.keep(attempt.id, attempt.said)

    @rule(attempt=attempts)
    def end(self, attempt: Attempt) -> None:
        if attempt in self.running:
            self.running.remove(attempt)
            attempt.tape.end(self.store.end(attempt.id, attempt.said, SPOKEN))
            attempt.owner.log.forget(attempt.id)

    # -- clients -----------------------------------------------------------------------------

    @rule(target=readings, attempt=attempts, place=places, share=st.integers(0, 4))
    def follow(self, attempt: Attempt, place: int, share: int) -> Reading:
        """Somebody asks, from a position on that they have already."""
        reading = Reading(attempt.id, len(attempt.said) * share // 4)
        self.clients.append((attempt, reading))
        self.do(reading.resume(self.at(place), self.store))
        return reading

    @rule(reading=readings)
    def read(self, reading: Reading) -> None:
        reading.take()

    @rule(reading=readings)
    def cut(self, reading: Reading) -> None:
        reading.cut()

    @rule(reading=readings, place=places)
    def resume(self, reading: Reading, place: int) -> None:
        self.do(reading.resume(self.at(place), self.store))

    # -- what befalls them -------------------------------------------------------------------

    @rule(place=places)
    def kill(self, place: int) -> None:
        """A process dies in mid-answer, with all its sockets; another takes its place."""
        dead = self.at(place)
        for _, reading in self.clients:
            if reading.process is dead:
                reading.cut()
        self.orphans += [attempt for attempt in self.running if attempt.owner is dead]
        self.running = [attempt for attempt in self.running if attempt.owner is not dead]
        self.do(self.replace(dead))

    async def replace(self, dead: Process) -> None:
        """A process that starts alone ends what was left running before anything else."""
        self.processes = [Alone()]
        await self.bury_all()

    async def bury_all(self) -> None:
        for attempt in self.orphans:
            ending = self.store.end(attempt.id, None, INTERRUPTED)
            await self.processes[0].log.conclude(attempt.id, ending)
        self.orphans = []

    # -- what must hold ----------------------------------------------------------------------

    @invariant()
    def everybody_has_a_part_of_what_was_said(self) -> None:
        for attempt, reading in self.clients:
            assert attempt.said.startswith(reading.text, reading.begins), f"{reading.text!r} of {attempt.said!r}"
            if reading.ending:
                stored, ending = self.store.rows[attempt.id]
                assert reading.ending == ending
                assert reading.begins + len(reading.text) >= len(attempt.said if ending == SPOKEN else stored)

    def teardown(self) -> None:
        try:
            self.do(self.come_to_an_end())
            self.everybody_has_a_part_of_what_was_said()
        finally:
            self.do(self.close())
            self.runner.close()

    async def come_to_an_end(self) -> None:
        """All is well again; everything ends; everybody comes back and reads on to the ending."""
        await self.mend()
        await self.bury_all()
        for attempt in tuple(self.running):
            self.end(attempt)
        async with asyncio.timeout(PATIENCE):
            for place, (_, reading) in enumerate(self.clients):
                await self.read_on(reading, place)
            await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name().startswith("mirror")))
            for identity, (text, ending) in self.store.rows.items():
                for process in self.processes:
                    late = Reading(identity, 0)
                    await late.resume(process, self.store)
                    late.take()
                    assert (late.text, late.ending) == (text, ending)

    async def read_on(self, reading: Reading, place: int) -> None:
        reading.take()
        if reading.ending is None and reading.reader is None:
            await reading.resume(self.at(place), self.store)
            reading.take()
        while reading.ending is None:
            await asyncio.sleep(0.001)
            reading.take()

    async def mend(self) -> None:
        """Nothing stands in the way any more."""

    async def close(self) -> None:
        for process in self.processes:
            await process.close()


class SharedSite(Site):
    """Two processes that share a Redis."""

    async def begin(self) -> None:
        self.processes = [await Beside.begin(self.store) for _ in range(2)]

    def at(self, place: int) -> Beside:
        process = super().at(place)
        assert isinstance(process, Beside)
        return process

    async def replace(self, dead: Process) -> None:
        await dead.kill()
        self.processes[self.processes.index(dead)] = await Beside.begin(self.store)

    @rule(milliseconds=st.sampled_from([0, 1, 3, 10]))
    def pass_time(self, milliseconds: int) -> None:
        self.do(asyncio.sleep(milliseconds / 1000))

    @rule()
    def notice_the_dead(self) -> None:
        self.do(self.bury_all())

    @rule(attempt=Site.attempts, place=places)
    def take_for_dead(self, attempt: Attempt, place: int) -> None:
        """Its owner was not heard of for too long, and yet it lives and goes on."""
        if attempt in self.running and attempt.owner is not self.at(place):
            ending = self.store.end(attempt.id, None, INTERRUPTED)
            self.do(self.at(place).log.conclude(attempt.id, ending))

    @rule(attempt=Site.attempts)
    def expire(self, attempt: Attempt) -> None:
        """Redis loses an answer."""
        self.do(forget(attempt.id))

    @rule(away=st.booleans())
    def lose_or_find_the_database(self, away: bool) -> None:
        self.store.away = away

    @rule(place=places)
    def lose_redis(self, place: int) -> None:
        self.do(self.at(place).wire.cut())

    @rule(place=places)
    def find_redis_again(self, place: int) -> None:
        self.do(self.at(place).wire.mend())

    @rule(place=places)
    def lose_a_reply(self, place: int) -> None:
        self.at(place).wire.swallows = True

    async def mend(self) -> None:
        self.store.away = False
        for place in range(2):
            self.at(place).wire.swallows = False
            await self.at(place).wire.mend()


def test_one_process_gives_every_client_the_same() -> None:
    run_state_machine_as_test(Site, settings=settings(max_examples=150, stateful_step_count=40))


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything as it is, some hundred times faster."""
    for module, name in ((redis, "BETWEEN_COPIES"), (redis, "LOOK_AGAIN"), (hearing, "LISTEN_AGAIN")):
        monkeypatch.setattr(module, name, 0.002)


@pytest.mark.redis
def test_processes_on_redis_give_every_client_the_same(in_a_hurry: None) -> None:
    run_state_machine_as_test(SharedSite, settings=settings(max_examples=100, stateful_step_count=40))
