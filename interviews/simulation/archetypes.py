"""Simulated candidates. Each knows the bank's full answers and says of them what its kind says. Pure, no chance.

To questions without one they say stock parts of an answer (`answers.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from interviews.director import Move, Planned
from interviews.director.plan import wants_view
from interviews.insights.naming import asked_of
from interviews.insights.parts import canonical
from prompts.solutions import source_of

ANSWERS = Path(__file__).parent / "answers.toml"


@dataclass
class Candidate:
    """Somebody who answers.

    Attributes:
        full: key of a question → the full answer to it.
        asked, topic, told: how many turns, turns on the question in hand, and questions there were.
    """

    archetype: str
    kind: str
    language: str
    full: Mapping[str, str] = field(default_factory=dict)
    asked: int = 0
    topic: int = 0
    question: str = ""
    told: int = -1

    def reply(self, move: Move, question: Planned | None) -> str:
        """What this candidate says to a turn of the interviewer."""
        if question is not None and question.key != self.question:
            self.question, self.topic = question.key, 0
            self.told += 1
        says = _SAYS[self.archetype]
        text = self.pick("farewell") if move.kind == "invite_questions" else says(self, move, question)
        self.asked += 1
        self.topic += 1
        return text

    def pick(self, name: str) -> str:
        """The next variant of a saying."""
        variants = _table(self.language)["say"][name]
        return str(variants[self.asked % len(variants)])

    def own(self, name: str) -> str:
        variants = _table(self.language)[name]
        return str(variants if isinstance(variants, str) else variants[self.asked % len(variants)])

    def whole(self, question: Planned) -> str:
        """All of a full answer; to a coding question with code."""
        told = self.full.get(question.key)
        if told is None:
            return self.parts(question)
        return f"{told}\n{self.code(question)}" if question.statement else told

    def halves(self, question: Planned) -> tuple[str, str]:
        """A full answer in two: its first sentences, and the others; two empty ones where there is none."""
        sentences = self._sentences(question)
        middle, gap = (len(sentences) + 1) // 2, "" if self.language == "zh" else " "
        return gap.join(sentences[:middle]), gap.join(sentences[middle:])

    def _sentences(self, question: Planned) -> list[str]:
        return [each for each in _ENDS.split(self.full.get(question.key, "")) if each]

    def code(self, question: Planned) -> str:
        """The reference solution of what is asked for."""
        asked = (
            pattern.search(text) for pattern in (_CLASS, _SIGNATURE) for text in (question.text, question.statement)
        )
        found = (source_of(match[1]) for match in asked if match)
        return next(filter(None, found), "") or self.part("code", question)

    def more(self, key: str, question: Planned) -> str:
        """What is said when one part is asked for: code, a sentence of the full answer, else stock words."""
        if key == "code" and question.statement:
            return self.code(question)
        sentences = self._sentences(question)
        return sentences[self.topic % len(sentences)] if sentences else self.part(key, question)

    def part(self, key: str, question: Planned) -> str:
        """The words of one part, of the story that belongs to the question."""
        told = _table(self.language).get(self.kind, _table(self.language)["BQ"])
        variants: Sequence[str] = told.get(canonical(key)) or told.get("any") or _table(self.language)["HR"]["any"]
        asked = _FUNCTION.search(question.text)
        return variants[self.told % len(variants)].replace("def f(", f"def {asked[1]}(" if asked else "def f(")

    def parts(self, question: Planned, keys: Sequence[str] | None = None) -> str:
        """The words of these parts, or of all."""
        wanted = [part.key for part in question.parts if keys is None or canonical(part.key) in keys]
        told = dict.fromkeys(self.part(key, question) for key in wanted)
        return ("" if self.language == "zh" else " ").join(told)


_ENDS = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_FUNCTION = re.compile(r"\b([a-z_]+)\(")
_SIGNATURE = re.compile(r"\b([a-z_]+)\(([a-z_, ]*)\)")
_CLASS = re.compile(r"(?:\bclass|类) ?([A-Z]\w*)")


def candidate(archetype: str, kind: str, language: str, full: Mapping[str, str] | None = None) -> Candidate:
    """A candidate of that kind, for an interview of a type in a language.

    Args:
        full: key of a question → the full answer to it.
    """
    return Candidate(archetype, kind, language, full or {})


@lru_cache
def _everything() -> Mapping[str, Any]:
    return tomllib.loads(ANSWERS.read_text(encoding="utf-8"))


def _table(language: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = _everything()[language]
    return table


def _strong(who: Candidate, move: Move, question: Planned | None) -> str:
    if question is None:
        return who.pick("vague")
    if move.kind == "probe" and move.part:
        return who.more(move.part, question) if move.part == "code" else who.pick("told_all")
    return who.whole(question)


def _average(who: Candidate, move: Move, question: Planned | None) -> str:
    """Tells the scene and the deeds; the rest when asked for it."""
    if question is None:
        return who.pick("vague")
    begins, ends = who.halves(question)
    if move.kind == "probe" and move.part:
        if move.part == "code":
            return who.more(move.part, question)
        return ends if ends and who.topic == 1 else who.pick("told_all")
    if begins:
        return begins
    first = [canonical(part.key) for part in question.parts][:3]
    return who.parts(question, first)


def _vague(who: Candidate, move: Move, question: Planned | None) -> str:
    return who.pick("vague")


def _of(name: str) -> Callable[[Candidate, Move, Planned | None], str]:
    return lambda who, move, question: who.pick(name)


def _silent(who: Candidate, move: Move, question: Planned | None) -> str:
    return who.pick("silent") or "…"


def _injecting(who: Candidate, move: Move, question: Planned | None) -> str:
    return who.own("injecting")


def _nonnative(who: Candidate, move: Move, question: Planned | None) -> str:
    """Knows the answer, and says it as somebody does who is learning the language."""
    said = _strong(who, move, question)
    return said if move == Move("probe", "code") else _halting(said, who.language)


def _halting(said: str, language: str) -> str:
    """The same without what learners leave out: articles and tenses, particles and measure words. Code stays."""
    words, newline, code = said.partition("\n")
    for pattern, instead in _LEARNERS[language]:
        words = pattern.sub(instead, words)
    return f"{words[:1].upper()}{words[1:]}{newline}{code}"


_PRESENT = {
    "had": "have", "did": "do", "went": "go", "told": "tell", "said": "say", "came": "come",
    "wrote": "write", "made": "make", "took": "take", "gave": "give", "began": "begin", "asked": "ask",
    "called": "call", "fell": "fall", "wanted": "want", "showed": "show", "knew": "know", "saw": "see", "found": "find",
}  # fmt: skip
_LEARNERS = {
    "en": (
        (re.compile(r"(?<=[.!?] )(?:The|An?) (\w)"), lambda found: found[1].upper()),
        (re.compile(r"\b(?:[Tt]he|[Aa]n?) (?!half\b|third\b|quarter\b|fifth\b|tenth\b|dozen\b|few\b)"), ""),
        (re.compile(rf"\b(?:{'|'.join(_PRESENT)})\b"), lambda found: _PRESENT[found[0]]),
    ),
    "zh": (
        (re.compile(r"(?<=[\u3400-\u9fff])[了着过](?=[^，。！？；、])|(?<=[，。我])(?:就|才|又)(?![业能会是])"), ""),
        (re.compile(r"(?<=[一二三四五六七八九十两几])[张条件份家位名台辆](?=[\u3400-\u9fff])"), "个"),
    ),
}
"""What learners say otherwise, by language: a pattern, and what stands in its place."""


def _changing(who: Candidate, move: Move, question: Planned | None) -> str:
    """Changes the language in the second answer to a question, and comes back when asked to."""
    if who.topic == 1 or move.kind == "redirect":
        return who.own("other") if move.kind != "redirect" else _strong(who, move, question)
    return _average(who, move, question)


def _asking(who: Candidate, move: Move, question: Planned | None) -> str:
    return who.pick("asking") if who.topic == 0 else _average(who, move, question)


def _private(who: Candidate, move: Move, question: Planned | None) -> str:
    told = {(0, 0): "private", (0, 1): "protected", (1, 0): "private", (2, 0): "protected"}.get((who.told, who.topic))
    return " ".join(filter(None, [who.pick(told) if told else "", _average(who, move, question)]))


def _repeating(who: Candidate, move: Move, question: Planned | None) -> str:
    """Has one sentence for everything."""
    return str(_table(who.language)["say"]["repeating"][0])


def _wrong_function(who: Candidate, move: Move, question: Planned | None) -> str:
    """Knows the answer, and names the function as it likes."""
    if move == Move("clarify", "code"):
        return who.pick("wrong_class" if question and _wants_class(question) else "wrong_function")
    return _renamed(_strong(who, move, question), question)


def _wants_class(question: Planned) -> bool:
    return bool(asked_of(f"{question.text}\n{question.statement}").methods)


def _renamed(said: str, question: Planned | None) -> str:
    """The same with another name for the function or the class that was asked for."""
    asked = _SIGNATURE.search(question.text) if question else None
    named = re.sub(rf"\b{asked[1]}\(", "solve(", said) if asked else said
    return re.sub(r"^class \w+", "class Solution", named, flags=re.MULTILINE)


def _never_had(who: Candidate, move: Move, question: Planned | None) -> str:
    """Was never in such a situation, and says what would be done when asked to suppose it; where nothing has to have
    happened, answers after all.
    """
    if who.topic and question and (wants_view(question) or question.statement):
        return who.more("code", question) if move.part == "code" else who.halves(question)[min(who.topic, 2) - 1]
    return who.pick("never_had") if who.topic == 0 else who.pick("supposed")


def _endless(who: Candidate, move: Move, question: Planned | None) -> str:
    """Tells all there is to tell, and much more, and can be short when asked to."""
    if question is None:
        return who.pick("vague")
    if move.kind == "redirect":
        return who.halves(question)[1] or _strong(who, move, question)
    asides = _table(who.language)["say"]["rambling"]
    first = who.told % len(asides)
    return ("" if who.language == "zh" else " ").join([_average(who, move, question), *asides[first:], *asides[:first]])


def _clarifying(who: Candidate, move: Move, question: Planned | None) -> str:
    """Asks what is left open before answering."""
    asked = "clarifying" if who.kind == "CODE" else "asking"
    return who.pick(asked) if who.topic < 2 else _strong(who, move, question)


_SAYS: Mapping[str, Callable[[Candidate, Move, Planned | None], str]] = {
    "strong": _strong,
    "average": _average,
    "vague": _vague,
    "rambling": _of("rambling"),
    "silent": _silent,
    "hostile": _of("hostile"),
    "off_topic": _of("off_topic"),
    "injecting": _injecting,
    "nonnative": _nonnative,
    "changing": _changing,
    "refusing": _of("refusing"),
    "stuck": _of("stuck"),
    "gibberish": _of("gibberish"),
    "asking": _asking,
    "private": _private,
    "repeating": _repeating,
    "wrong_function": _wrong_function,
    "never_had": _never_had,
    "endless": _endless,
    "clarifying": _clarifying,
}
ARCHETYPES = tuple(_SAYS)
