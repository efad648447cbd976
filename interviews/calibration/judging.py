"""What a judge is asked about a set, as a report asks it, and what a model says. Not here: what of that stands."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from accounts.errors import Refusal
from interviews.calibration.sets import Answer, LabelledSet, Unusable
from interviews.calibration.versions import Prompt
from interviews.insights.reading import Heard
from interviews.llm import Call, ModelInForce
from interviews.llm.running import visit
from interviews.reports import calls
from interviews.reports.material import Question
from interviews.reports.queue import Work
from prompts import catalog

AT_ONCE = 4
NOBODY = UUID(int=0)
MILLION = 1_000_000

Passes = Mapping[tuple[str, str], Sequence[Mapping[str, Any]]]
"""(answer, criterion) → what the judge said, a pass each; none where there was nothing to judge."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One answer under one criterion, as it is put before a judge."""

    answer: str
    criterion: str
    work: Work
    call: Call

    @property
    def digest(self) -> str:
        """A digest of every word that is sent: of the prompt, the rubric and the answer."""
        told = json.dumps(list(self.call.messages), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:12]


@dataclass
class Judged:
    """What was said, and what it took."""

    passes: Passes = field(default_factory=dict)
    tokens: int = 0
    cost: float = 0.0
    seconds: float = 0.0
    failed: int = 0


def asks(labelled: LabelledSet, prompt: Prompt, model: ModelInForce) -> list[Ask]:
    """What is asked about a set; of an answer with nothing to judge, nothing is."""
    found = []
    for answer, criterion in labelled.pairs():
        if answer.material.enough:
            work, question = _work(answer, prompt, model)
            found.append(Ask(answer.id, criterion.key, work, calls.judge(work, question, criterion)))
    return found


async def judged(asked: Sequence[Ask], times: int) -> Judged:
    """Ask for each, some at a time; what a model fails to answer is an empty pass."""
    began, found = time.monotonic(), Judged()
    said: dict[tuple[str, str], list[Mapping[str, Any]]] = {(each.answer, each.criterion): [] for each in asked}
    found.passes = said
    places = asyncio.Semaphore(AT_ONCE)

    async def judge(ask: Ask) -> None:
        for _ in range(times):
            async with places:
                try:
                    told, usage = await calls.answered(ask.work, ask.call)
                except Refusal:
                    told, usage = {}, None
                    found.failed += 1
            said[ask.answer, ask.criterion].append(told)
            if usage and ask.work.model:
                found.tokens += usage.prompt + usage.completion
                found.cost += usage.prompt * ask.work.model.prompt_price / MILLION
                found.cost += usage.completion * ask.work.model.completion_price / MILLION

    async with visit():
        await asyncio.gather(*map(judge, asked))
    found.seconds = time.monotonic() - began
    return found


def _work(answer: Answer, prompt: Prompt, model: ModelInForce) -> tuple[Work, Question]:
    """One answer as a report would judge it."""
    judge = prompt.find(answer.type, answer.language)
    if judge is None:
        raise Unusable("there is no prompt for the judge: load the starter content")
    question = Question(1, answer.id, "", answer.question, (), (), answer.replies, answer.material, Heard())
    known = catalog.language(answer.language)
    work = Work(
        report_id=NOBODY,
        owner=NOBODY,
        owner_id=NOBODY,
        type_name=answer.type_name,
        level=answer.level,
        language=answer.language,
        locale=known.locale if known else answer.language,
        questions=(question,),
        criteria=answer.criteria,
        model=model,
        judge=judge,
        reviewer=None,
        done=frozenset(),
    )
    return work, question
