"""What an interviewer remembers of earlier replies when the last one comes: whether the same happened before, and how
often. What may come next says `offers`; what is said of it `asides` and `wording`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from interviews.director.course import Course, Topic, fold
from interviews.director.moves import Line
from interviews.insights.reading import Heard, heard
from interviews.insights.replies import is_private, kind_of
from interviews.insights.text import read

_ALIKE = (
    frozenset({"off_topic"}),
    frozenset({"silence", "unreadable"}),
    frozenset({"refusal"}),
    frozenset({"injection"}),
)
"""Kinds of replies after which, on two questions in a row, somebody is asked whether to go on."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last reply calls to mind.

    Attributes:
        grumbled: it is abuse, and abuse came before.
        confided: it tells something private, and somebody was told before that this plays no part.
        drifted: for the first time, two questions in a row were met with something else, with nothing one can read,
            with a refusal, or with an order.
        stuck: for the first time, somebody knew nothing of two questions in a row.
        cleared: these are words again, after a reply that nobody could read.
        retold: it is endless, and most of it was said before, sentence by sentence.
        verbatim: it is an earlier reply in another language, word for word.
        rambled: to how many earlier questions somebody said more than one can listen to, where they just did so.
    """

    grumbled: bool = False
    confided: bool = False
    drifted: bool = False
    stuck: bool = False
    cleared: bool = False
    retold: bool = False
    verbatim: bool = False
    rambled: int = 0


NONE = Memory()
"""Where nothing came before."""


def remember(course: Course, lines: Sequence[Line], reading: Heard, language: str) -> Memory:
    """What `reading`, of the last reply, calls to mind of the interview before it."""
    return Memory(
        grumbled=reading.said == "abuse" and _grumbled(course, language),
        confided=reading.private and disclosures(course, language) > 0,
        drifted=_drifted(course, language, reading.said),
        stuck=reading.said == "dont_know" and _stuck(course, language),
        cleared=_cleared(lines, language, reading.said),
        retold=reading.said == "rambling" and _retold(course),
        verbatim=reading.said == "other_language" and _verbatim(course),
        rambled=_rambled(course, language) if reading.said == "rambling" else 0,
    )


def disclosures(course: Course, language: str) -> int:
    """How many replies before the last told something private."""
    return sum(is_private(answer, language) for _, answer in _before(course))


def _before(course: Course) -> list[tuple[str, str]]:
    """The replies before the last, each with its question."""
    return [(topic.question.text, answer) for topic in course.topics for answer in topic.answers][:-1]


def _grumbled(course: Course, language: str) -> bool:
    before = _before(course)
    return any(kind_of(answer, question=question, language=language) == "abuse" for question, answer in before)


def _drifted(course: Course, language: str, said: str) -> bool:
    """Whether now, and never before, the first answer to a question is off topic as the last one before it was, or
    both are none.
    """
    alike = next((kinds for kinds in _ALIKE if said in kinds), None)
    if alike is None:
        return False

    def off(topic: Topic, at: int) -> bool:
        if not topic.answers:
            return False
        return kind_of(topic.answers[at], question=topic.question.text, language=language) in alike

    pairs = [off(before, -1) and off(after, 0) for before, after in pairwise(course.topics)]
    return bool(pairs) and pairs[-1] and not any(pairs[:-1]) and len(course.topics[-1].answers) == 1


def _stuck(course: Course, language: str) -> bool:
    """Whether now, and never before, two questions in a row were met with not knowing and nothing else."""
    knew = [set(_kinds(topic, language)) != {"dont_know"} for topic in course.topics]
    return knew[-2:] == [False, False] and all(first or second for first, second in pairwise(knew[:-1]))


def _cleared(lines: Sequence[Line], language: str, said: str) -> bool:
    """Whether the last reply can be read and the one before it could not."""
    if said in ("unreadable", "silence"):
        return False
    *_, before, _last = ["", "", *(line.text for line in lines if not line.by_interviewer)]
    met = next((line.move for line in reversed(lines) if line.by_interviewer), None)
    if met is None or met.kind not in ("redirect", "ask", "time_check", "invite_questions"):
        return False
    return bool(before) and kind_of(before, question="", language=language) == "unreadable"


def _retold(course: Course) -> bool:
    """Whether more than half of the last reply stands in earlier ones."""
    known = {fold(sentence) for _, answer in _before(course) for sentence in read(answer).sentences}
    last = course.said[-1] if course.said else ""
    sentences = [fold(sentence) for sentence in read(last).sentences]
    return 2 * sum(len(each) for each in sentences if each in known) > sum(map(len, sentences)) > 0


def _verbatim(course: Course) -> bool:
    last = fold(course.said[-1]) if course.said else ""
    return bool(last) and any(fold(answer) == last for _, answer in _before(course))


def _rambled(course: Course, language: str) -> int:
    """To how many questions before this one somebody said more than one can listen to."""
    return sum("rambling" in _kinds(topic, language) for topic in course.topics[:-1])


def _kinds(topic: Topic, language: str) -> tuple[str, ...]:
    return heard(topic.answers, question=topic.question.text, parts=topic.question.parts, language=language).kinds
