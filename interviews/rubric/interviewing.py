"""What can be measured in how somebody interviews: their questions, what they took up, what they must not ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.builder.checks import unlawful
from interviews.insights.measures import talk_share
from interviews.insights.text import content_words, read

_MARK = re.compile(r"[?？]")
_CLOSED = re.compile(
    r"^(?:so |and |but |ok(?:ay)?,? |well,? )?(?:did|do|does|is|are|was|were|have|has|had|can|could you not|will|"
    r"would you say|isn't|aren't|didn't|don't|wasn't)\b|,\s*(?:right|correct|yes|no)\?\s*$",
    re.IGNORECASE,
)
_CLOSED_CHINESE = re.compile(r"(?:吗|对吧|是吧|是不是|有没有|会不会|能不能)[^。]{0,8}[？?]\s*$")
_LEADING = re.compile(
    r"\b(?:(?:isn't|aren't|didn't|don't|wasn't|wouldn't|surely|obviously|of course) (?:you|it|that|they)|"
    r"you (?:must|surely) (?:have|agree|think)|wouldn't you (?:say|agree)|don't you (?:think|agree)|right\?|"
    r"i assume you|so you (?:just|simply))|难道|你(?:肯定|一定)(?:是|会|觉得|同意)|不觉得|对吧[？?]|是吧[？?]|想必你",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a question that should not have been asked so; `line` is its place in the transcript, from 0."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Interviewing:
    """Counts of one interview.

    Attributes:
        questions: turns that asked something; `open`: those that cannot be answered by yes or no; `single`: those
            that ask one thing; `probing`: those that take up words of the answer before.
        share: of all words that the interviewer said, 0 to 1.
        leading, unlawful: questions that suggest their answer, or that may not be asked.
    """

    questions: int = 0
    open: int = 0
    single: int = 0
    probing: int = 0
    share: float = 0.0
    leading: tuple[Found, ...] = ()
    unlawful: tuple[Found, ...] = ()


def interviewing(lines: Sequence[tuple[str, str]]) -> Interviewing:
    """Measure the interviewer of a transcript of (speaker, text)."""
    asked = [(place, text) for place, (who, text) in enumerate(lines) if who == "interviewer" and _MARK.search(text)]
    return Interviewing(
        questions=len(asked),
        open=sum(not closed(text) for _, text in asked),
        single=sum(len(_MARK.findall(text)) == 1 for _, text in asked),
        probing=sum(_takes_up(lines, place) for place, _ in asked),
        share=talk_share(lines, "interviewer"),
        leading=tuple(Found(place, words) for place, text in asked if (words := leading(text))),
        unlawful=tuple(Found(place, words) for place, text in asked if (words := unlawful(text))),
    )


def leading(text: str) -> str | None:
    """The words of a question that suggest its answer, None when there are none."""
    found = _LEADING.search(text)
    return found.group() if found else None


def closed(text: str) -> bool:
    """Whether the last question of a turn can be answered by yes or no."""
    question = next((each for each in reversed(read(text).sentences) if _MARK.search(each)), "")
    return bool(_CLOSED.search(question) or _CLOSED_CHINESE.search(question))


def _takes_up(lines: Sequence[tuple[str, str]], place: int) -> bool:
    """Whether a question shares words with the answer just before it that no question had used."""
    if place == 0 or lines[place - 1][0] != "candidate":
        return False
    before = frozenset[str]().union(*(content_words(text) for who, text in lines[:place] if who == "interviewer"))
    return bool((content_words(lines[place][1]) & content_words(lines[place - 1][1])) - before)
