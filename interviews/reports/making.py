"""Read this first: how a report is made.

Each answer, or each stretch of an interview that the user led (`seats`), is judged under each
criterion, in several passes, and reviewed once; every finding is checked (`rubric`), and kept as soon
as it is there (`queue`). What stands already is not made again, so whoever goes on after a worker died
makes only the rest. What can be measured is not made here: it is read from the transcript whenever the
report is shown (`reading`).

While the database is away the maker waits for it, but for counting tokens: they would count twice.
"""

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.errors import Refusal
from interviews import database, rubric
from interviews.llm import Call, ModelError
from interviews.llm.running import visit
from interviews.reports import calls, queue, seats
from interviews.reports.material import Criterion, Question
from interviews.reports.queue import Work

AT_ONCE = 4
"""Calls of one report that are under way."""

LOOK_AGAIN = 0.5
"""Seconds between two looks whether an answer of the interview is still under way."""

WAIT_AT_MOST = 180.0
"""Seconds that a report waits for such an answer; none may take so long."""

logger = logging.getLogger(__name__)


async def make(report_id: UUID) -> None:
    """Make a report, or the rest of it. Cancelling it leaves what is made; another may go on.

    When a model fails, what is made is kept, and the report rests until it is tried again.
    """
    owner = await database.run(queue.claim, report_id)
    if owner is None:
        return
    await _quiet(report_id)
    work = await database.insist(queue.work_of, report_id, owner)
    await database.insist(queue.measure, work)
    ours = False
    try:
        async with visit():
            ours = await _while_ours(work, _in_turn(_sections(work)))
    except* Refusal as failures:
        failure = _first(failures)
        logger.warning("a report rests", extra={"report": str(report_id), "code": failure.code})
        await database.insist(queue.let_go, report_id, owner, failure)
    if ours:
        await database.insist(queue.end, work)


async def _quiet(report_id: UUID) -> None:
    """Wait until nothing is said in the interview any more."""
    for _ in range(round(WAIT_AT_MOST / LOOK_AGAIN)):
        if not await database.insist(queue.speaking, report_id):
            return
        await asyncio.sleep(LOOK_AGAIN)


def _sections(work: Work) -> Iterator[Coroutine[Any, Any, None]]:
    """What is still to be made, question by question."""
    if work.model is None:
        return
    for question in work.questions:
        if not question.judged.enough:
            continue
        for criterion in work.criteria:
            if (question.number, criterion.key) not in work.done:
                yield _judge(work, question, criterion)
        if (question.number, "") not in work.done:
            yield _review(work, question)


async def _in_turn(sections: Iterator[Coroutine[Any, Any, None]]) -> None:
    """So many at once, begun in their order; the first failure ends all."""

    async def work() -> None:
        for section in sections:
            await section

    async with asyncio.TaskGroup() as group:
        for number in range(AT_ONCE):
            group.create_task(work(), name=f"report {number}")


async def _while_ours(work: Work, making: Coroutine[Any, Any, None]) -> bool:
    """Make it, with a sign of life every few seconds; False: it was taken over, and what was being made is left."""
    task = asyncio.create_task(making, name="report")
    try:
        while not (await asyncio.wait([task], timeout=queue.PULSE))[0]:
            if not await database.insist(queue.still_ours, work):
                return False
        await task
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait([task])
    return True


async def _judge(work: Work, question: Question, criterion: Criterion) -> None:
    """Several passes, one score."""
    call = calls.judge(work, question, criterion)
    said = [await _ask(work, call) for _ in range(rubric.PASSES)]
    found = rubric.score([seats.verdict(work.seat, each, question, work.language) for each in said])
    content = {"quotes": list(found.quotes), "reason": found.reason}
    points = {"points": found.points, "low": found.low, "high": found.high}
    await database.insist(queue.save, work, question, criterion.key, content, points)


async def _review(work: Work, question: Question) -> None:
    """What worked, what is missing, what could be said: as far as it stands."""
    said = await _ask(work, calls.review(work, question))
    found = seats.review(work.seat, said, question, work.questions, work.language)
    content = {
        "worked": [{"quote": quote, "why": why} for quote, why in found.worked],
        "missing": list(found.missing),
        "stronger": found.stronger,
        "say": found.say,
    }
    await database.insist(queue.save, work, question, "", content, {})


async def _ask(work: Work, call: Call) -> Any:
    """One answer of the model; asked once more when its form is of no use. Both are paid for."""
    for _ in range(2):
        said, usage = await calls.answered(work, call)
        await database.run(queue.pay, work, usage, timezone.now())
        if said:
            return said
    raise ModelError("The model did not answer in the form that a report needs.")


def _first(group: BaseExceptionGroup[Refusal]) -> Refusal:
    """One of the failures; the others came of the same."""
    found = group.exceptions[0]
    return _first(found) if isinstance(found, BaseExceptionGroup) else found
