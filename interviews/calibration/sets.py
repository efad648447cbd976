"""A labelled set: answers, what people say of them, and moves that must hold. Not here: the formats of files."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from interviews import rubric
from interviews.calibration.moves import Move
from interviews.reports.material import Criterion

LEVELS = {"low": 1.0, "medium": 3.0, "high": 5.0}
"""Words for the levels that anchors describe."""


class Unusable(ValueError):
    """A file is not as it must be; the message names file, line and field."""


@dataclass(frozen=True)
class Answer:
    """One answer, or all of one interview, as a judge is to read it.

    Attributes:
        interview: what its labels are ordered within.
        type: code of its interview type, "" for none that is known here.
        labels: criterion → 1 to 5; an answer that only serves a move has none.
    """

    id: str
    interview: str
    language: str
    question: str
    replies: Sequence[str]
    criteria: Sequence[Criterion]
    labels: Mapping[str, float] = field(default_factory=dict)
    type: str = ""
    type_name: str = "interview"
    level: str = "mid"

    @cached_property
    def material(self) -> rubric.Material:
        """What of it is put before the judge."""
        return rubric.material(self.replies, question=self.question, language=self.language)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Answers in their order, and what must hold between them."""

    answers: Sequence[Answer]
    moves: Sequence[Move] = ()

    @property
    def labels(self) -> int:
        return sum(len(answer.labels) for answer in self.answers)

    def pairs(self) -> Iterator[tuple[Answer, Criterion]]:
        """Each answer with each criterion that a label or a move needs."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for answer in self.answers:
            wanted[answer.id] |= set(answer.labels)
        for move in self.moves:
            for id in move.answers:
                wanted[id] |= set(move.criteria)
        for answer in self.answers:
            for criterion in answer.criteria:
                if criterion.key in wanted[answer.id]:
                    yield answer, criterion

    def sample(self, limit: int, seed: int) -> LabelledSet:
        """Whole interviews until there are so many labelled answers, and as many moves with their answers."""
        draw = random.Random(seed)  # noqa: S311 - a sample, no secret
        interviews = list(dict.fromkeys(answer.interview for answer in self.answers if answer.labels))
        draw.shuffle(interviews)
        drawn: set[str] = set()
        for interview in interviews:
            if len(drawn) >= limit:
                break
            drawn |= {answer.id for answer in self.answers if answer.interview == interview and answer.labels}
        places = sorted(draw.sample(range(len(self.moves)), min(limit, len(self.moves))))
        moves = [self.moves[place] for place in places]
        served = {id for move in moves for id in move.answers}
        kept = [
            answer if answer.id in drawn else replace(answer, labels={})
            for answer in self.answers
            if answer.id in drawn | served
        ]
        return LabelledSet(kept, moves)


def checked(answers: Iterable[Answer], moves: Sequence[Move] = ()) -> LabelledSet:
    """A set in which each id stands once, and each label and move has its criterion.

    Raises:
        Unusable: naming what is not there.
    """
    known: dict[str, Answer] = {}
    for answer in answers:
        if answer.id in known:
            raise Unusable(f"{answer.id}: stands twice")
        known[answer.id] = answer
        _has(answer, answer.labels, "labels")
    for move in moves:
        for id in move.answers:
            if id not in known:
                raise Unusable(f"{move.changed}: {id}: there is no such answer")
            _has(known[id], move.criteria, "on")
    return LabelledSet(list(known.values()), moves)


def _has(answer: Answer, keys: Iterable[str], what: str) -> None:
    missing = sorted(set(keys) - {criterion.key for criterion in answer.criteria})
    if missing:
        raise Unusable(f"{answer.id}: {what}: there is no criterion {', '.join(missing)}")
