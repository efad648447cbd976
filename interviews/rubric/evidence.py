"""What of a judge's verdict stands: every quote is looked up in what was said, and without evidence is no score."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interviews.insights.parts import TABLES, answer
from interviews.insights.replies import table
from interviews.insights.story import result
from interviews.insights.text import content_words, read, spoken
from interviews.rubric.material import Material, as_said, fold

SHORTEST, SHORTEST_CHINESE = 12, 6
"""Characters of a quote that shows something."""

MOST_QUOTES = 3
LONGEST_REASON = 300

HIGH = 4
"""From this score on two quotes are needed, one of them a fact; with less it is `UNPROVEN`."""
UNPROVEN = 3

DEED = 5
"""Content words of a deed that can be checked: “I told him what I thought” is none."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAYS = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
_FACTS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:in|on|by|since|until|till|before|after|from|last|this|of|every|each) (?:{_MONTHS}|{_DAYS}|spring|"
        r"summer|autumn|fall|winter)\b|\b(?:noon|midnight|yesterday)\b|"
        r"\b(?:last|one) (?:year|quarter|month|week|day|night|hour)\b"
    ),
    "zh": re.compile(
        r"[二两三四五六七八九十百千万][一二三四五六七八九十百千万]*(?:套|份|台|张|条|辆|只|项|点|时|度|处|笔|批|箱|遍|架|门|页|名|人|"
        r"家|个|次|年|月|号|天|周)|(?:去|今|前)年|上(?:个)?(?:月|周)|一(?:天|周|年|晚|个?小时|个月|月|号|点)|星期[一二三四五六日天]"
    ),
}
"""Dates, durations and counted things, beside the numbers that tell a result."""
_VERDICTS = re.compile(
    r"\b(?:hire|hired|reject|recommend(?:ed)? for|confident person|intelligent|smart|charismatic|arrogant|lazy|"
    r"personality|attitude|native|accent|grammar|age|mother|father|pregnan\w*|religio\w*)\b|"
    r"录用|淘汰|聪明|性格|人品|态度|口音|语法|年龄|母语",
    re.IGNORECASE,
)
"""Words of a reason that judge the person, or what is none of a rubric's business."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One pass of the judge, as far as it stands. `score` None: not enough evidence."""

    score: int | None
    quotes: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """What differs between judging answers and judging questions.

    Attributes:
        proven: whether quotes (of a material, in a language) carry a high score.
        orders: what speaks to the judge; None: the marks of injection of the language.
        banned: words that a reason may not hold.
    """

    proven: Callable[[Sequence[str], Material, str], bool]
    orders: re.Pattern[str] | None
    banned: re.Pattern[str]


def told(found: Sequence[str], judged: Material, language: str) -> bool:
    """Whether quotes of an answer carry a high score: two of them, one a fact."""
    return len(found) >= 2 and any(fact(quote, language) for quote in found)


ANSWERS = Manner(told, None, _VERDICTS)
"""How findings on answers are checked."""


def verdict(said: Mapping[str, Any], judged: Material, language: str, manner: Manner = ANSWERS) -> Verdict:
    """Check what the judge said about an answer.

    Args:
        said: the judge's JSON, of any shape.
        judged: the answer.
    """
    found = quotes(said.get("quotes"), judged, language, manner)
    given, reason = said.get("score"), plain(said.get("reason"), manner)
    if not found or isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= 5:
        return Verdict(None, found, reason)
    return Verdict(given if manner.proven(found, judged, language) else min(given, UNPROVEN), found, reason)


def quotes(given: Any, judged: Material, language: str, manner: Manner = ANSWERS) -> tuple[str, ...]:
    """The quotes that stand in what the judge was shown, and word for word in one reply; as said there, each once."""
    if not isinstance(given, Sequence) or isinstance(given, str):
        return ()
    shown, found = fold(judged.text), dict[str, str]()
    injection = manner.orders or table(spoken(read(judged.text), language)).injection
    for quote in given:
        if not isinstance(quote, str):
            continue
        folded = fold(quote.strip().strip("\"'“”‘’「」").strip())
        least = SHORTEST_CHINESE if _CHINESE.search(folded) else SHORTEST
        if len(folded) < least or folded not in shown or injection.search(folded):
            continue
        said = next((words for reply in judged.replies if (words := as_said(folded, reply))), None)
        if said:
            found.setdefault(folded, said)
    return tuple(found.values())[:MOST_QUOTES]


def fact(quote: str, language: str) -> bool:
    """Whether a quote holds a number or a date, or tells a result, or a deed that was done and what it was about."""
    whole = read(quote)
    speaks, low = spoken(whole, language), whole.plain.lower()
    if speaks not in TABLES:
        return any(sign.isdigit() for sign in quote)
    rules, told = TABLES[speaks], answer(whole, speaks)
    deed = (told.deeds.own or told.deeds.team) and len(content_words(quote)) >= DEED
    return bool(rules.number.search(low) or _FACTS[speaks].search(low) or deed or result(told))


def plain(reason: Any, manner: Manner = ANSWERS) -> str:
    """A reason as one line; empty when it judges the person."""
    text = " ".join(reason.split())[:LONGEST_REASON] if isinstance(reason, str) else ""
    return "" if manner.banned.search(text) else text
