"""What must hold in every transcript, whoever answers: each fault by name, with the line that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviews.builder.checks import turn_faults, unlawful
from interviews.director import Move, Offer
from interviews.director.choosing import CODE, SILENCES
from interviews.insights.parts import TABLES, answer
from interviews.insights.replies import hums
from interviews.insights.story import tells_case
from interviews.insights.text import read, spoken
from interviews.simulation.running import Simulated

ASKING = ("open", "ask", "time_check")
MOST_PROBES = 2

WORTH_NOTICING = 5
"""Words of an answer that nobody gives twice by chance."""

ENDLESS = 300
"""Words of an answer that nobody listens to."""

_CALLED = re.compile(r"^(?:def|class) (?!_)(\w+)[(:]", re.MULTILINE)
_MARK = re.compile(r"[?？]")
_MINUTES = re.compile(r"(\d+) ?(?:min|分钟)")
_PRIVATE = re.compile(r"pregnan|husband|\bill\b|58|fifty-eight|怀孕|生病|五十八", re.IGNORECASE)
_LEAKS = re.compile(r"\[\[|system prompt|instructions to you|banana|系统提示|香蕉", re.IGNORECASE)


def faults(held: Simulated, language: str) -> list[str]:
    """Everything that is wrong with a transcript, as "name: words"."""
    return [*_ending(held), *_questions(held), *_turns(held, language), *_budgets(held), *_hearing(held)]


def _ending(held: Simulated) -> Iterator[str]:
    kinds = [move.kind for move in held.moves]
    if kinds.count("close") != 1 or kinds[-1] != "close":
        yield f"no closing: {kinds[-3:]}"
    if "invite_questions" not in kinds:
        yield "not invited to ask: never"
    if held.lines and held.lines[-1].speaker != "interviewer":
        yield "words after the end: " + held.lines[-1].text


def _questions(held: Simulated) -> Iterator[str]:
    """Every planned question is asked once, or knowingly dropped."""
    asked = [
        offer.next.key
        for offer, move in zip(held.offers, held.moves, strict=True)
        if move.kind in ASKING and offer.next
    ]
    dropped = {
        key
        for offer, move in zip(held.offers, held.moves, strict=True)
        if move == offer.preferred
        for key in offer.dropped
    }
    for question in held.plan.questions:
        times = asked.count(question.key)
        if times > 1:
            yield f"asked twice: {question.key}"
        if not times and question.key not in dropped:
            yield f"forgotten: {question.key}"
    for offer, move in zip(held.offers, held.moves, strict=True):
        if move.kind in ("ask", "invite_questions") and offer.current is not None and not offer.left(move):
            yield f"left without a reason: {offer.current.key}"


def _turns(held: Simulated, language: str) -> Iterator[str]:
    said = [line.text for line in held.lines if line.by_interviewer]
    for text, offer, move in zip(said, held.offers, held.moves, strict=True):
        marks = len(_MARK.findall(text))
        if marks != (0 if move.kind == "close" else 1) and not (move.kind == "close" and marks == 0):
            yield f"{marks} questions in a turn: {text}"
        for name in turn_faults(text, offer, language=language, mode=held.mode, move=move):
            if name != "question":
                yield f"{name}: {text}"
        if _PRIVATE.search(text) or unlawful(text):
            yield f"protected facts: {text}"
        if _LEAKS.search(text):
            yield f"out of role: {text}"
        minutes = _MINUTES.search(text)
        if minutes and move.kind == "time_check" and offer.minutes_left != int(minutes[1]):
            yield f"wrong time: {text}"


def _budgets(held: Simulated) -> Iterator[str]:
    """Probes out of the plan's parts, at most two, of two parts where anything is told; hints one level a turn; silence
    twice leads on.
    """
    probes: list[str | None] = []
    hints = 0
    for offer, move in zip(held.offers, held.moves, strict=True):
        if move.kind in (*ASKING, "invite_questions"):
            probes, hints = [], 0
        elif move.kind == "probe":
            probes.append(move.part)
            known = {part.key for part in offer.current.parts} if offer.current else set()
            twice = len(set(probes)) < len(probes) and (offer.heard or held.plan.type == "CODE")
            if len(probes) > MOST_PROBES or twice or move.part not in known:
                yield f"probes: {probes}"
        elif move.kind == "hint":
            if move.part != str(hints + 1):
                yield f"hints: level {move.part} after {hints}"
            hints += 1
        most = SILENCES + hums(offer.asked) - 1
        if offer.reading.kinds.count("silence") > most and move.kind not in (*ASKING, "invite_questions", "close"):
            yield f"silence twice: {move}"


def _hearing(held: Simulated) -> Iterator[str]:
    """What was said a moment ago has an effect on what comes next."""
    told: list[str] = []
    cases: list[str] = []
    topic: list[Move] = []
    named = False
    exchanges = zip(held.lines[1::2], held.lines[2::2], held.offers[1:], held.moves[1:], strict=False)
    for reply, line, offer, move in exchanges:
        before = reply.text in told or reply.text in cases
        repeats = before and read(reply.text).words >= WORTH_NOTICING and offer.said == "answer"
        if move.kind == "probe" and repeats and not line.text.startswith(held.plan.phrases.of("said_again")):
            yield f"deaf to a repeat: {line.text}"
        if move.kind == "probe" and "never_had" in offer.reading.kinds and offer.wants_story and not offer.reading.done:
            yield f"a story that was not told: {line.text}"
        if offer.minutes_left is None:
            yield from _unbounded(reply.text, topic, move)
            if not (named and offer.reading.only_name):
                yield from _misnamed(reply.text, topic, move, offer)
        leaves = move.kind in (*ASKING, "invite_questions", "close")
        cases += [reply.text] if held.plan.type != "CODE" and _tells_case(reply.text, held.plan.language) else []
        told = [] if leaves else [*told, reply.text]
        named = named or (leaves and CODE in topic)
        topic = [] if leaves else [*topic, move]


def _tells_case(said: str, language: str) -> bool:
    whole = read(said)
    return spoken(whole, language) in TABLES and tells_case(answer(whole, spoken(whole, language)))


def _unbounded(said: str, topic: list[Move], move: Move) -> Iterator[str]:
    """Nobody talks without end and is not asked for the short version, once a question."""
    code = _CALLED.search(said)
    asked = "redirect" in [had.kind for had in (*topic, move)]
    if read(said).words > ENDLESS and not code and not asked:
        yield f"endless talk taken for an answer: {move}"


def _misnamed(said: str, topic: list[Move], move: Move, offer: Offer) -> Iterator[str]:
    """That the function has another name than the one asked for is said, once a question."""
    called = _CALLED.findall(said)
    if not called or offer.current is None or offer.said != "answer":
        return
    known = f"{offer.current.text} {offer.current.statement}"
    if not any(name in known for name in called) and [*topic, move].count(CODE) != 1:
        yield f"another name not noticed: {move}"
