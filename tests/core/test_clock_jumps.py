"""The machine's clock jumps: nobody who lives is taken for dead, whoever is dead is noticed, no time is invented."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from interviews import ledger
from interviews.answers.leases import STILL, Leases
from interviews.eventlog import MemoryLog
from interviews.ledger import Pulse, clock
from interviews.models import Interview

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

START = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
JUMPS = [timedelta(0), timedelta(days=2), timedelta(days=-2), timedelta(hours=1), timedelta(0)]
OTHER = uuid4()


async def looked(monkeypatch: pytest.MonkeyPatch, pulses: list[Pulse], jump: timedelta) -> int:
    """How many looks it took until the other process was given up; 0: it was not."""
    ended: list[Any] = []

    def end_of(process: Any) -> list[Any]:
        ended.append(process)
        return []

    monkeypatch.setattr(ledger, "end_of", end_of)
    eye = Leases(MemoryLog())
    for number, pulse in enumerate(pulses):
        at = START + timedelta(seconds=number) + (jump if number >= 3 else timedelta(0))
        monkeypatch.setattr(timezone, "now", lambda at=at: at)
        monkeypatch.setattr(ledger, "others", lambda pulse=pulse: {OTHER: pulse})
        await eye._look()
        if ended:
            return number
    return 0


@pytest.mark.parametrize("jump", JUMPS)
async def test_who_beats_is_not_given_up(monkeypatch: pytest.MonkeyPatch, jump: timedelta) -> None:
    beating = [Pulse(number // 3, START + timedelta(seconds=number // 3 * 3)) for number in range(60)]
    assert await looked(monkeypatch, beating, jump) == 0


@pytest.mark.parametrize("jump", JUMPS)
async def test_who_is_dead_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch, jump: timedelta) -> None:
    assert 0 < await looked(monkeypatch, [Pulse(7, START)] * 60, jump) <= STILL


@pytest.mark.parametrize("jump", [timedelta(days=2), timedelta(days=-2)])
def test_a_jump_is_no_time_that_somebody_used(jump: timedelta) -> None:
    interview = Interview(used_seconds=60.0, last_active=timezone.now())
    clock.advance(interview, interview.last_active + jump)
    assert interview.used_seconds == 60.0
