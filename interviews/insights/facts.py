"""Which of several facts answers a clarifying question: by what both are about, else by the words that they share.

A fact and a question are about the same when they speak of the same side of a problem (`SIDES`): how large it is,
whether it is sorted, what an empty list gives. A fact about another side is none, however many words it shares.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from interviews.insights import chinese_sides, english_sides
from interviews.insights.text import content_words, read

SIDES: Mapping[str, tuple[re.Pattern[str], ...]] = {
    side: (re.compile(pattern), re.compile(chinese_sides.SIDES[side])) for side, pattern in english_sides.SIDES.items()
}
"""Side of a coding problem → what speaks of it, in a question as well as in a fact."""

_WEAK = content_words(
    "answer result return number numbers value values list lists item items input stand come take count counts start "
    "happens time times still possible least ask know settle clarify "
    "先问 我先 问清 返回 结果 列表 可能 可以 是不 不是 怎么 如果 的时 时候"
)
"""Words that say nothing of what a question is about."""


def fact_about(asked: str, facts: Sequence[str], problem: str = "", *, by_words: bool = True) -> str:
    """The fact that answers a question, "" when none does.

    Args:
        asked: the words of the candidate; `facts`: what may be told, the preferred of two that fit in front.
        problem: the words of the coding question: what they name, every question and every fact may name.
        by_words: whether a question that speaks of no side may be answered by the words that it shares with a fact.
    """
    sides = sides_of(asked)
    words = frozenset(word for word in content_words(asked) - _WEAK if not _PARTICLE.search(word))
    telling = words - content_words(problem)
    found: list[tuple[bool, float, str]] = []
    for fact in facts:
        shared, alike = sides & sides_of(fact), words & content_words(fact)
        told = len(telling & alike)
        in_words = (
            by_words and told * 2 >= len(telling) and (told > 1 or (told == 1 and len(telling) < 3 and not sides))
        )
        score = sum(_WEIGHT.get(side, 3.0) for side in shared) + len(alike) / 2 + told / 2
        if shared or in_words:
            found.append((bool(shared), score, fact))
    best = max(found, key=lambda each: each[:2], default=(False, 0.0, ""))[2]
    return best or (_in_a_row(asked, facts, problem) if by_words else "")


def _in_a_row(asked: str, facts: Sequence[str], problem: str) -> str:
    """The fact that shares most words in a row with the question, "" when it shares too few."""
    best, most = "", 0
    mine, known = _units(asked), " ".join(_units(problem))
    for fact in facts:
        for at, _, size in SequenceMatcher(None, mine, _units(fact), autojunk=False).get_matching_blocks():
            run = " ".join(mine[at : at + size])
            enough = ROW if run.isascii() else ROW_OF_CHARACTERS
            if size >= max(enough, most + 1) and run not in known and not _NO_ROW.fullmatch(run):
                best, most = fact, size
    return best


def _units(text: str) -> list[str]:
    """Words, and characters where there are no spaces between words."""
    return _UNIT.findall(text.lower())


ROW, ROW_OF_CHARACTERS = 3, 4
"""Words, and Chinese characters, that a question and a fact share in a row only if they are about the same."""

_UNIT = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]")
_NO_ROW = re.compile(
    r"(?:(?:the|a|an|is|are|be|may|can|it|of|in|to|and|or|no|there|has|have|list|lists|that|as|at|what|for) ?)+"
)
"""Words that stand in a row anywhere."""


_WEIGHT = {"empty": 2.9, "same": 2.8}
"""Sides that many words name count less beside another one."""

_PARTICLE = re.compile(r"[了的吗呢吧么会还要能是在有没不个就也都和与被把那这哪几一]")
"""Characters that hold a Chinese sentence together; a pair with one of them is no word."""


def questions_in(text: str) -> tuple[str, ...]:
    """What a text asks, one thing after the other."""
    asked = [sentence for sentence in read(text).sentences if sentence.endswith(("?", "？"))]
    return tuple(piece.strip() for sentence in asked for piece in _AND_ALSO.split(sentence) if piece.strip())


def wondered_in(text: str) -> tuple[str, ...]:
    """What a text says that it would ask ("I ask whether …"), one thing after the other."""
    found = (_WOULD_ASK.search(sentence) for sentence in read(text).sentences if not sentence.endswith(("?", "？")))
    pieces = (piece for asked in found if asked for piece in _one_by_one(asked[0]))
    return tuple(piece.strip() for piece in pieces if piece.strip() and not _ANSWERED.search(piece))


def settles(wondered: str) -> bool:
    """Whether somebody says that they settle it themselves: nobody need answer where no fact does."""
    return bool(_SETTLES.match(wondered))


def _one_by_one(asked: str) -> list[str]:
    pieces = _ALSO_WHETHER.split(_ANNOUNCED.sub("", asked))
    listed = bool(_ABOUT.search(asked)) and not _WHETHER.search(asked)
    return [one for piece in pieces for one in (_LISTED.split(piece) if listed or _ABOUT.search(piece) else [piece])]


_WHETHER = re.compile(r"\b(?:whether|if|what|which|how|when|where)\b", re.IGNORECASE)
_ABOUT, _LISTED = re.compile(r"\b(?:ask|know) (?:first )?about\b", re.IGNORECASE), re.compile(r", (?:and )?| and ")
"""What a list of things asked about begins with, and what stands between two of them."""

_ANSWERED = re.compile(r"[:：]\s*\S|^(?:各自?|分别)")
"""What somebody asks and answers in one breath, and what only sums up the questions before it."""

_ANNOUNCED = re.compile(r"^我?[先会要想得再还]*(?:问|弄清|搞清|确认)清?楚?[:：]")
"""What only announces the questions that follow it."""

_WOULD_ASK = re.compile(
    r"\bI(?:'d| would| will| want to| need to| have to)?(?: first)? "
    r"(?:ask|know|clarify|find out|settle|clear up)(?: first)? "
    r"(?:about|whether|if|what|which|how|when|where)\b.*|\bI want (?:rules|facts|limits) (?:for|on|about)\b.*|"
    r"\bfirst I make sure (?:that|whether|if)\b.*|"
    r"(?:我(?:先|会|要|想|得)*|(?:^|(?<=[，,。]))(?:再|还|先)要?)(?:问(?!了|过)|弄清|搞清|确认|补规则[:：])[^。]*",
    re.IGNORECASE,
)
_SETTLES = re.compile(r"I(?:'d| would| will)?(?: first)? settle\b", re.IGNORECASE)
_ALSO_WHETHER = re.compile(r",? and (?=(?:whether|if|what|which|how|when|where|for|about)\b)|[、，,;；]", re.IGNORECASE)

_AND_ALSO = re.compile(
    r"[,;]? (?:and|or) (?=(?:can|could|may|might|is|are|do|does|should|will|how|what|which)\b)|(?<=[吗呢么])[,，、]",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def sides_of(text: str) -> frozenset[str]:
    """The sides of a problem that a question or a fact speaks of."""
    low = _RESULT.sub(" ", " ".join(read(text).low))
    named = {side for side, patterns in SIDES.items() if any(pattern.search(low) for pattern in patterns)}
    return frozenset(named - {_INSTEAD_OF[side] for side in named & _INSTEAD_OF.keys()})


_RESULT = re.compile(r"\b(?:result|answer) is (?:an )?empty(?: \w+)?(?: too)?|返回空(?:列表|文本)|结果(?:就)?是空列表")
"""That a result is empty says nothing about the input."""

_INSTEAD_OF = {"tie": "same", "result_order": "order"}
"""Side → one that its words would name as well."""
