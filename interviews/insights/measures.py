"""What is counted in what was said: for notes beside an answer and on the finished interview. Never a score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interviews.insights.parts import TABLES, answer
from interviews.insights.story import result
from interviews.insights.text import read, spoken

PAUSE = 300.0
"""Seconds after which somebody was away: what is longer counts as nothing."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts of one answer.

    Attributes:
        words: Chinese characters are converted (`text.CHARACTERS_PER_WORD`).
        own, team: mentions of the speaker alone and of the group; `own_deeds`, `team_deeds`: what they did.
        result: the sentence that tells a result, "" when none does.
        language: whose rules were used, "" when there are none: then only words and sentences are counted.
    """

    words: int
    sentences: int
    fillers: int = 0
    hedges: int = 0
    own: int = 0
    team: int = 0
    own_deeds: int = 0
    team_deeds: int = 0
    result: str = ""
    hypothetical: bool = False
    language: str = ""


def measure(text: str, language: str) -> Measures:
    """The counts of an answer in an interview held in `language`."""
    whole = read(text)
    speaks = spoken(whole, language)
    if speaks not in TABLES:
        return Measures(whole.words, len(whole.sentences))
    given, rules, low = answer(whole, speaks), TABLES[speaks], whole.plain.lower()
    return Measures(
        words=whole.words,
        sentences=len(whole.sentences),
        fillers=len(rules.fillers.findall(low)),
        hedges=len(rules.hedges.findall(low)),
        own=len(rules.own.findall(low)),
        team=len(rules.team.findall(low)),
        own_deeds=given.deeds.own,
        team_deeds=given.deeds.team,
        result=result(given) or "",
        hypothetical=given.hypothetical,
        language=speaks,
    )


def talk_share(lines: Iterable[tuple[str, str]], speaker: str) -> float:
    """The share of all words that `speaker` said, 0 to 1; `lines` are (speaker, text), advice left out."""
    words = [(who, read(text).words) for who, text in lines]
    total = sum(count for _, count in words)
    return sum(count for who, count in words if who == speaker) / total if total else 0.0


def active_seconds(times: Sequence[float]) -> float:
    """The active time between rising moments (s): a gap longer than `PAUSE` counts as nothing."""
    gaps = [later - earlier for earlier, later in pairwise(times)]
    return sum(gap for gap in gaps if 0 < gap <= PAUSE)
