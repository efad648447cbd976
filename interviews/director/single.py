"""One question and one answer outside of any interview: what would an interviewer do next?"""

from __future__ import annotations

from collections.abc import Sequence

from interviews.director.moves import Clock, Line, Move
from interviews.director.offers import Offer, offer
from interviews.director.plan import Plan, Planned
from prompts.bank import Part

HINTS = ("", "", "", "")
"""A coding question has four hints; which they are does not matter for the choice."""


def plan_of_one(*, type: str, language: str, question: str, parts: Sequence[Part]) -> Plan:
    """A plan of this question and one more, so that there is something to go on to."""
    return Plan(
        type=type,
        language=language,
        questions=(
            _planned("asked", type, language, question, tuple(parts)),
            _planned("following", type, language, "", ()),
        ),
    )


def exchange(question: str, answer: str) -> tuple[Line, Line]:
    """The two lines: the question as it was asked, and the answer to it."""
    return Line("q", "interviewer", question, Move("ask")), Line("a", "candidate", answer)


def after_answer(
    answer: str, *, type: str, language: str, question: str, parts: Sequence[Part], code: str = ""
) -> Offer:
    """The director's offer after `answer`, by measured features alone.

    Args:
        type: code of the interview type; `parts`: those of a full answer to this question.
        code: the source that came with the answer, "" for none.
    """
    plan = plan_of_one(type=type, language=language, question=question, parts=parts)
    return offer(plan, exchange(question, answer), Clock(), language=language, code=code)


def _planned(key: str, type: str, language: str, text: str, parts: tuple[Part, ...]) -> Planned:
    hints = HINTS if type == "CODE" else ()
    return Planned(key, language, type, text, "", "any", 5.0, parts, hints=hints)
