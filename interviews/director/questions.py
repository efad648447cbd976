"""What a planned question is about, and how it is asked again in short. Its answers are heard in `insights`."""

from __future__ import annotations

import re

from interviews.director.plan import Planned
from interviews.insights.text import read

LONGEST_QUESTION = 1_200
"""Characters, from the end, in which a question is looked for."""

WORDS_OF_A_QUESTION = 5
"""Words of a sentence that can be understood without those before it."""


def in_short(question: str) -> str:
    """What a question asks, without what leads up to it, where that can be understood alone."""
    asked = next((found.strip() for found in reversed(_LAST.findall(question[-LONGEST_QUESTION:]))), "")
    return asked if read(asked).words >= WORDS_OF_A_QUESTION else question


def restated(question: str) -> str:
    """The question in short for somebody who is elsewhere with their thoughts: whole, if its end refers to the rest."""
    asked = in_short(question)
    return question if _TELL.match(question) or _REFERS.search(asked) else asked


def in_a_case(question: str) -> bool:
    """Whether a question asks what one does in a case that may never have been."""
    return bool(_IN_A_CASE.search(question))


_IN_A_CASE = re.compile(r"\bwhen (?!could|can|would|will|are|is)|(?:[时着]|的时候)[，,]", re.IGNORECASE)


def of_any(question: str) -> bool:
    """Whether a question asks for the best, the last or the like of something, of which everybody has one."""
    return bool(_OF_ANY.search(question))


_OF_ANY = re.compile(
    r"\b(?:your|is the) (?:best|worst|hardest|greatest|longest|last)\b|得最|最[^，,]{1,3}一次", re.IGNORECASE
)


def of_life(asked: str, question: Planned) -> bool:
    """Whether a question about a coding problem is about where something happened, which no side of the problem is."""
    problem = f"{question.text}\n{question.statement}"
    return bool(question.statement and _OF_LIFE.search(asked) and not _OF_LIFE.search(problem))


_OF_LIFE = re.compile(
    r"\b(?:at|from|in|of) (?:your |my )?(?:work|job|university|school|college|studies)\b|工作[中上里]|学校|大学|单位",
    re.IGNORECASE,
)

_OF_THE_POST = re.compile(r"\b(?:us|here|[Tt]his (?:position|post))\b|[对从跟]我们|这里|这个岗位|入职")
_OF_ONESELF = re.compile(r"\b(?:can do|skills?|strengths?|experience)\b|能力|本事|长处|经历", re.IGNORECASE)


def about_post(question: str) -> bool:
    """Whether a question is about the post that somebody applies for, and not about what they bring to it."""
    return bool(_OF_THE_POST.search(question)) and not _OF_ONESELF.search(question)


_LAST = re.compile(
    r"(?:^|(?<=[.!?。！？;；:：\n]))(?:[^.!?。！？;；:：\n]|: (?=[a-z]))++(?:[.](?=\S)[^.!?。！？;；\n]*+)*+[?？]"
)
"""A sentence that asks: it begins where one may begin, and is not gone back on."""
_TELL = re.compile(r"(?:tell|describe|give|think|name|take|walk|请|讲|说|谈|描述|举|回想|介绍)", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:it|its|that|those|them|they|their|he|she|there|then)\b|[这那它他她]|当时|后来|结果|其中",
    re.IGNORECASE,
)
