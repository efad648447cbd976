"""What a model is asked for a report: one criterion and one answer or stretch a call, and one review of each."""

from collections.abc import Mapping
from contextlib import aclosing
from typing import Any

from interviews import llm, rubric
from interviews.builder import values
from interviews.llm import Call, Finish, Piece, Usage
from interviews.reports.material import Criterion, Question
from interviews.reports.queue import Work
from prompts.rendering import render

JUDGEMENT_TOKENS = 500
REVIEW_TOKENS = 900

JUDGE_TEMPERATURE = 0.2
"""Not 0: three passes that cannot differ would not show how sure a score is."""


def judge(work: Work, question: Question, criterion: Criterion) -> Call:
    """One pass over one answer under one criterion."""
    assert work.judge is not None
    told = _common(work, question) | {
        "criterion": criterion.name,
        "anchors": "\n".join(f"{level}: {text}" for level, text in sorted(criterion.anchors.items())),
    }
    return _call(work, render(work.judge.text, told), JUDGEMENT_TOKENS, JUDGE_TEMPERATURE, rubric.JUDGEMENT)


def review(work: Work, question: Question) -> Call:
    """What worked, what is missing, and a stronger version of one answer."""
    assert work.reviewer is not None
    parts = "\n".join(f"- {part.cue or part.key.replace('_', ' ')}" for part in question.parts)
    told = _common(work, question) | {"parts": parts}
    return _call(work, render(work.reviewer.text, told), REVIEW_TOKENS, 0.4, rubric.REVIEW)


async def answered(work: Work, call: Call) -> tuple[Mapping[str, Any], Usage]:
    """The JSON that the model answers, empty when there is none in it, and what it cost.

    Raises:
        ModelFailed: it did not answer.
    """
    assert work.model is not None
    said: list[str] = []
    usage = llm.estimate(call, "")
    async with aclosing(llm.stream(work.model, call)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Piece):
                said.append(piece.text)
            elif isinstance(piece, Finish):
                usage = piece.usage
    return rubric.parsed("".join(said)), usage


def _common(work: Work, question: Question) -> dict[str, str]:
    return {
        "type": values.one_line(work.type_name),
        "language": values.NAMES.get(work.language.partition("-")[0], work.language),
        "locale": work.locale,
        "level": work.level,
        "question": question.text,
        "answer": values.material(question.judged.text),
        "exchange": values.material(question.exchange),
    }


def _call(work: Work, prompt: str, tokens: int, temperature: float, schema: Mapping[str, Any]) -> Call:
    return Call(({"role": "user", "content": prompt},), tokens, temperature, work.owner_id, schema)
